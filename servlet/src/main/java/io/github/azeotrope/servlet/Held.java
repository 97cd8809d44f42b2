package io.github.azeotrope.servlet;

import io.github.azeotrope.wire.WireAnswer;
import io.github.azeotrope.wire.WireRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the bodies of an exchange said, until its end is known. Thread-safe. */
final class Held {
  private static final int MAX_UNITS = 1 << 19;

  private List<WireRequest> requests = new ArrayList<>();
  private long units;
  private @Nullable WireAnswer answer;

  /** Whether more is held than should be: a batch, because one request is bounded by itself. */
  synchronized boolean add(WireRequest request) {
    requests.add(request);
    units += request.prompt().length();
    String system = request.systemPrompt();
    units += system == null ? 0 : system.length();
    for (String turn : request.history()) {
      units += turn.length();
    }
    return requests.size() > 1 && units > MAX_UNITS;
  }

  synchronized void answer(WireAnswer told) {
    answer = told;
  }

  /** The requests since the last call, in their order. */
  synchronized List<WireRequest> takeRequests() {
    List<WireRequest> taken = requests;
    requests = new ArrayList<>();
    units = 0;
    return taken;
  }

  synchronized @Nullable WireAnswer answer() {
    return answer;
  }
}
