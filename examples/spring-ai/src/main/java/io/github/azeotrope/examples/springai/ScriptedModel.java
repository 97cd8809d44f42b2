package io.github.azeotrope.examples.springai;

import io.github.azeotrope.examples.mockmodel.MockModel;
import java.util.List;
import java.util.Objects;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.publisher.Flux;

/** The mock model's words, whole and streamed, through Spring AI. */
final class ScriptedModel implements ChatModel {

  @Override
  public ChatResponse call(Prompt prompt) {
    List<String> words = words(prompt);
    return response(String.join("", words), words.size());
  }

  /** The tokens are told as they grow. */
  @Override
  public Flux<ChatResponse> stream(Prompt prompt) {
    List<String> words = words(prompt);
    return Flux.range(0, words.size()).map(i -> response(words.get(i), i + 1));
  }

  private static List<String> words(Prompt prompt) {
    return MockModel.wordsFor(Objects.requireNonNullElse(prompt.getUserMessage().getText(), ""));
  }

  private static ChatResponse response(String text, int tokens) {
    return new ChatResponse(
        List.of(new Generation(new AssistantMessage(text))),
        ChatResponseMetadata.builder().usage(new DefaultUsage(1, tokens)).build());
  }
}
