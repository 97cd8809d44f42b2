package io.github.azeotrope.testkit.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.detector.DetectorWithSignals;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Signal;
import io.github.azeotrope.evidence.Signals;
import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Exchange;
import io.github.azeotrope.testkit.Traffic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The host limits half of the members of what it watches, for ten minutes at a moment that it draws
 * from every four hours. A balancer sends through the other half what the first cannot send;
 * friends, who have no balancer, do not send it.
 */
class DisplacementDetectionTest {
  private static final long SLOT = 5 * 60_000L;
  private static final long WINDOW = 48 * SLOT;
  private static final long LIMIT = 2 * SLOT;
  private static final long FIRST_WINDOW = Day.of(6).startEpochMillis();
  private static final Traffic PEOPLE = Traffic.organic(42).accounts(600).days(12);

  /** Cards for three: neither strangers nor the keys of a customer, and no model to move to. */
  private static final Traffic POOL =
      Traffic.templateHarvest(46)
          .accounts(120)
          .perAccountAndDay(14)
          .from(Day.of(3))
          .days(9)
          .sharedCards(3)
          .residential()
          .launch(Day.of(30));

  private static final List<ModelRequest> REQUESTS =
      Traffic.merge(PEOPLE, POOL).stream().map(Exchange::request).toList();

  /** What becomes of the requests of accounts that are limited. */
  private enum Limited {
    SENT_THROUGH_OTHERS,
    NOT_SENT
  }

  private final SplittableRandom random = new SplittableRandom(20_261_132);
  private final Map<String, ModelRequest> known = new HashMap<>();
  private final List<String> senders = new ArrayList<>();
  private Set<String> limited = Set.of();

  private DistillationDetector played(List<Signal> signals, Limited what, boolean told) {
    DistillationDetector detector = DetectorWithSignals.of(signals);
    long window = FIRST_WINDOW;
    long moment = window + random.nextInt(48) * SLOT;
    long until = Long.MIN_VALUE;
    long last = 0;
    for (ModelRequest request : REQUESTS) {
      last = request.epochMillis();
      if (last >= moment) {
        limited = halfOfTheWatched(detector);
        until = moment + LIMIT;
        for (String account : limited) {
          if (told) {
            detector.feedback().limited(account, moment, window, window + WINDOW);
          } else {
            detector.feedback().limited(account, moment);
          }
        }
        window += WINDOW;
        moment = window + random.nextInt(48) * SLOT;
      }
      if (last >= until) {
        limited = Set.of();
      }
      sent(request, what).ifPresent(detector.observer()::observe);
    }
    detector.sweepNow(last);
    assertThat(detector.health().internalFailures()).isZero();
    return detector;
  }

  private Set<String> halfOfTheWatched(DistillationDetector detector) {
    Set<String> half = new HashSet<>();
    for (Campaign campaign : detector.campaigns()) {
      for (Member member : campaign.members()) {
        if (random.nextBoolean()) {
          half.add(member.account());
        }
      }
    }
    return half;
  }

  private Optional<ModelRequest> sent(ModelRequest request, Limited what) {
    if (isOfPool(request.account()) && known.put(request.account(), request) == null) {
      senders.add(request.account());
    }
    if (!limited.contains(request.account())) {
      return Optional.of(request);
    }
    return what == Limited.NOT_SENT ? Optional.empty() : Optional.of(throughAnother(request));
  }

  private static boolean isOfPool(String account) {
    return POOL.accounts().contains(account);
  }

  private ModelRequest throughAnother(ModelRequest request) {
    String other = request.account();
    while (limited.contains(other)) {
      other = senders.get(random.nextInt(senders.size()));
    }
    ModelRequest before = known.get(other);
    return ModelRequest.builder()
        .account(other)
        .epochMillis(request.epochMillis())
        .prompt(request.prompt())
        .model(request.model())
        .conversation(request.conversation())
        .client(before.client())
        .facts(before.facts())
        .build();
  }

  private static List<Signal> withoutDisplacement() {
    List<Signal> rest = Signals.ALL.stream().filter(s -> !s.name().equals("displacement")).toList();
    assertThat(rest).hasSize(Signals.ALL.size() - 1);
    return rest;
  }

  private static long flagged(DistillationDetector detector, Traffic part) {
    return part.accounts().stream().filter(a -> detector.assess(a).isFlagged()).count();
  }

  private static Evidence displacement(DistillationDetector detector) {
    return detector.campaigns().stream()
        .filter(c -> c.members().size() > 50)
        .flatMap(c -> c.evidence().stream())
        .filter(e -> e.signal().equals("displacement"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPoolWithCardsForThreeIsFoundByTheLoadThatItsBalancerMoves() {
    DistillationDetector detector = played(Signals.ALL, Limited.SENT_THROUGH_OTHERS, true);
    Evidence evidence = displacement(detector);
    assertThat(evidence.supports()).as(evidence.text()).isTrue();
    assertThat(flagged(detector, POOL)).isGreaterThanOrEqualTo(114);
    assertThat(flagged(detector, PEOPLE)).isZero();
  }

  @Test
  void withoutTheSignalItIsOnlyWatched() {
    DistillationDetector detector =
        played(withoutDisplacement(), Limited.SENT_THROUGH_OTHERS, true);
    assertThat(flagged(detector, POOL)).isZero();
    assertThat(detector.campaigns()).anyMatch(c -> c.members().size() > 50);
  }

  @Test
  void friendsWhoDoNotTakeOverAreNotFound() {
    DistillationDetector detector = played(Signals.ALL, Limited.NOT_SENT, true);
    Evidence evidence = displacement(detector);
    assertThat(evidence.outcome()).as(evidence.text()).isEqualTo(Evidence.Outcome.NEUTRAL);
    assertThat(evidence.sampleSize()).isGreaterThanOrEqualTo(10);
    assertThat(flagged(detector, POOL)).isZero();
  }

  /** Limits whose moment nobody drew say nothing, whatever the load does. */
  @Test
  void limitsThatAreToldWithoutAWindowSayNothing() {
    DistillationDetector detector = played(Signals.ALL, Limited.SENT_THROUGH_OTHERS, false);
    assertThat(displacement(detector).outcome()).isEqualTo(Evidence.Outcome.UNAVAILABLE);
    assertThat(flagged(detector, POOL)).isZero();
  }
}
