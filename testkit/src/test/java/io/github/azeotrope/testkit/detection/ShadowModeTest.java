package io.github.azeotrope.testkit.detection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.calibration.CalibrationReport;
import io.github.azeotrope.calibration.CalibrationSource;
import io.github.azeotrope.calibration.FalsePositiveBudget;
import io.github.azeotrope.calibration.Interval;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.response.ActionKind;
import io.github.azeotrope.response.ResponseLadder;
import io.github.azeotrope.response.ResponsePolicy;
import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Exchange;
import io.github.azeotrope.testkit.Traffic;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** One pool among people and look-alikes, with other budgets and in shadow mode. */
class ShadowModeTest {
  private static final Traffic POOL =
      Traffic.templateHarvest(43).accounts(50).from(Day.of(2)).days(4);
  private static final Traffic WORLD =
      Traffic.merge(
          Traffic.organic(42).accounts(1_000).days(6),
          Traffic.schoolClass(44).accounts(40).days(6),
          Traffic.companyTeam(45).accounts(30).days(6).declared(false),
          POOL);

  /** What a detector said in the end. */
  private record Outcome(
      Set<String> flagged, Set<String> watched, Set<String> inCampaigns, CalibrationReport report) {

    int legitimateFlagged() {
      Set<String> others = new TreeSet<>(inCampaigns);
      others.removeAll(Set.copyOf(POOL.accounts()));
      return others.size();
    }
  }

  private static long lastRequest() {
    long last = 0;
    for (Exchange exchange : WORLD) {
      last = exchange.request().epochMillis();
    }
    return last;
  }

  private static DistillationDetector.Builder usual() {
    return DistillationDetector.builder()
        .linkageKey(LinkageKey.fromBytes("a key for simulations".getBytes(UTF_8)))
        .sweepEvery(Duration.ofHours(12))
        .executor(Runnable::run);
  }

  private static DistillationDetector.Builder withBudget(double perMillion) {
    return usual()
        .falsePositiveBudget(
            FalsePositiveBudget.perMillionAccounts(perMillion, Duration.ofDays(30)));
  }

  private static Outcome play(DistillationDetector.Builder builder) {
    try (DistillationDetector detector = builder.build()) {
      long last = 0;
      for (Exchange exchange : WORLD) {
        detector.observer().observe(exchange.request());
        last = exchange.request().epochMillis();
      }
      detector.sweepNow(last);
      Set<String> flagged = new TreeSet<>();
      Set<String> watched = new TreeSet<>();
      for (String account : WORLD.accounts()) {
        Verdict verdict = detector.assess(account).verdict();
        if (verdict == Verdict.FLAGGED) {
          flagged.add(account);
        } else if (verdict == Verdict.WATCH) {
          watched.add(account);
        }
      }
      Set<String> inCampaigns = new TreeSet<>();
      for (Campaign campaign : detector.campaigns()) {
        for (Member member : campaign.members()) {
          if (member.verdict() == Verdict.FLAGGED) {
            inCampaigns.add(member.account());
          }
        }
      }
      assertThat(detector.health().internalFailures()).isZero();
      return new Outcome(flagged, watched, inCampaigns, detector.calibration());
    }
  }

  @Test
  void shadowModeTellsTheAnalystAndNobodyElse() {
    Outcome usual = play(usual());
    Outcome shadow = play(usual().shadow(true));
    assertThat(usual.flagged()).hasSizeGreaterThanOrEqualTo(47);
    assertThat(shadow.flagged()).isEmpty();
    assertThat(shadow.watched()).containsAll(usual.flagged());
    assertThat(shadow.inCampaigns()).isEqualTo(usual.inCampaigns()).isEqualTo(usual.flagged());
    assertThat(shadow.report()).isEqualTo(usual.report());

    Interval predicted = shadow.report().predictedAccounts();
    assertThat((double) shadow.legitimateFlagged()).isBetween(predicted.lower(), predicted.upper());
    assertThat(predicted.expected()).isLessThanOrEqualTo(1.001 * shadow.report().allowedAccounts());
    assertThat(shadow.report().activeAccounts()).isEqualTo(WORLD.accounts().size());
  }

  /** Even a ladder that is set to act does nothing about what a detector in shadow mode finds. */
  @Test
  void noLadderActsOnWhatIsFoundInShadowMode() {
    ResponsePolicy blocks =
        ResponsePolicy.builder().onFlagged(ActionKind.BLOCK).blockWithoutConfirmation().build();
    ResponseLadder acts = ResponseLadder.of(blocks);
    ResponseLadder waits = ResponseLadder.of(blocks);
    Outcome usual = play(usual().listener(acts));
    play(usual().shadow(true).listener(waits));
    String flagged = usual.flagged().iterator().next();
    long nextWeek = lastRequest() + Duration.ofDays(7).toMillis();
    assertThat(acts.advise(flagged, nextWeek).kind()).isEqualTo(ActionKind.BLOCK);
    assertThat(waits.advise(flagged, nextWeek).kind()).isEqualTo(ActionKind.ALLOW);
    assertThat(acts.size()).isGreaterThanOrEqualTo(usual.flagged().size());
    assertThat(waits.size()).isZero();
  }

  @Test
  void aSmallerBudgetDemandsMoreAndALargerNoLessThanTheFixedRule() {
    Outcome fixedRule = play(withBudget(Double.POSITIVE_INFINITY));
    Outcome strict = play(withBudget(1e-9));
    assertThat(fixedRule.report().bar()).isZero();
    assertThat(fixedRule.flagged()).hasSizeGreaterThanOrEqualTo(47);
    assertThat(strict.report().bar()).isGreaterThan(15);
    assertThat(strict.report().source()).isEqualTo(CalibrationSource.EXTRAPOLATED);
    assertThat(strict.flagged()).isEmpty();
    assertThat(strict.watched()).containsAll(fixedRule.flagged());
    assertThat(strict.report().predictedAccounts().expected())
        .isLessThan(fixedRule.report().predictedAccounts().expected());
  }
}
