package io.github.azeotrope.examples.mockmodel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An answer, ready to be sent.
 *
 * @param status HTTP status
 * @param mediaType of the body
 * @param parts the body: one part, or one a server-sent event, each to be flushed by itself
 */
public record MockAnswer(int status, String mediaType, List<String> parts) {
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  /** Copies the list. */
  public MockAnswer {
    parts = List.copyOf(parts);
  }

  static MockAnswer whole(String json) {
    return new MockAnswer(OK, "application/json", List.of(json));
  }

  static MockAnswer streamed(List<String> events) {
    return new MockAnswer(OK, "text/event-stream;charset=utf-8", events);
  }

  static MockAnswer notUnderstood() {
    return error(BAD_REQUEST, "invalid_request_error");
  }

  static MockAnswer noSuchEndpoint() {
    return error(NOT_FOUND, "not_found_error");
  }

  private static MockAnswer error(int status, String type) {
    String json =
        "{\"type\":\"error\",\"error\":{\"type\":\"" + type + "\",\"message\":\"" + type + "\"}}";
    return new MockAnswer(status, "application/json", List.of(json));
  }

  /** Sends the body part by part, as a model writes. */
  public void writeTo(OutputStream out) throws IOException {
    for (String part : parts) {
      out.write(part.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }
}
