package io.github.azeotrope.testkit;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A 64-bit hash of everything that a stream of exchanges says, in order. */
final class Fingerprint {
  private long state = 1;

  private Fingerprint() {}

  static long of(Iterable<Exchange> exchanges) {
    Fingerprint fingerprint = new Fingerprint();
    exchanges.forEach(fingerprint::add);
    return fingerprint.state;
  }

  private void add(Exchange exchange) {
    ModelRequest r = exchange.request();
    add(r.account());
    add(r.epochMillis());
    add(r.prompt());
    add(r.systemPrompt());
    add(r.model());
    add(r.requestId());
    add(r.conversation().sessionId());
    add(r.conversation().turn());
    addAll(r.conversation().history());
    // Records spell out all their parts; enums print their names, which are fixed as well.
    add(r.client().toString());
    add(r.facts().toString());
    addAll(r.presentedArtifacts());
    ModelResponse answer = exchange.response();
    add(answer == null ? null : answer.toString());
    add(exchange.scenario());
    add(exchange.campaign());
  }

  private void addAll(Iterable<String> texts) {
    texts.forEach(this::add);
    add(-1);
  }

  private void add(@Nullable String text) {
    // Independent of the simulator's own mixing, or a fault there could hide itself.
    add(text == null ? -2 : Arrays.hashCode(text.toCharArray()));
    add(text == null ? -2 : text.length());
  }

  private void add(long value) {
    state = Long.rotateLeft(state ^ value, 23) * 0xD6E8FEB86659FD93L;
  }
}
