package io.github.azeotrope.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a body through the front door and writes down all that is told of it. */
final class Reading {
  private Reading() {}

  static String of(String path, boolean isRequest, WireLimits limits, byte[] body, Chunks chunks) {
    List<String> told = new ArrayList<>();
    WireFormats formats = WireFormats.standard().withLimits(limits);
    WireExchange exchange =
        formats.exchange(
            "POST", path, request -> told.add(words(request)), answer -> told.add(words(answer)));
    feed(isRequest ? exchange.request() : exchange.answer(), body, chunks);
    told.add("problems " + new TreeMap<>(formats.statistics().problems()));
    return String.join("\n", told) + "\n";
  }

  /** Also shows that the array is the caller's again after each chunk. */
  static void feed(BodyParser parser, byte[] body, Chunks chunks) {
    int from = 0;
    while (from < body.length) {
      int length = chunks.next(body.length - from);
      byte[] lent = new byte[length + 2];
      System.arraycopy(body, from, lent, 1, length);
      parser.feed(lent, 1, length);
      Arrays.fill(lent, (byte) '"');
      from += length;
    }
    parser.finish();
  }

  static String words(WireRequest request) {
    return lines(
        "request",
        "model " + request.model(),
        "system " + quoted(request.systemPrompt()),
        "prompt " + quoted(request.prompt()),
        "session " + request.sessionId() + " turn " + request.turn(),
        "previous " + request.previousResponseId(),
        "history " + request.history().stream().map(Reading::quoted).toList(),
        "artifacts " + request.presentedArtifacts(),
        "tools " + request.tools(),
        "attachments " + request.attachments(),
        "maxOutputTokens " + request.maxOutputTokens(),
        "charsCut " + request.charsCut(),
        "problems " + new TreeSet<>(request.problems()));
  }

  static String words(WireAnswer answer) {
    return lines(
        "answer",
        "id " + answer.id(),
        "model " + answer.model(),
        "outputTokens " + answer.outputTokens(),
        "outputChars " + answer.outputChars(),
        "toolCalls " + answer.toolCalls(),
        "finish " + answer.finish(),
        "artifacts " + answer.issuedArtifacts(),
        "problems " + new TreeSet<>(answer.problems()));
  }

  private static String lines(String first, String... rest) {
    return first + "\n  " + String.join("\n  ", rest);
  }

  private static String quoted(@Nullable String text) {
    return text == null ? "null" : "\"" + text.replace("\n", "\\n") + "\"";
  }
}
