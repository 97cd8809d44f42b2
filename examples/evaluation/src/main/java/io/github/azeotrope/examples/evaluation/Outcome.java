package io.github.azeotrope.examples.evaluation;

import java.util.List;

/**
 * What came of a trial; one line of the log.
 *
 * @param stamp the program and the size that it belongs to
 * @param trial what was played
 * @param tallies one a party
 * @param requests all requests played
 * @param cpuSeconds processor time of it
 */
record Outcome(String stamp, Trial trial, List<Tally> tallies, long requests, double cpuSeconds) {

  Outcome {
    tallies = List.copyOf(tallies);
  }

  List<Tally> campaigns() {
    return tallies.stream().filter(Tally::ofCampaign).toList();
  }

  List<Tally> legitimate() {
    return tallies.stream().filter(tally -> !tally.ofCampaign()).toList();
  }
}
