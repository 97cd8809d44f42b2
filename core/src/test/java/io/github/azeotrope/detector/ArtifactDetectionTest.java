package io.github.azeotrope.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.evidence.Signal;
import io.github.azeotrope.evidence.Signals;
import io.github.azeotrope.hash.LinkageKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole path on accounts that nothing links but what they present. */
class ArtifactDetectionTest {
  private static final int PEOPLE = 320;
  private static final int RING = 60;

  private static DistillationDetector played(
      List<Signal> signals, Consumer<ArtifactTraffic> traffic) {
    DistillationDetector detector =
        DistillationDetector.builder()
            .linkageKey(LinkageKey.fromBytes(new byte[16]))
            .maxAccounts(10_000)
            .sweepEvery(Duration.ofHours(6))
            .baseline(300, Duration.ZERO)
            .executor(Runnable::run)
            .signals(signals)
            .build();
    ArtifactTraffic all = new ArtifactTraffic(1, detector.observer()).people(PEOPLE, 8);
    traffic.accept(all);
    detector.sweepNow(all.now());
    assertThat(detector.health().internalFailures()).isZero();
    return detector;
  }

  private static DistillationDetector played(Consumer<ArtifactTraffic> traffic) {
    return played(Signals.ALL, traffic);
  }

  private static List<Signal> without(String name) {
    return Signals.ALL.stream().filter(s -> !s.name().equals(name)).toList();
  }

  private static Set<String> flagged(DistillationDetector detector) {
    return detector.campaigns().stream()
        .filter(c -> c.verdict() == Verdict.FLAGGED)
        .flatMap(c -> c.members().stream())
        .map(Member::account)
        .collect(Collectors.toSet());
  }

  @Test
  void accountsThatReplayEachOthersReasoningAreFoundWithFourRequestsEach() {
    DistillationDetector detector = played(traffic -> traffic.ring("ring-", RING, 4));
    assertThat(flagged(detector))
        .hasSizeGreaterThanOrEqualTo(RING * 19 / 20)
        .allMatch(account -> account.startsWith("ring-"));
    assertThat(detector.campaigns()).hasSize(1);
    Campaign campaign = detector.campaigns().get(0);
    Evidence evidence =
        campaign.evidence().stream()
            .filter(e -> e.signal().equals("foreign-artifacts"))
            .findFirst()
            .orElseThrow();
    assertThat(evidence.supports()).isTrue();
    assertThat(evidence.family()).isEqualTo(Family.ARTIFACT);
    assertThat(evidence.text()).contains("reasoning blocks");
    assertThat(detector.health().unavailableFamilies()).doesNotContain(Family.ARTIFACT);
    assertThat(detector.assess("person-3").isFlagged()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"foreign-artifacts", "strangers-doing-one-job"})
  void theyAreFoundOnlyWith(String signal) {
    assertThat(flagged(played(without(signal), traffic -> traffic.ring("ring-", RING, 4))))
        .isEmpty();
  }

  @Test
  void twoRingsAreTwoCampaigns() {
    DistillationDetector detector =
        played(traffic -> traffic.ring("north-", 40, 4).ring("south-", 50, 4));
    assertThat(detector.campaigns()).hasSize(2);
    for (Campaign campaign : detector.campaigns()) {
      assertThat(
              campaign.members().stream()
                  .map(member -> member.account().substring(0, 5))
                  .distinct())
          .hasSize(1);
    }
  }

  @Test
  void aCompanysKeysMayPresentEachOthersBlocks() {
    Consumer<ArtifactTraffic> declared =
        traffic -> {
          for (int a = 0; a < RING; a++) {
            traffic.pays("company-" + a, "pm-company-" + a, "org-1");
          }
          traffic.ring("company-", RING, 4);
        };
    Consumer<ArtifactTraffic> onOneCard =
        traffic -> {
          for (int a = 0; a < RING; a++) {
            traffic.pays("company-" + a, "pm-company", null);
          }
          traffic.ring("company-", RING, 4);
        };
    for (Consumer<ArtifactTraffic> company : List.of(declared, onOneCard)) {
      assertThat(played(company).campaigns()).isEmpty();
    }
  }

  @Test
  void anOfficeMayToo() {
    assertThat(
            played(
                    traffic -> {
                      for (int a = 0; a < RING; a++) {
                        traffic.livesAt("office-" + a, "192.0.2." + a);
                      }
                      traffic.ring("office-", RING, 4);
                    })
                .campaigns())
        .isEmpty();
  }

