package io.github.azeotrope.examples.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All outcomes of a run, to be asked by the tables. */
record Results(List<Outcome> outcomes) {

  Results {
    outcomes =
        outcomes.stream()
            .sorted(
                Comparator.comparing((Outcome outcome) -> outcome.trial().kind())
                    .thenComparing(outcome -> outcome.trial().name())
                    .thenComparing(outcome -> outcome.trial().variant())
                    .thenComparingLong(outcome -> outcome.trial().seed()))
            .toList();
  }

  List<Outcome> of(Kind kind) {
    return outcomes.stream().filter(outcome -> outcome.trial().kind() == kind).toList();
  }

  /** In order of their seeds. */
  List<Outcome> of(Kind kind, String name, String variant) {
    return outcomes.stream().filter(o -> o.trial().isOf(kind, name, variant)).toList();
  }

  Optional<Outcome> of(Trial trial) {
    return outcomes.stream().filter(outcome -> outcome.trial().equals(trial)).findFirst();
  }

  static List<Tally> campaigns(List<Outcome> outcomes) {
    return tallies(outcomes).filter(Tally::ofCampaign).toList();
  }

  static List<Tally> legitimate(List<Outcome> outcomes) {
    return tallies(outcomes).filter(tally -> !tally.ofCampaign()).toList();
  }

  private static Stream<Tally> tallies(List<Outcome> outcomes) {
    return outcomes.stream().flatMap(outcome -> outcome.tallies().stream());
  }
}
