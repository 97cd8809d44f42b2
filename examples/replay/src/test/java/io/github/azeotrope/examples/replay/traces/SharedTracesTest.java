package io.github.azeotrope.examples.replay.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.examples.replay.traces.Score.OfCampaign;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the program says of the labelled traces beside the repository. Each is replayed once; the
 * scores are printed. Skipped where there are none.
 */
class SharedTracesTest {
  private static final String[] TRACES = {
    "d1-template", "d2-bare", "d4-twolabs", "d3-mix50", "d5-mix50bare", "d0-benign"
  };
  private static final int MOST_FALSE_POSITIVES = 3;

  /** The trace of which the second half is cut off as well. */
  private static final String CUT = "d1-template";

  @TempDir private static Path dir;

  private static final Map<String, Future<Verdicts>> REPLAYS = new LinkedHashMap<>();
  private static Future<Verdicts> firstHalf;
  private static long lastOfFirstHalf;

  @BeforeAll
  static void replayAll() {
    for (String name : TRACES) {
      TraceFile trace = TraceFile.named(name);
      REPLAYS.put(name, Workers.submit(() -> Program.replay(trace.requests(), dir.resolve(name))));
    }
    TraceFile whole = TraceFile.named(CUT);
    long[] times = whole.times();
    lastOfFirstHalf = times[times.length / 2];
    firstHalf =
        Workers.submit(
            () -> {
              Path half = dir.resolve("first-half.jsonl.gz");
              whole.copyUntil(lastOfFirstHalf, half);
              return Program.replay(half, dir.resolve("first-half"));
            });
  }

  private static Score score(String name) {
    TraceFile trace = TraceFile.named(name);
    Score score = Score.of(trace.truth(), trace::forEachRequest, Workers.get(REPLAYS.get(name)));
    System.out.println(name + "\n" + score);
    return score;
  }

  @Test
  void nobodyIsFlaggedOnABenignTrace() {
    Score score = score("d0-benign");
    assertThat(score.withoutVerdict()).isZero();
    assertThat(score.campaigns()).isEmpty();
    assertThat(score.falsePositives()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"d1-template", "d2-bare", "d3-mix50"})
  void findsTheCampaign(String name) {
    Score score = score(name);
    assertThat(score.withoutVerdict()).isZero();
    OfCampaign campaign = score.campaign();
    assertThat(campaign.recall()).isGreaterThanOrEqualTo(0.9);
    assertThat(campaign.grouped()).isGreaterThanOrEqualTo(0.9);
    assertThat(campaign.purity()).isGreaterThanOrEqualTo(0.95);
    assertThat(score.falsePositives()).isLessThanOrEqualTo(MOST_FALSE_POSITIVES);
  }

  /** Half other people's requests, and nothing shared but the dealing: most, and nobody else. */
  @Test
  void findsMostOfAPoolThatHidesAndSharesNothing() {
    Score score = score("d5-mix50bare");
    assertThat(score.withoutVerdict()).isZero();
    assertThat(score.campaign().recall()).isGreaterThanOrEqualTo(0.9);
    assertThat(score.campaign().grouped()).isGreaterThanOrEqualTo(0.9);
    assertThat(score.campaign().purity()).isGreaterThanOrEqualTo(0.98);
    assertThat(score.falsePositives()).isLessThanOrEqualTo(MOST_FALSE_POSITIVES);
  }

  @Test
  void twoCampaignsAtATimeAreTwo() {
    Score score = score("d4-twolabs");
    assertThat(score.withoutVerdict()).isZero();
    assertThat(score.campaigns()).hasSize(2);
    assertThat(score.campaigns().values())
        .allSatisfy(
            campaign -> {
              assertThat(campaign.recall()).isGreaterThanOrEqualTo(0.95);
              assertThat(campaign.grouped()).isGreaterThanOrEqualTo(0.95);
              assertThat(campaign.purity()).isGreaterThanOrEqualTo(0.99);
            });
    assertThat(score.falsePositives()).isLessThanOrEqualTo(MOST_FALSE_POSITIVES);
  }

  /**
   * The replay sees the future of nothing. At the end of a prefix it sweeps once more; what it says
   * then the replay of the whole cannot have said at that time.
   */
  @Test
  void whatIsSaidInTheFirstHalfDoesNotDependOnTheSecond() {
    Map<String, Long> whole = flagsBefore(lastOfFirstHalf, REPLAYS.get(CUT));
    assertThat(whole).hasSizeGreaterThan(150);
    assertThat(flagsBefore(lastOfFirstHalf, firstHalf)).isEqualTo(whole);
  }

  private static Map<String, Long> flagsBefore(long epochMillis, Future<Verdicts> replay) {
    Map<String, Long> flags = new TreeMap<>();
    Workers.get(replay)
        .accounts()
        .forEach(
            (account, said) -> {
              if (said.isFlagged() && said.flaggedAt() < epochMillis) {
                flags.put(account, said.flaggedAt());
              }
            });
    return flags;
  }
}
