package io.github.azeotrope.examples.springai;

import io.github.azeotrope.Conversation;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.response.ProblemDetails;
import io.github.azeotrope.response.ResponseLadder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.client.ChatClientRequest;
import org.springframework.ai.chat.client.ChatClientResponse;
import org.springframework.ai.chat.client.advisor.api.CallAdvisor;
import org.springframework.ai.chat.client.advisor.api.CallAdvisorChain;
import org.springframework.ai.chat.client.advisor.api.StreamAdvisor;
import org.springframework.ai.chat.client.advisor.api.StreamAdvisorChain;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.MessageType;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.core.Ordered;
import reactor.core.publisher.Flux;

/**
 * Shows an observer what a chat client is asked and has answered, whole or streamed, and answers
 * with a refusal where a ladder advises one. Who asks stands in the advisors' parameters under
 * {@link #ACCOUNT}; what has no account passes. Requests that fail are not shown.
 */
final class DistillationAdvisor implements CallAdvisor, StreamAdvisor {
  /** The parameter that holds the host's id of the account. */
  static final String ACCOUNT = "azeotrope.account";

  private final RequestObserver observer;
  private final ResponseLadder ladder;
  private final InstantSource clock;

  DistillationAdvisor(RequestObserver observer, ResponseLadder ladder, InstantSource clock) {
    this.observer = observer;
    this.ladder = ladder;
    this.clock = clock;
  }

  @Override
  public String getName() {
    return "azeotrope";
  }

  /** Nearest to the model, so that what other advisors add to the prompt is seen. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE - 1;
  }

  @Override
  public ChatClientResponse adviseCall(ChatClientRequest request, CallAdvisorChain chain) {
    String account = account(request);
    if (account == null) {
      return chain.nextCall(request);
    }
    long asked = clock.millis();
    Optional<ProblemDetails> problem = ladder.advise(account, asked).problem();
    if (problem.isPresent()) {
      return refusal(request, problem.get());
    }
    ChatClientResponse response = chain.nextCall(request);
    show(account, asked, request, outputTokens(response));
    return response;
  }

  @Override
  public Flux<ChatClientResponse> adviseStream(
      ChatClientRequest request, StreamAdvisorChain chain) {
    String account = account(request);
    if (account == null) {
      return chain.nextStream(request);
    }
    return Flux.defer(
        () -> {
          long asked = clock.millis();
          Optional<ProblemDetails> problem = ladder.advise(account, asked).problem();
          if (problem.isPresent()) {
            return Flux.just(refusal(request, problem.get()));
          }
          // Vendors tell the tokens with the last part, or with each part so far.
          AtomicInteger tokens = new AtomicInteger();
          return chain
              .nextStream(request)
              .doOnNext(part -> tokens.accumulateAndGet(outputTokens(part), Math::max))
              .doOnComplete(() -> show(account, asked, request, tokens.get()))
              .doOnCancel(() -> show(account, asked, request, tokens.get()));
        });
  }

  private static @Nullable String account(ChatClientRequest request) {
    return request.context().get(ACCOUNT) instanceof String account ? account : null;
  }

  private static ChatClientResponse refusal(ChatClientRequest request, ProblemDetails problem) {
    return ChatClientResponse.builder()
        .chatResponse(
            new ChatResponse(List.of(new Generation(new AssistantMessage(problem.detail())))))
        .context(request.context())
        .build();
  }

  private static int outputTokens(ChatClientResponse response) {
    ChatResponse chat = response.chatResponse();
    Integer tokens = chat == null ? null : chat.getMetadata().getUsage().getCompletionTokens();
    return tokens == null ? 0 : tokens;
  }

  private void show(String account, long asked, ChatClientRequest request, int outputTokens) {
    observer.observe(request(account, asked, request));
    observer.complete(new ModelResponse(account, clock.millis(), null, outputTokens, List.of()));
  }

  private static ModelRequest request(String account, long asked, ChatClientRequest request) {
    String system = null;
    String prompt = "";
    List<String> history = new ArrayList<>();
    for (Message message : request.prompt().getInstructions()) {
      String text = message.getText() == null ? "" : message.getText();
      if (message.getMessageType() == MessageType.SYSTEM) {
        system = text;
      } else if (message.getMessageType() == MessageType.ASSISTANT) {
        history.add(prompt);
        history.add(text);
        prompt = "";
      } else {
        prompt = prompt.isEmpty() ? text : prompt + "\n" + text;
      }
    }
    return ModelRequest.builder()
        .account(account)
        .epochMillis(asked)
        .prompt(prompt)
        .systemPrompt(system)
        .conversation(new Conversation(null, history.size() / 2 + 1, history))
        .build();
  }
}
