package io.github.azeotrope.examples.evaluation;

import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.evidence.Signal;
import io.github.azeotrope.examples.replay.Exchange;
import io.github.azeotrope.examples.replay.Findings;
import io.github.azeotrope.examples.replay.Playback;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.testkit.Traffic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is played in a trial, and who is who in it.
 *
 * @param parties all accounts, each in one party
 * @param source shows all exchanges to a playback
 */
record World(List<Party> parties, Source source) {
  /** Public, so that everybody's detector hashes alike; the results do not hang on it. */
  private static final LinkageKey KEY =
      LinkageKey.fromBytes("azeotrope-trials".getBytes(StandardCharsets.US_ASCII));

  /** Plays its exchanges, in order of time. */
  @FunctionalInterface
  interface Source {
    /** Plays all of them. */
    void play(Playback playback) throws IOException;
  }

  /** A simulated world of these parties. */
  static World simulated(List<Part> parts) {
    List<Party> parties = new ArrayList<>();
    for (Part part : parts) {
      parties.add(Party.of(part.label, part.traffic));
    }
    Traffic all = Traffic.merge(parts.stream().map(Part::traffic).toArray(Traffic[]::new));
    return new World(
        parties,
        playback -> all.forEach(e -> playback.play(new Exchange(e.request(), e.response()))));
  }

  /** Traffic with the name of its class on the page. */
  record Part(String label, Traffic traffic) {}

  /**
   * Plays it to a detector that is otherwise the library's default.
   *
   * @throws IOException if its exchanges cannot be read
   * @throws IllegalStateException if something failed inside the detector
   */
  Findings play(Duration sweepEvery, List<Signal> signals) throws IOException {
    try (Playback playback =
        Playback.to(
            DistillationDetector.builder()
                .linkageKey(KEY)
                .sweepEvery(sweepEvery)
                .signals(signals))) {
      source.play(playback);
      Findings findings = playback.finish();
      if (findings.health().internalFailures() > 0) {
        throw new IllegalStateException("the detector failed inside: " + findings.health());
      }
      return findings;
    }
  }
}
