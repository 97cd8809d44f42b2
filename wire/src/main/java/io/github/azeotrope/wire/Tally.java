package io.github.azeotrope.wire;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** The counters behind {@link WireStatistics}. */
final class Tally {
  private final LongAdder exchanges = new LongAdder();
  private final LongAdder withoutPrompt = new LongAdder();
  private final LongAdder unknownEndpoint = new LongAdder();
  private final LongAdder requests = new LongAdder();
  private final LongAdder answers = new LongAdder();
  private final LongAdder attachments = new LongAdder();
  private final LongAdder charsCut = new LongAdder();
  private final Map<WireProblem, LongAdder> problems = new EnumMap<>(WireProblem.class);

  Tally() {
    for (WireProblem problem : WireProblem.values()) {
      problems.put(problem, new LongAdder());
    }
  }

  void exchange() {
    exchanges.increment();
  }

  void notRead(boolean isKnown) {
    (isKnown ? withoutPrompt : unknownEndpoint).increment();
  }

  void request(WireRequest request) {
    requests.increment();
    attachments.add(request.attachments());
    charsCut.add(request.charsCut());
  }

  void answer() {
    answers.increment();
  }

  void problem(WireProblem problem) {
    LongAdder count = problems.get(problem);
    if (count != null) {
      count.increment();
    }
  }

  WireStatistics snapshot() {
    Map<WireProblem, Long> counts = new EnumMap<>(WireProblem.class);
    problems.forEach(
        (problem, count) -> {
          if (count.sum() > 0) {
            counts.put(problem, count.sum());
          }
        });
    return new WireStatistics(
        exchanges.sum(),
        withoutPrompt.sum(),
        unknownEndpoint.sum(),
        requests.sum(),
        answers.sum(),
        attachments.sum(),
        charsCut.sum(),
        counts);
  }
}
