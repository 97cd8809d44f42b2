package io.github.azeotrope.examples.clientcontract;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.util.stream.Collectors;

/** The official clients of OpenAI and Anthropic with one API key, each asked the same way. */
final class Clients implements AutoCloseable {
  private static final String MODEL = "mock-1";
  private static final long MAX_TOKENS = 256;

  /** A client and a way to ask. */
  enum Way {
    OPENAI,
    OPENAI_STREAMED,
    ANTHROPIC,
    ANTHROPIC_STREAMED
  }

  private final OpenAIClient openAi;
  private final AnthropicClient anthropic;

  Clients(String url, String apiKey) {
    openAi = OpenAIOkHttpClient.builder().baseUrl(url + "/v1").apiKey(apiKey).build();
    anthropic = AnthropicOkHttpClient.builder().baseUrl(url).apiKey(apiKey).build();
  }

  /** The answer's text as the client hands it out. */
  String ask(Way way, String prompt) {
    return switch (way) {
      case OPENAI -> openAi(prompt);
      case OPENAI_STREAMED -> openAiStreamed(prompt);
      case ANTHROPIC -> anthropic(prompt);
      case ANTHROPIC_STREAMED -> anthropicStreamed(prompt);
    };
  }

  private String openAi(String prompt) {
    return openAi
        .chat()
        .completions()
        .create(forOpenAi(prompt))
        .choices()
        .get(0)
        .message()
        .content()
        .orElseThrow();
  }

  private String openAiStreamed(String prompt) {
    try (com.openai.core.http.StreamResponse<ChatCompletionChunk> events =
        openAi.chat().completions().createStreaming(forOpenAi(prompt))) {
      return events.stream()
          .flatMap(chunk -> chunk.choices().stream())
          .flatMap(choice -> choice.delta().content().stream())
          .collect(Collectors.joining());
    }
  }

  private static ChatCompletionCreateParams forOpenAi(String prompt) {
    return ChatCompletionCreateParams.builder().model(MODEL).addUserMessage(prompt).build();
  }

  private String anthropic(String prompt) {
    Message message = anthropic.messages().create(forAnthropic(prompt));
    return message.content().get(0).asText().text();
  }

  private String anthropicStreamed(String prompt) {
    try (StreamResponse<RawMessageStreamEvent> events =
        anthropic.messages().createStreaming(forAnthropic(prompt))) {
      return events.stream()
          .flatMap(event -> event.contentBlockDelta().stream())
          .flatMap(delta -> delta.delta().text().stream())
          .map(text -> text.text())
          .collect(Collectors.joining());
    }
  }

  private static MessageCreateParams forAnthropic(String prompt) {
    return MessageCreateParams.builder()
        .model(MODEL)
        .maxTokens(MAX_TOKENS)
        .addUserMessage(prompt)
        .build();
  }

  @Override
  public void close() {
    openAi.close();
    anthropic.close();
  }
}
