package io.github.azeotrope.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A body as a client or a server of that API would send it.
 *
 * @param file its name among the resources; a golden result stands beside it
 * @param path where it was posted, or what it answers
 * @param isRequest whether it is a request
 */
record Sample(String file, String path, boolean isRequest) {
  static final List<Sample> ALL =
      List.of(
          request("openai-chat.request.json", "/v1/chat/completions"),
          answer("openai-chat.answer.json", "/v1/chat/completions"),
          answer("openai-chat.answer.sse", "/v1/chat/completions"),
          request("openai-responses.request.json", "/v1/responses"),
          request("openai-responses-stateless.request.json", "/v1/responses"),
          request("openai-responses-template.request.json", "/v1/responses"),
          answer("openai-responses.answer.json", "/v1/responses"),
          answer("openai-responses.answer.sse", "/v1/responses"),
          request("openai-batch.request.multipart", "/v1/files"),
          request("anthropic.request.json", "/v1/messages"),
          answer("anthropic.answer.json", "/v1/messages"),
          answer("anthropic.answer.sse", "/v1/messages"),
          request("anthropic-batch.request.json", "/v1/messages/batches"),
          request("gemini.request.json", "/v1beta/models/gemini-3-pro:generateContent"),
          answer("gemini.answer.json", "/v1beta/models/gemini-3-pro:generateContent"),
          answer("gemini-stream.answer.json", "/v1beta/models/gemini-3-pro:streamGenerateContent"),
          request("gemini-batch.request.json", "/v1beta/models/gemini-3-pro:batchGenerateContent"),
          request("gemini-batch-file.request.jsonl", "/upload/v1beta/files"),
          request("ollama.request.json", "/api/chat"),
          answer("ollama.answer.ndjson", "/api/chat"),
          request("ollama-generate.request.json", "/api/generate"),
          answer("ollama-generate.answer.json", "/api/generate"),
          answer("error.answer.json", "/v1/messages"));

  private static Sample request(String file, String path) {
    return new Sample(file, path, true);
  }

  private static Sample answer(String file, String path) {
    return new Sample(file, path, false);
  }

  byte[] bytes() {
    return resource(file);
  }

  String golden() {
    return new String(resource(file + ".golden"), StandardCharsets.UTF_8);
  }

  private static byte[] resource(String name) {
    try (InputStream in = Sample.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is told of the body when it comes as it is. */
  String read() {
    return read(bytes(), Chunks.WHOLE);
  }

  /** What is told of other bytes in its place. */
  String read(byte[] bytes, Chunks chunks) {
    return Reading.of(path, isRequest, WireLimits.DEFAULT, bytes, chunks);
  }

  @Override
  public String toString() {
    return file;
  }
}
