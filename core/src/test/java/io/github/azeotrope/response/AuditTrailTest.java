package io.github.azeotrope.response;

import static io.github.azeotrope.response.Campaigns.change;
import static io.github.azeotrope.response.Campaigns.flaggedWithEvidence;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.CampaignChange;
import io.github.azeotrope.campaign.CampaignChange.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the trail keeps, what it shows when it is tampered with, and what it forgets. */
class AuditTrailTest {
  @TempDir Path directory;

  private Path file() {
    return directory.resolve(AuditTrail.FILE);
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(file(), UTF_8);
  }

  /** Three lines: a campaign of two, an action, a note. */
  private AuditVerification writeThree() throws IOException {
    try (AuditTrail trail = AuditTrail.open(directory)) {
      trail.campaignChanged(flaggedWithEvidence("campaign-1", 1_000, "alice", "bob"));
      trail.acted("alice", ActionKind.LIMIT, 2_000, "batch 1");
      trail.noted("from now on: limit", 3_000);
      return trail.head();
    }
  }

  @Test
  void everythingIsOneLineInAChain() throws IOException {
    AuditVerification head = writeThree();
    assertThat(lines()).hasSize(3);
    assertThat(AuditTrail.verify(file())).isEqualTo(head);
    assertThat(head.isIntact()).isTrue();
    assertThat(head.entries()).isEqualTo(3);
    assertThat(lines().get(0))
        .startsWith(
            "{\"sequence\":1,\"previous\":\"" + "0".repeat(64) + "\",\"event\":\"campaign\"");
    assertThat(lines().get(2))
        .startsWith("{\"sequence\":3,\"previous\":\"")
        .contains(
            "\",\"event\":\"note\",\"epochMillis\":3000,\"text\":\"from now on: limit\",\"hash\":\"")
        .endsWith(head.head() + "\"}");
  }

  @Test
  void theTrailNamesNobody() throws IOException {
    writeThree();
    assertThat(Files.readString(file())).doesNotContain("alice").doesNotContain("bob");
  }

  @Test
  void theEvidenceStandsOnceAndWhoWasFlaggedByItRefersToIt() throws IOException {
    try (AuditTrail trail = AuditTrail.open(directory)) {
      CampaignChange first = flaggedWithEvidence("campaign-1", 1_000, "alice", "bob");
      trail.campaignChanged(first);
      trail.campaignChanged(
          new CampaignChange(Kind.CHANGED, first.campaign(), List.of(), List.of(), 2_000));
    }
    assertThat(lines().get(0)).contains("\"records\":[{\"campaign\":\"campaign-1\"");
    assertThat(lines().get(0)).containsPattern("\"evidenceEpochMillis\":1000.*evidenceEpochMillis");
    assertThat(lines().get(1)).contains("\"flagged\":[],\"records\":[]");
  }

  @Test
  void shadowModeAndRulingsAreTold() throws IOException {
    try (AuditTrail trail = AuditTrail.open(directory)) {
      trail.campaignChanged(flaggedWithEvidence("campaign-1", 1_000, "alice").inShadow());
      trail.campaignChanged(
          change(
              Kind.DISMISSED,
              "campaign-1",
              Campaign.Status.DISMISSED,
              Verdict.FLAGGED,
              2_000,
              "alice"));
    }
    assertThat(lines().get(0)).contains("\"shadow\":true");
    assertThat(lines().get(1))
        .contains("\"shadow\":false", "\"kind\":\"DISMISSED\"", "\"reason\":\"a partner\"");
  }

