package io.github.azeotrope.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.Basis;
import io.github.azeotrope.ClientNetwork;
import io.github.azeotrope.Conversation;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.Verification;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.WithNull;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a host hands over, the calls on its request path answer. */
class HostileInputTest {
  private static final long START = SmallTraffic.START;
  private static final long DAY = SmallTraffic.DAY;

  private final DistillationDetector detector = DistillationDetectorTest.builder().build();
  private final RequestObserver observer = detector.observer();

  private static ModelRequest at(long epochMillis) {
    return ModelRequest.of("acct", epochMillis, "what is the time");
  }

  private void settle() {
    for (int i = 0; i < 15; i++) {
      observer.observe(at(START + i));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 253_402_300_800_000L})
  void timesThatAreNoTimesAreRefusedAndCounted(long epochMillis) {
    settle();
    assertThat(observer.observe(at(epochMillis)).verdict()).isNotNull();
    assertThat(detector.health().refusedRequests()).isEqualTo(1);
    assertThat(detector.health().requests()).isEqualTo(15);
    assertThat(detector.health().internalFailures()).isZero();
  }

  @Test
  void stampsFarAheadAreBroughtBackAndCounted() {
    settle();
    observer.observe(at(START + 400 * DAY));
    observer.observe(at(253_402_300_799_999L));
    detector.sweepNow(START);
    assertThat(detector.health().clampedTimes()).isEqualTo(2);
    assertThat(detector.health().requests()).isEqualTo(17);
    assertThat(detector.health().lastSweepAge()).isLessThan(Duration.ofDays(1));
    assertThat(detector.health().internalFailures()).isZero();
  }

  @Test
  void aClockThatRunsBackwardsIsFollowedNowhere() {
    for (int i = 0; i < 1_000; i++) {
      observer.observe(at(START - i * 60_000L));
    }
    assertThat(detector.health().requests()).isEqualTo(1_000);
    assertThat(detector.health().internalFailures()).isZero();
    detector.sweepNow(0);
    assertThat(detector.health().lastSweepAge()).isZero();
  }

  /** One line of a log with a broken date, and nothing would ever be swept. */
  @ParameterizedTest
  @ValueSource(longs = {0, 253_402_300_799_999L})
  void aWrongFirstStampDoesNotStopTheSweeps(long wrong) {
    observer.observe(ModelRequest.of("odd", wrong, "first of all"));
    new SmallTraffic(1).people(320, 4, 4).playTo(observer);
    assertThat(detector.health().sweeps()).isBetween(13L, 16L);
    assertThat(detector.health().baselineReady()).isTrue();
  }

  @Test
  void aWrongFirstStampDoesNotMakeABaselineOfOneDay() {
    observer.observe(ModelRequest.of("odd", 0, "first of all"));
    new SmallTraffic(1).people(320, 4, 1).playTo(observer);
    detector.sweepNow(START + DAY);
    assertThat(detector.health().baselineReady()).isFalse();
  }

  @Test
  void aPromptOfTenMegabytesCostsABoundedLook() {
    String prompt = "all work and no play makes a dull boy ".repeat(10_000_000 / 38);
    observer.observe(ModelRequest.of("long", START, prompt));
    assertThat(detector.health().skippedCharacters()).isGreaterThan(9_000_000);
    assertThat(detector.health().requests()).isEqualTo(1);
    assertThat(detector.health().internalFailures()).isZero();
  }

  @Test
  void loneSurrogatesAndOtherOddCharactersAreText() {
    List<String> odd =
        List.of(
            "",
            "\ud800",
            "\udc00\ud800",
            "a\ud83d",
            "\0\0\0",
            "\uffff\ufffe",
            "\u202e\u200b\u2066",
            "e\u0301".repeat(500),
            "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
            "\r\n\t\f\u000b",
            "x".repeat(100_000));
    for (String text : odd) {
      observer.observe(all(text.isEmpty() ? "empty" : text, START, text));
    }
    assertThat(detector.health().requests()).isEqualTo(odd.size());
    assertThat(detector.health().internalFailures()).isZero();
  }

