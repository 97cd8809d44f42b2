package io.github.azeotrope.wire;

import io.github.azeotrope.wire.JsonBody.Framing;
import io.github.azeotrope.wire.StandardFormat.Answers;
import java.util.List;
import java.util.Set;

/** The formats that come with the library, and where their vendors put them. */
final class StandardFormats {
  private static final Answers CHAT = new Answers(OpenAiChatAnswer.SHAPE, OpenAiChatAnswer::new);
  private static final Answers MESSAGES = new Answers(AnthropicAnswer.SHAPE, AnthropicAnswer::new);
  private static final Answers GEMINI = new Answers(GeminiAnswer.SHAPE, GeminiAnswer::new);
  private static final Answers OLLAMA = new Answers(OllamaAnswer.SHAPE, OllamaAnswer::new);

  /** On Google's cloud, where the model stands in the path. */
  private static final Set<String> HOSTED_MESSAGES = Set.of("rawPredict", "streamRawPredict");

  private static final Set<String> GENERATE = Set.of("generateContent", "streamGenerateContent");

  static final List<WireFormat> ALL =
      List.of(
          new StandardFormat(
              "openai-chat-completions",
              path -> Paths.endsWith(path, "completions"),
              Framing.VALUES,
              OpenAiRequest.SHAPE,
              dialogue -> new OpenAiRequest(dialogue, false),
              CHAT),
          new StandardFormat(
              "openai-responses",
              path ->
                  Paths.endsWith(path, "responses") || Paths.endsWith(path, "responses/compact"),
              Framing.VALUES,
              OpenAiRequest.SHAPE,
              dialogue -> new OpenAiRequest(dialogue, false),
              new Answers(OpenAiResponsesAnswer.SHAPE, OpenAiResponsesAnswer::new)),
          new StandardFormat(
              "anthropic-messages",
              path ->
                  Paths.endsWith(path, "messages") || HOSTED_MESSAGES.contains(Paths.verb(path)),
              Framing.VALUES,
              AnthropicRequest.SHAPE,
              AnthropicRequest::new,
              MESSAGES),
          new StandardFormat(
              "anthropic-message-batch",
              path -> Paths.endsWith(path, "messages/batches"),
              Framing.VALUES,
              AnthropicRequest.BATCH,
              AnthropicRequest::new,
              null),
          new StandardFormat(
              "gemini-generate-content",
              path -> GENERATE.contains(Paths.verb(path)),
              Framing.VALUES,
              GeminiRequest.SHAPE,
              GeminiRequest::new,
              GEMINI),
          new StandardFormat(
              "gemini-batch",
              path -> Paths.verb(path).equals("batchGenerateContent"),
              Framing.VALUES,
              GeminiRequest.BATCH,
              GeminiRequest::new,
              null),
          new StandardFormat(
              "gemini-batch-file",
              path -> path.contains("upload/v1") && Paths.endsWith(path, "files"),
              Framing.LINES,
              GeminiRequest.BATCH_LINE,
              GeminiRequest::new,
              null),
          new StandardFormat(
              "openai-batch-file",
              path -> Paths.endsWith(path, "files"),
              Framing.LINES,
              OpenAiRequest.BATCH_LINE,
              dialogue -> new OpenAiRequest(dialogue, true),
              null),
          new StandardFormat(
              "ollama-chat",
              path -> Paths.endsWith(path, "api/chat") || Paths.endsWith(path, "api/generate"),
              Framing.VALUES,
              OllamaRequest.SHAPE,
              OllamaRequest::new,
              OLLAMA));

  private StandardFormats() {}
}