  /**
   * Whatever byte is changed, removed or put in, the trail is not intact, or its head is another.
   */
  @Test
  void noByteCanBeChangedUnseen() throws IOException {
    AuditVerification head = writeThree();
    byte[] whole = Files.readAllBytes(file());
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      int at = random.nextInt(whole.length - 1);
      byte[] changed =
          switch (i % 3) {
            case 0 -> {
              byte[] other = whole.clone();
              other[at] ^= (byte) (1 + random.nextInt(255));
              yield other;
            }
            case 1 -> without(whole, at, at + 1);
            default -> {
              byte[] other = Arrays.copyOf(whole, whole.length + 1);
              System.arraycopy(whole, at, other, at + 1, whole.length - at);
              other[at] = 'x';
              yield other;
            }
          };
      Files.write(file(), changed);
      assertThat(AuditTrail.verify(file())).as("change %d at byte %d", i, at).isNotEqualTo(head);
    }
  }

  @Test
  void noLineCanBeLeftOutOrMoved() throws IOException {
    AuditVerification head = writeThree();
    List<String> lines = lines();
    Files.write(file(), List.of(lines.get(0), lines.get(2)));
    assertThat(AuditTrail.verify(file()))
        .isEqualTo(
            new AuditVerification(
                1,
                AuditTrail.verify(file()).head(),
                "it does not follow the line before it: lines were left out, put in or moved"));
    Files.write(file(), List.of(lines.get(1), lines.get(0), lines.get(2)));
    assertThat(AuditTrail.verify(file()).entries()).isZero();
    Files.write(file(), lines.subList(0, 2));
    assertThat(AuditTrail.verify(file()).isIntact()).isTrue();
    assertThat(AuditTrail.verify(file()).head()).isNotEqualTo(head.head());
  }

  @Test
  void aTrailGoesOnWhereItEnded() throws IOException {
    AuditVerification before = writeThree();
    try (AuditTrail trail = AuditTrail.open(directory)) {
      assertThat(trail.head()).isEqualTo(before);
      trail.acted("alice", ActionKind.ALLOW, 4_000, null);
      assertThat(trail.linesOf("alice")).hasSize(3);
      assertThat(trail.linesOf("bob")).hasSize(1);
      assertThat(trail.linesOf("carol")).isEmpty();
    }
    assertThat(AuditTrail.verify(file()).entries()).isEqualTo(4);
  }

  @Test
  void whatWasCutOffWhenTheProcessEndedIsGivenUp() throws IOException {
    AuditVerification before = writeThree();
    Files.writeString(
        file(), "{\"sequence\":4,\"previous\":\"" + before.head(), StandardOpenOption.APPEND);
    assertThat(AuditTrail.verify(file()).isIntact()).isFalse();
    try (AuditTrail trail = AuditTrail.open(directory)) {
      assertThat(trail.head()).isEqualTo(before);
    }
    assertThat(AuditTrail.verify(file())).isEqualTo(before);
  }

  @Test
  void aTrailThatWasChangedIsNotGoneOnWith() throws IOException {
    writeThree();
    Files.writeString(file(), Files.readString(file()).replace("LIMIT", "ALLOW"));
    assertThatThrownBy(() -> AuditTrail.open(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is broken at line 2: it was changed")
        .hasMessageContaining("open a trail in a new directory");
  }

  @Test
  void oneProcessWritesATrail() throws IOException {
    try (AuditTrail trail = AuditTrail.open(directory)) {
      assertThatThrownBy(() -> AuditTrail.open(directory))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is open elsewhere");
      trail.noted("still works", 1);
    }
    assertThat(lines()).hasSize(1);
  }

  @Test
  void whoIsForgottenIsFoundNoMoreAndTheChainHolds() throws IOException {
    writeThree();
    try (AuditTrail trail = AuditTrail.open(directory)) {
      String pseudonym =
          trail.linesOf("alice").get(1).replaceAll(".*\"account\":\"([0-9a-f]+)\".*", "$1");
      assertThat(trail.forget("alice", 5_000)).isTrue();
      assertThat(trail.forget("alice", 5_000)).isFalse();
      assertThat(trail.linesOf("alice")).isEmpty();
      assertThat(trail.linesOf("bob")).hasSize(1);
      trail.acted("alice", ActionKind.ALLOW, 6_000, null);
      assertThat(trail.linesOf("alice")).singleElement().asString().doesNotContain(pseudonym);
    }
    assertThat(AuditTrail.verify(file()).entries()).isEqualTo(5);
    try (AuditTrail trail = AuditTrail.open(directory)) {
      assertThat(trail.linesOf("alice")).hasSize(1);
      assertThat(trail.linesOf("bob")).hasSize(1);
    }
  }

  /** Equal ids have other pseudonyms in another trail: nobody can try ids without the salts. */
  @Test
  void aPseudonymIsOfOneTrail() throws IOException {
    writeThree();
    Path other = directory.resolve("other");
    try (AuditTrail here = AuditTrail.open(directory);
        AuditTrail there = AuditTrail.open(other)) {
      there.acted("alice", ActionKind.LIMIT, 1, null);
      String pseudonym = there.linesOf("alice").get(0).replaceAll(".*account\":\"(\\w+)\".*", "$1");
      assertThat(pseudonym).hasSize(32);
      assertThat(here.linesOf("alice")).noneMatch(line -> line.contains(pseudonym));
    }
  }

  @Test
  void anyIdAndAnyTextComesThrough() throws IOException {
    String strange = "line\nbreak \"quoted\" \\ \ud800 \u2028 \ud83d\ude00";
    try (AuditTrail trail = AuditTrail.open(directory)) {
      trail.acted(strange, ActionKind.DELAY, -1, strange);
      trail.acted("", ActionKind.DELAY, Long.MIN_VALUE, null);
    }
    assertThat(lines()).hasSize(2);
    try (AuditTrail trail = AuditTrail.open(directory)) {
      assertThat(trail.linesOf("")).hasSize(1);
      assertThat(trail.linesOf(strange)).hasSize(1);
    }
    assertThat(AuditTrail.verify(file()).entries()).isEqualTo(2);
  }

  @Test
  void brokenSaltsAreToldAtTheStart() throws IOException {
    writeThree();
    Files.writeString(directory.resolve("accounts.salts"), "zz not-a-salt\n");
    assertThatThrownBy(() -> AuditTrail.open(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not a file of salts: line 1");
  }

  @Test
  void aFailingDiskIsToldAndNothingIsHalfWritten() throws IOException {
    AuditTrail trail = AuditTrail.open(directory);
    trail.noted("before", 1);
    trail.close();
    assertThatThrownBy(() -> trail.noted("after", 2))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("could not be written");
    assertThat(AuditTrail.verify(file()).entries()).isEqualTo(1);
  }

  @Test
  void manyThreadsMakeOneChain() throws IOException, InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (AuditTrail trail = AuditTrail.open(directory)) {
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        String account = "account-" + t;
        all.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 25; i++) {
                    trail.acted(account, ActionKind.LIMIT, i, null);
                  }
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
      assertThat(trail.linesOf("account-3")).hasSize(25);
    } finally {
      threads.shutdownNow();
    }
    assertThat(AuditTrail.verify(file()).entries()).isEqualTo(100);
    assertThat(AuditTrail.verify(file()).isIntact()).isTrue();
  }

  private static byte[] without(byte[] bytes, int from, int to) {
    byte[] rest = new byte[bytes.length - (to - from)];
    System.arraycopy(bytes, 0, rest, 0, from);
    System.arraycopy(bytes, to, rest, from, bytes.length - to);
    return rest;
  }
}
