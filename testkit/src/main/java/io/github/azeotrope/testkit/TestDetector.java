package io.github.azeotrope.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.hash.LinkageKey;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A real detector for tests: equal seeds, settings and traffic give equal verdicts. Sweeps run on
 * the thread that plays, in the time of the traffic, so nothing waits and no clock is read.
 *
 * <pre>{@code
 * try (var detector = TestDetector.deterministic(7)) {
 *   detector.play(people, pool);
 *   assertThat(detector).flagsNoneOf(people.accounts());
 * }
 * }</pre>
 *
 * <p>Traffic is to be played by one thread at a time. Cost: with 2,000 accounts about 0.1 s a
 * sweep, that is half a day played, and 10 microseconds an exchange, once the JVM has warmed up.
 */
public final class TestDetector implements AutoCloseable {
  private static final Duration SWEEP_EVERY = Duration.ofHours(12);

  private static final long NOTHING_PLAYED = -1;

  private final DistillationDetector detector;
  private long latestEpochMillis = NOTHING_PLAYED;

  private TestDetector(DistillationDetector detector) {
    this.detector = detector;
  }

  /**
   * A detector with the default settings, but for two sweeps a day of the traffic's time instead of
   * one an hour: enough to see who is flagged, too coarse to see after how many requests.
   *
   * @param seed decides the linkage key, and with it what hashes to what
   */
  public static TestDetector deterministic(long seed) {
    return deterministic(seed, settings -> {});
  }

  /**
   * The same with settings of the test's own: a listener, shadow mode, a budget, more sweeps. An
   * executor that is set here may end determinism.
   */
  public static TestDetector deterministic(
      long seed, Consumer<DistillationDetector.Builder> settings) {
    DistillationDetector.Builder builder =
        DistillationDetector.builder()
            .linkageKey(LinkageKey.fromBytes(("key of the test detector " + seed).getBytes(UTF_8)))
            .sweepEvery(SWEEP_EVERY)
            .executor(Runnable::run);
    settings.accept(builder);
    return new TestDetector(builder.build());
  }

  /**
   * Shows the detector all of the traffic in order of time, then sweeps. What is played later must
   * come later ({@link Traffic#from}).
   *
   * @throws AssertionError if the detector failed inside, which a host would not notice
   * @throws IllegalArgumentException if a part of the traffic is given twice
   */
  public TestDetector play(Traffic... traffic) {
    RequestObserver observer = detector.observer();
    for (Exchange exchange : Traffic.merge(traffic)) {
      observer.observe(exchange.request());
      latestEpochMillis = Math.max(latestEpochMillis, exchange.request().epochMillis());
      if (exchange.response() != null) {
        observer.complete(exchange.response());
      }
    }
    return sweep();
  }

  /**
   * Sweeps at the time of the latest exchange played, so that feedback takes effect.
   *
   * @throws IllegalStateException if nothing was played
   * @throws AssertionError if the detector failed inside, which a host would not notice
   */
  public TestDetector sweep() {
    if (latestEpochMillis == NOTHING_PLAYED) {
      throw new IllegalStateException("Nothing was played: play(...) first, or sweepNow(time)");
    }
    return sweepNow(latestEpochMillis);
  }

  /**
   * Sweeps at this time, for tests that show {@link #observer} requests of their own.
   *
   * @param epochMillis milliseconds since 1970-01-01T00:00Z; an earlier time than the latest is
   *     taken as the latest
   * @throws AssertionError if the detector failed inside, which a host would not notice
   */
  public TestDetector sweepNow(long epochMillis) {
    detector.sweepNow(epochMillis);
    if (detector.health().internalFailures() > 0) {
      throw new AssertionError("The detector failed inside: " + detector.health());
    }
    return this;
  }

  /** What is held of the account. */
  public Assessment assess(String account) {
    return detector.assess(account);
  }

  /** The open campaigns as of the latest sweep, oldest first. */
  public List<Campaign> campaigns() {
    return detector.campaigns();
  }

  /** What a host calls inline. */
  public RequestObserver observer() {
    return detector.observer();
  }

  /** The detector itself: explanations, feedback, health. */
  public DistillationDetector detector() {
    return detector;
  }

  @Override
  public void close() {
    detector.close();
  }
}