  @Test
  void theReadersOfAPublishedTraceAreClear() {
    DistillationDetector detector =
        played(
            traffic -> {
              List<String> trace = new ArrayList<>();
              for (int i = 0; i < 6; i++) {
                trace.add(traffic.sends("author"));
              }
              for (int a = 0; a < 80; a++) {
                for (int r = 0; r < 3; r++) {
                  traffic.sends("reader-" + a, trace.toArray(String[]::new));
                }
              }
            });
    assertThat(detector.campaigns()).isEmpty();
  }

  /**
   * The disguise of the published trace: every account presents every block. It holds only where
   * there are fewer blocks than accounts, that is, less than one stolen block an account.
   */
  @Test
  void aPoolIsPublicOnlyIfItHarvestsLessThanABlockAnAccount() {
    for (int harvested : new int[] {20, 90}) {
      DistillationDetector detector =
          played(
              traffic -> {
                List<String> stolen = new ArrayList<>();
                for (int i = 0; i < harvested; i++) {
                  stolen.add(traffic.sends("pool-" + i % RING));
                }
                for (int a = 0; a < RING; a++) {
                  for (int from = 0; from < harvested; from += 10) {
                    traffic.sends(
                        "pool-" + a, stolen.subList(from, from + 10).toArray(String[]::new));
                  }
                }
              });
      assertThat(flagged(detector)).hasSize(harvested < RING ? 0 : RING);
    }
  }

  @Test
  void customersWhoLeaveAGatewayWithTheirConversationsAreClear() {
    DistillationDetector detector =
        played(
            traffic -> {
              for (int a = 0; a < 80; a++) {
                List<String> theirs = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                  theirs.add(traffic.sends("gateway"));
                }
                for (int r = 0; r < 4; r++) {
                  traffic.sends("leaver-" + a, theirs.get(r));
                }
              }
            });
    assertThat(detector.campaigns()).isEmpty();
  }

  @Test
  void customersWhoRegisterAgainAreClear() {
    DistillationDetector detector =
        played(
            traffic -> {
              for (int a = 0; a < 80; a++) {
                for (int r = 0; r < 4; r++) {
                  traffic.sends("new-" + a, traffic.sends("old-" + a));
                }
              }
            });
    assertThat(detector.campaigns()).isEmpty();
  }

  /** Who only owns what was stolen is a victim, however many present it. */
  @Test
  void whoWasRobbedOrFramedIsNotFlagged() {
    DistillationDetector detector =
        played(
            traffic -> {
              traffic.ring("ring-", RING, 4);
              for (int a = 0; a < RING; a++) {
                traffic.sends("ring-" + a, traffic.blockOf("person-" + a % 20));
                // And these were handed one of the ring's blocks, in good faith.
                if (a < 10) {
                  traffic.sends("person-" + (100 + a), traffic.blockOf("ring-" + a));
                }
              }
            });
    assertThat(flagged(detector))
        .hasSizeGreaterThanOrEqualTo(RING * 19 / 20)
        .allMatch(account -> account.startsWith("ring-"));
  }

  /** Examples that come with a program look like conversations, which many have from the start. */
  @Test
  void theUsersOfAToolWithExamplesAreClear() {
    DistillationDetector detector =
        played(
            traffic -> {
              for (int r = 0; r < 8; r++) {
                for (int a = 0; a < 30; a++) {
                  String prompt = traffic.words("use" + a + "x", 8) + traffic.words("any", 4_000);
                  traffic.sends("user-" + a, prompt, conversation("mode-" + r % 5));
                }
              }
            });
    assertThat(detector.campaigns()).isEmpty();
  }

  private static List<String> conversation(String name) {
    return List.of(
        (name + " asks for something. ").repeat(5),
        (name + " is answered at length. ").repeat(20),
        (name + " asks again. ").repeat(5),
        (name + " is answered again. ").repeat(20));
  }

  /** Stored sessions sent on by other accounts, each with the same job at the end. */
  private static void storedSessions(ArtifactTraffic traffic) {
    for (int i = 0; i < 2 * RING; i++) {
      for (int copy = 0; copy < 2; copy++) {
        String prompt =
            "Continue this task step by step and show the whole of your reasoning: "
                + traffic.words("job", 2_000);
        traffic.sends("pool-" + (i + copy * (1 + i / RING)) % RING, prompt, conversation("s" + i));
      }
    }
  }

  @Test
  void storedSessionsSentOnByOtherAccountsAreFound() {
    assertThat(flagged(played(ArtifactDetectionTest::storedSessions)))
        .hasSizeGreaterThanOrEqualTo(RING * 19 / 20)
        .allMatch(account -> account.startsWith("pool-"));
  }

  @Test
  void storedSessionsAreFoundOnlyWithTheirConversations() {
    assertThat(
            flagged(
                played(without("foreign-conversations"), ArtifactDetectionTest::storedSessions)))
        .isEmpty();
  }
}
