package io.github.azeotrope.examples.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azeotrope.examples.replay.jsonpath.Match;
import io.github.azeotrope.wire.WireExchange;
import io.github.azeotrope.wire.WireFormats;
import io.github.azeotrope.wire.WireRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the request as a gateway logged it: the body, as JSON or as a string that holds it; the
 * list of its messages; or, in a string, the prompt alone. Not thread-safe.
 */
final class RequestBody {
  /** What a log calls messages is mostly written like this vendor's. */
  private static final String CHAT = "/v1/chat/completions";

  private static final byte[] BEFORE_MESSAGES = "{\"messages\":".getBytes(UTF_8);
  private static final byte[] AFTER_MESSAGES = "}".getBytes(UTF_8);

  private final WireFormats formats = WireFormats.standard();

  /**
   * What the request says.
   *
   * @param path where it was sent to, or empty
   * @return null if it is none of the above
   */
  @Nullable WireRequest read(Match match, String path) {
    return switch (match.type()) {
      case OBJECT, ARRAY -> parsed(match.json(), path);
      case STRING -> ofString(match.text(), path);
      default -> null;
    };
  }

  private @Nullable WireRequest ofString(String text, String path) {
    String stripped = text.stripLeading();
    if (stripped.startsWith("{") || stripped.startsWith("[")) {
      WireRequest request = parsed(stripped.getBytes(UTF_8), path);
      if (request != null) {
        return request;
      }
    }
    return WireRequest.builder().prompt(text).build();
  }

  private @Nullable WireRequest parsed(byte[] json, String path) {
    List<WireRequest> requests = new ArrayList<>(1);
    WireExchange exchange = exchange(json[0] == '[' ? CHAT : path, requests);
    if (json[0] == '[') {
      exchange.request().feed(BEFORE_MESSAGES, 0, BEFORE_MESSAGES.length);
    }
    exchange.request().feed(json, 0, json.length);
    if (json[0] == '[') {
      exchange.request().feed(AFTER_MESSAGES, 0, AFTER_MESSAGES.length);
    }
    exchange.request().finish();
    return requests.isEmpty() ? null : requests.get(0);
  }

  private WireExchange exchange(String path, List<WireRequest> requests) {
    WireExchange known = formats.exchange("POST", path, requests::add, answer -> {});
    return known.format().isEmpty()
        ? formats.exchange("POST", CHAT, requests::add, answer -> {})
        : known;
  }
}
