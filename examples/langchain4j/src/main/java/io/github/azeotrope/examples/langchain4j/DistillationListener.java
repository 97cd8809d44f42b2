package io.github.azeotrope.examples.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import dev.langchain4j.model.output.TokenUsage;
import io.github.azeotrope.Conversation;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.RequestObserver;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows an observer what a LangChain4j model is asked and has answered, whole or streamed. Requests
 * that fail are not shown. A listener cannot refuse: who is to be limited is asked of {@code
 * assess} before the model is called.
 */
final class DistillationListener implements ChatModelListener {
  private final RequestObserver observer;
  private final Supplier<@Nullable String> account;
  private final InstantSource clock;

  /** Who asks and since when, from the request to its answer. */
  private record Asked(String account, long epochMillis) {}

  /**
   * A listener.
   *
   * @param account the host's id of who asks, called on the thread that calls the model; null for
   *     what is not to be observed
   */
  DistillationListener(
      RequestObserver observer, Supplier<@Nullable String> account, InstantSource clock) {
    this.observer = observer;
    this.account = account;
    this.clock = clock;
  }

  @Override
  public void onRequest(ChatModelRequestContext context) {
    String asking = account.get();
    if (asking != null) {
      context.attributes().put(this, new Asked(asking, clock.millis()));
    }
  }

  @Override
  public void onResponse(ChatModelResponseContext context) {
    if (context.attributes().get(this) instanceof Asked asked) {
      observer.observe(
          request(asked, context.chatRequest().messages(), context.chatRequest().modelName()));
      TokenUsage usage = context.chatResponse().tokenUsage();
      Integer tokens = usage == null ? null : usage.outputTokenCount();
      observer.complete(
          new ModelResponse(
              asked.account, clock.millis(), null, tokens == null ? 0 : tokens, List.of()));
    }
  }

  private static ModelRequest request(
      Asked asked, List<ChatMessage> messages, @Nullable String model) {
    String system = null;
    String prompt = "";
    List<String> history = new ArrayList<>();
    for (ChatMessage message : messages) {
      if (message instanceof SystemMessage instructions) {
        system = instructions.text();
      } else if (message instanceof AiMessage answer) {
        history.add(prompt);
        history.add(answer.text() == null ? "" : answer.text());
        prompt = "";
      } else if (message instanceof UserMessage question && question.hasSingleText()) {
        prompt = prompt.isEmpty() ? question.singleText() : prompt + "\n" + question.singleText();
      }
    }
    return ModelRequest.builder()
        .account(asked.account)
        .epochMillis(asked.epochMillis)
        .prompt(prompt)
        .systemPrompt(system)
        .model(model)
        .conversation(new Conversation(null, history.size() / 2 + 1, history))
        .build();
  }
}
