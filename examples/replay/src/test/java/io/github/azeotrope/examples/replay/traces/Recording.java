package io.github.azeotrope.examples.replay.traces;

import io.github.azeotrope.examples.replay.traces.TraceFile.Role;
import io.github.azeotrope.testkit.Exchange;
import io.github.azeotrope.testkit.Traffic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Exchanges in order of time, with the truth about them. */
record Recording(List<Exchange> exchanges) {
  static final long DAY = 24 * 3_600_000L;

  Recording {
    exchanges = List.copyOf(exchanges);
  }

  static Recording of(Traffic traffic) {
    return new Recording(traffic.stream().toList());
  }

  /** Only some of it. */
  Recording only(Predicate<Exchange> keep) {
    return new Recording(exchanges.stream().filter(keep).toList());
  }

  /** The first days. */
  Recording until(double days) {
    long end = at(days);
    return only(exchange -> exchange.request().epochMillis() < end);
  }

  /** All that comes before the middle of the time. */
  Recording firstHalf() {
    long end = exchanges.get(exchanges.size() - 1).request().epochMillis();
    return until((end - start()) / 2.0 / DAY);
  }

  /** All but the first days. */
  Recording from(double days) {
    long start = at(days);
    return only(exchange -> exchange.request().epochMillis() >= start);
  }

  /** Each exchange changed. */
  Recording edited(Consumer<Draft> edit) {
    List<Exchange> edited = new ArrayList<>(exchanges.size());
    for (Exchange exchange : exchanges) {
      Draft draft = Draft.of(exchange);
      edit.accept(draft);
      edited.add(draft.toExchange());
    }
    return new Recording(edited);
  }

  /** The time so many days after the first request. */
  long at(double days) {
    return start() + Math.round(days * DAY);
  }

  long start() {
    return exchanges.get(0).request().epochMillis();
  }

  /** What each account is. */
  Map<String, Role> truth() {
    Map<String, Role> truth = new LinkedHashMap<>();
    for (Exchange exchange : exchanges) {
      truth.putIfAbsent(
          exchange.request().account(), new Role(exchange.scenario(), exchange.campaign()));
    }
    return truth;
  }

  /** What was said of it against the truth. */
  Score score(Verdicts verdicts) {
    return Score.of(
        truth(),
        visitor ->
            exchanges.forEach(e -> visitor.visit(e.request().account(), e.request().epochMillis())),
        verdicts);
  }
}
