package io.github.azeotrope.examples.replay.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.examples.replay.traces.Host.Outcome;
import io.github.azeotrope.examples.replay.traces.Score.OfCampaign;
import io.github.azeotrope.examples.replay.traces.Verdicts.OfAccount;
import io.github.azeotrope.testkit.Exchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What must not matter, or must matter little, to the verdicts on a recording with one campaign in
 * it: the calendar, the names, the key, what comes later, any one optional field, and when the
 * detector was started. All plays are submitted before the first test; each is played once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MetamorphicContract {
  private static final String SECRET = "azeotrope-replay";
  private static final long SHIFT = Duration.ofDays(37).plusHours(5).toMillis();

  /** Requests of past logs fed between one sweep and the next: logs come faster than sweeps. */
  private static final int LAG = 500;

  private final Recording recording = record();
  private final Set<String> campaign = accountsOf(recording);
  private final Map<String, String> names = newNames(recording);
  private final Map<String, Future<Outcome>> plays = new HashMap<>();

  /** What to play: people, look-alikes, and one campaign that is there from the first day. */
  abstract Recording record();

  /** Event time between sweeps. */
  abstract Duration sweepEvery();

  /** Fields without which nothing else links the campaign; it need not be found then. */
  abstract Set<OptionalField> onlyLinks();

  /** The day on which a detector is started in the middle of the campaign. */
  abstract double lateStart();

  /** The day until which past logs are fed to a detector that is started again. */
  abstract double restart();

  /** How much earlier or later the campaign may be flagged with another key. */
  abstract Duration keyTolerance();

  @BeforeAll
  void submitAll() {
    submit("whole", () -> recording, SECRET);
    submit("shifted", () -> recording.edited(draft -> draft.shift(SHIFT)), SECRET);
    submit(
        "renamed",
        () -> recording.edited(draft -> draft.account = names.get(draft.account)),
        SECRET);
    submit("first half", recording::firstHalf, SECRET);
    submit("late", () -> recording.from(lateStart()), SECRET);
    plays.put("restarted", Workers.submit(this::restarted));
    for (int key = 0; key < 10; key++) {
      submit("key " + key, () -> recording, "another secret, number " + key);
    }
    for (OptionalField field : OptionalField.values()) {
      submit("without " + field, () -> recording.edited(field::removeFrom), SECRET);
    }
    submit("bare", () -> recording.edited(MetamorphicContract::strip), SECRET);
  }

  @FunctionalInterface
  private interface Source {
    Recording get();
  }

  private void submit(String name, Source source, String secret) {
    plays.put(
        name,
        Workers.submit(
            () -> {
              try (Host host = new Host(secret, sweepEvery())) {
                source.get().exchanges().forEach(host::play);
                return host.finish();
              }
            }));
  }

  private Outcome outcome(String name) {
    Outcome outcome = Workers.get(plays.get(name));
    assertThat(outcome.health().internalFailures()).isZero();
    return outcome;
  }

  /** One line a play, for whoever wants to know how near the bounds it came. */
  private Score score(String name, Recording played) {
    Outcome outcome = outcome(name);
    Score score = played.score(outcome.verdicts());
    OfCampaign found = score.campaign();
    long flag = outcome.verdicts().firstFlag(campaign);
    System.out.printf(
        Locale.ROOT,
        "%-24s recall %.3f grouped %.3f purity %.3f served %.3f false positives %d first flag %s%n",
        name,
        found.recall(),
        found.grouped(),
        found.purity(),
        found.served(),
        score.falsePositives(),
        flag == Campaign.NEVER
            ? "never"
            : String.format(
                Locale.ROOT, "after %.2f days", (double) (flag - played.start()) / Recording.DAY));
    return score;
  }

  private static void strip(Draft draft) {
    for (OptionalField field : OptionalField.values()) {
      field.removeFrom(draft);
    }
  }

  @Test
  void theCampaignIsFoundAndNobodyElse() {
    assertIsFound(score("whole", recording));
  }

  private void assertIsFound(Score score) {
    assertThat(score.falsePositives()).as(score.toString()).isZero();
    OfCampaign found = score.campaign();
    assertThat(found.recall()).as(score.toString()).isGreaterThanOrEqualTo(0.9);
    assertThat(found.grouped()).as(score.toString()).isGreaterThanOrEqualTo(0.9);
    assertThat(found.purity()).as(score.toString()).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void aShiftInTimeShiftsEverythingSaid() {
    assertSame(outcome("shifted"), outcome("whole").translated(name -> name, SHIFT));
  }

  @Test
  void otherNamesAreOnlyOtherNames() {
    assertSame(outcome("renamed"), outcome("whole").translated(names::get, 0));
  }

  private static void assertSame(Outcome outcome, Outcome expected) {
    assertThat(outcome.events()).isEqualTo(expected.events());
    assertThat(outcome.verdicts()).isEqualTo(expected.verdicts());
    assertThat(outcome.lastEvent()).isEqualTo(expected.lastEvent());
  }

  /** A host's last sweep comes when it ends, so what it says of that moment is left out. */
  @Test
  void whatIsSaidBeforeACutDoesNotDependOnWhatComesAfter() {
    Outcome half = outcome("first half");
    Outcome whole = outcome("whole");
    assertThat(half.eventsBefore(half.lastEvent()))
        .isNotEmpty()
        .isEqualTo(whole.eventsBefore(half.lastEvent()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void anotherKeyGivesTheSameCampaign(int key) {
    Outcome outcome = outcome("key " + key);
    assertIsFound(score("key " + key, recording));
    assertThat(flaggedCampaigns(outcome)).isEqualTo(flaggedCampaigns(outcome("whole")));
    assertThat(Duration.ofMillis(delay(outcome, 0) - delay(outcome("whole"), 0)).abs())
        .isLessThanOrEqualTo(keyTolerance());
  }

  @ParameterizedTest
  @EnumSource
  void nothingBreaksWithoutOneField(OptionalField field) {
    Score score = score("without " + field, recording);
    assertThat(score.falsePositives()).as(score.toString()).isZero();
    if (!onlyLinks().contains(field)) {
      assertIsFound(score);
    }
  }

  @Test
  void nobodyIsAccusedWhereNothingIsKnownButAccountTimeAndPrompt() {
    Score score = score("bare", recording);
    assertThat(score.falsePositives()).as(score.toString()).isZero();
  }

  @Test
  void aDetectorStartedInTheMiddleFindsTheCampaignAtMostADayLater() {
    Outcome late = outcome("late");
    assertIsFound(score("late", recording.from(lateStart())));
    assertThat(flaggedCampaigns(late)).isEqualTo(flaggedCampaigns(outcome("whole")));
    assertThat(delay(late, recording.at(lateStart())))
        .isLessThanOrEqualTo(delay(outcome("whole"), campaignStart()) + Recording.DAY);
  }

  /** Past logs first, without answers, and with sweeps that cannot keep up; then live. */
  private Outcome restarted() {
    Lagging executor = new Lagging();
    long live = recording.at(restart());
    try (Host host = new Host(SECRET, sweepEvery(), executor)) {
      int fed = 0;
      for (Exchange exchange : recording.exchanges()) {
        boolean past = exchange.request().epochMillis() < live;
        if (past ? ++fed % LAG == 0 : executor.isLagging) {
          executor.catchUp();
        }
        executor.isLagging = past;
        host.play(past ? unanswered(exchange) : exchange);
      }
      return host.finish();
    }
  }

  private static Exchange unanswered(Exchange exchange) {
    return new Exchange(exchange.request(), null, exchange.scenario(), exchange.campaign());
  }

  /** Keeps a task until it is told to run it. */
  private static final class Lagging implements Executor {
    private boolean isLagging = true;
    private @Nullable Runnable kept;

    @Override
    public void execute(Runnable task) {
      if (isLagging) {
        kept = task;
      } else {
        task.run();
      }
    }

    void catchUp() {
      Runnable task = kept;
      kept = null;
      if (task != null) {
        task.run();
      }
    }
  }

  @Test
  void aDetectorStartedAgainFromPastLogsGoesOnAsIfNothingHadHappened() {
    Outcome restarted = outcome("restarted");
    Outcome whole = outcome("whole");
    assertIsFound(score("restarted", recording));
    assertThat(flaggedCampaigns(restarted)).isEqualTo(flaggedCampaigns(whole));
    long live = recording.at(restart());
    for (String account : campaign) {
      OfAccount once = whole.verdicts().accounts().get(account);
      OfAccount again = restarted.verdicts().accounts().get(account);
      if (!once.isFlagged()) {
        continue;
      }
      assertThat(again.verdict()).isEqualTo(Verdict.FLAGGED);
      long latest = Math.max(once.flaggedAt(), live) + Recording.DAY;
      assertThat(again.flaggedAt()).isLessThanOrEqualTo(latest);
    }
  }

  private static long flaggedCampaigns(Outcome outcome) {
    return outcome.verdicts().campaigns().stream()
        .filter(reported -> reported.verdict() == Verdict.FLAGGED)
        .count();
  }

  /** From a time to the first flag in the campaign. */
  private long delay(Outcome outcome, long from) {
    long flag = outcome.verdicts().firstFlag(campaign);
    assertThat(flag).isNotEqualTo(Campaign.NEVER);
    return flag - from;
  }

  private long campaignStart() {
    return recording.exchanges().stream()
        .filter(Exchange::isCampaign)
        .mapToLong(exchange -> exchange.request().epochMillis())
        .min()
        .orElseThrow();
  }

  private static Set<String> accountsOf(Recording recording) {
    Set<String> accounts = new TreeSet<>();
    recording
        .truth()
        .forEach(
            (account, role) -> {
              if (!role.isLegitimate()) {
                accounts.add(account);
              }
            });
    return accounts;
  }

  /** Everybody gets somebody else's name, with something in front. */
  private static Map<String, String> newNames(Recording recording) {
    List<String> old = new ArrayList<>(recording.truth().keySet());
    List<String> shuffled = new ArrayList<>(old);
    Collections.shuffle(shuffled, new Random(20_260_701));
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < old.size(); i++) {
      names.put(old.get(i), "renamed-" + shuffled.get(i));
    }
    return names;
  }
}