  /** The same odd text in every field that takes one. */
  private static ModelRequest all(String account, long epochMillis, String text) {
    return ModelRequest.builder()
        .account(account)
        .epochMillis(epochMillis)
        .prompt(text)
        .systemPrompt(text)
        .model(text)
        .requestId(text)
        .conversation(new Conversation(text, -7, List.of(text, text)))
        .client(new ClientNetwork(text, text, -1, text, text, text))
        .facts(new AccountFacts(text, text, Long.MAX_VALUE, Verification.NONE))
        .presentedArtifacts(List.of(text, text))
        .build();
  }

  @Property(tries = 300)
  void anyTextInAnyFieldIsObserved(
      @ForAll String account,
      @ForAll String prompt,
      @ForAll @WithNull(.3) String system,
      @ForAll @WithNull(.3) String address,
      @ForAll @WithNull(.3) String other,
      @ForAll long time,
      @ForAll int turn) {
    long before = detector.health().internalFailures();
    String id = account.isEmpty() ? "a" : account;
    ModelRequest request =
        ModelRequest.builder()
            .account(id)
            .epochMillis(time)
            .prompt(prompt)
            .systemPrompt(system)
            .model(other)
            .requestId(other)
            .conversation(
                new Conversation(
                    other, turn, other == null ? List.of() : List.of(other, prompt, prompt)))
            .client(new ClientNetwork(address, other, time, system, other, address))
            .facts(new AccountFacts(other, address, time, null))
            .presentedArtifacts(other == null ? List.of() : List.of(other))
            .build();
    assertThat(observer.observe(request).basis()).isNotEqualTo(Basis.DEGRADED);
    assertThat(observer.assess(id).basis()).isNotEqualTo(Basis.DEGRADED);
    observer.complete(new ModelResponse(id, time, other, turn & 0xffff, List.of(prompt)));
    assertThat(detector.health().internalFailures()).isEqualTo(before);
    assertThat(detector.explain(id).inferences()).isNotEmpty();
  }

  /** Against the contract, but on a request path all the same. */
  @Test
  void nullsThatTheTypesForbidAreCountedAndDoNotThrow() {
    assertThat(observer.observe(null).basis()).isEqualTo(Basis.DEGRADED);
    assertThat(observer.assess(null).basis()).isEqualTo(Basis.DEGRADED);
    observer.complete(null);
    List<String> holes = Arrays.asList("a", null);
    observer.observe(
        ModelRequest.builder()
            .account("holes")
            .epochMillis(START)
            .prompt("hi")
            .conversation(new Conversation("s", 1, holes))
            .presentedArtifacts(holes)
            .build());
    observer.observe(
        ModelRequest.builder()
            .account("shrinks")
            .epochMillis(START)
            .prompt("hi")
            .presentedArtifacts(Collections.unmodifiableList(new Unreadable()))
            .build());
    assertThat(detector.health().internalFailures()).isBetween(3L, 5L);
    detector.close();
    assertThat(observer.observe(null).basis()).isEqualTo(Basis.DEGRADED);
    observer.complete(null);
    detector.sweepNow(START);
  }

  /** A list that a host changes while we read it. */
  private static final class Unreadable extends java.util.AbstractList<String> {
    @Override
    public String get(int index) {
      throw new java.util.ConcurrentModificationException();
    }

    @Override
    public int size() {
      return 2;
    }
  }

  /** Accounts cost nothing to invent; what is kept of them must not grow with their number. */
  @Test
  void aFloodOfInventedAccountsIsForgotten() {
    DistillationDetector small = DistillationDetectorTest.builder().maxAccounts(64).build();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 30_000; i++) {
      small
          .observer()
          .observe(
              ModelRequest.builder()
                  .account("invented-" + i)
                  .epochMillis(START + i * 10_000L)
                  .prompt("hello number " + i)
                  .clientAddress("10." + random.nextInt(200) + "." + random.nextInt(200) + ".1")
                  .build());
    }
    small.sweepNow(START);
    assertThat(small.health().accounts()).isEqualTo(64);
    assertThat(small.health().evictedAccounts()).isEqualTo(30_000 - 64);
    assertThat(small.seated()).isLessThan(2_000);
    assertThat(small.health().internalFailures()).isZero();
  }
}
