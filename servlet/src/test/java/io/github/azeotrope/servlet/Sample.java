package io.github.azeotrope.servlet;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.wire.WireExchange;
import io.github.azeotrope.wire.WireFormats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A request and its answer, from the samples of the wire module. */
record Sample(String path, String requestFile, String answerFile) {
  static final String ANSWER = "answer of tokens ";

  private static final Path FILES = Path.of("../wire/src/test/resources/io/github/azeotrope/wire");

  static final List<Sample> ALL =
      List.of(
          new Sample("/v1/chat/completions", "openai-chat.request.json", "openai-chat.answer.json"),
          new Sample("/v1/chat/completions", "openai-chat.request.json", "openai-chat.answer.sse"),
          new Sample(
              "/v1/responses", "openai-responses.request.json", "openai-responses.answer.json"),
          new Sample(
              "/v1/responses", "openai-responses.request.json", "openai-responses.answer.sse"),
          new Sample("/v1/messages", "anthropic.request.json", "anthropic.answer.json"),
          new Sample("/v1/messages", "anthropic.request.json", "anthropic.answer.sse"),
          new Sample(
              "/v1beta/models/gemini-3-pro:generateContent",
              "gemini.request.json",
              "gemini.answer.json"),
          new Sample(
              "/v1beta/models/gemini-3-pro:streamGenerateContent",
              "gemini.request.json",
              "gemini-stream.answer.json"),
          new Sample("/api/chat", "ollama.request.json", "ollama.answer.ndjson"),
          new Sample(
              "/api/generate", "ollama-generate.request.json", "ollama-generate.answer.json"),
          new Sample(
              "/v1/messages/batches", "anthropic-batch.request.json", "anthropic.answer.json"),
          new Sample("/v1/files", "openai-batch.request.multipart", "openai-chat.answer.json"));

  byte[] request() {
    return bytes(requestFile);
  }

  byte[] answer() {
    return bytes(answerFile);
  }

  Call call() {
    return Call.post(path, request())
        .answered(answer())
        .header("X-Type", answerFile.endsWith("sse") ? "text/event-stream" : "application/json");
  }

  /** Prompts of the request and tokens of the answer, as the formats alone tell them. */
  List<String> told() {
    List<String> all = new ArrayList<>();
    WireExchange exchange =
        WireFormats.standard()
            .exchange(
                "POST",
                path,
                request -> all.add(told(request.toModelRequest("a", 0).build())),
                answer -> all.add(told(answer.toModelResponse("a", 0, null))));
    exchange.request().feed(request(), 0, request().length);
    exchange.request().finish();
    exchange.answer().feed(answer(), 0, answer().length);
    exchange.answer().finish();
    return all;
  }

  static String told(ModelRequest request) {
    return request.prompt() + "|" + request.conversation() + "|" + request.presentedArtifacts();
  }

  static String told(ModelResponse response) {
    return ANSWER + response.outputTokens() + "|" + response.issuedArtifacts();
  }

  private static byte[] bytes(String file) {
    try {
      return Files.readAllBytes(FILES.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return requestFile + " " + answerFile;
  }
}
