package io.github.azeotrope.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.hash.LinkageKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A detector goes on where another one stood. */
class SnapshotTest {
  private static final long START = SmallTraffic.START;
  private static final long DAY = SmallTraffic.DAY;
  private static final int POOL = 60;

  private static final List<ModelRequest> TRAFFIC =
      new SmallTraffic(1).people(320, 8, 8).pool(POOL, 32, 1, 7).requests();

  /** As of day 6, with the campaign found; tests change copies of it. */
  private static final DistillationDetector PLAYED = played(6);

  @TempDir private Path dir;

  private static DistillationDetector.Builder builder() {
    return DistillationDetectorTest.builder().sweepEvery(Duration.ofHours(12));
  }

  private DistillationDetector restored(DistillationDetector detector) throws IOException {
    detector.snapshot(file());
    return builder().restore(file()).build();
  }

  private Path file() {
    return dir.resolve("state.azss");
  }

  private static void play(DistillationDetector detector, double fromDay, double toDay) {
    for (ModelRequest request : TRAFFIC) {
      double day = (double) (request.epochMillis() - START) / DAY;
      if (day >= fromDay && day < toDay) {
        detector.observer().observe(request);
      }
    }
  }

  private static Set<String> flagged(DistillationDetector detector) {
    Set<String> flagged = new TreeSet<>();
    for (ModelRequest request : TRAFFIC) {
      if (detector.assess(request.account()).isFlagged()) {
        flagged.add(request.account());
      }
    }
    return flagged;
  }

  private static DistillationDetector played(double days) {
    DistillationDetector detector = builder().build();
    play(detector, 0, days);
    detector.sweepNow(START + (long) (days * DAY));
    return detector;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 1.4, 3.3, 5.1})
  void flagsWhomItWouldHaveFlaggedWithoutAStop(double stopDay) throws IOException {
    DistillationDetector detector = played(stopDay);
    DistillationDetector restored = restored(detector);
    assertThat(flagged(restored)).isEqualTo(flagged(detector));
    assertThat(restored.campaigns()).isEqualTo(detector.campaigns());
    for (DistillationDetector each : List.of(detector, restored)) {
      play(each, stopDay, 9);
      each.sweepNow(START + 8 * DAY);
      assertThat(each.health().internalFailures()).isZero();
    }
    assertThat(flagged(detector)).hasSize(POOL);
    assertThat(flagged(restored)).isEqualTo(flagged(detector));
    assertThat(ids(restored)).isEqualTo(ids(detector));
    assertThat(restored.health().accounts()).isEqualTo(detector.health().accounts());
  }

  private static List<String> ids(DistillationDetector detector) {
    return detector.campaigns().stream().map(Campaign::id).toList();
  }

  @Test
  void keepsIdsMembersAndFrozenEvidence() throws IOException {
    DistillationDetector detector = PLAYED;
    Campaign before = detector.campaigns().get(0);
    assertThat(before.records()).isNotEmpty();
    DistillationDetector restored = restored(detector);
    assertThat(restored.campaigns()).containsExactly(before);
    assertThat(restored.explain("pool-3").record()).isEqualTo(before.members().get(0).record());
    assertThat(restored.explain("pool-3").toString())
        .isEqualTo(detector.explain("pool-3").toString());
    play(restored, 6, 9);
    restored.sweepNow(START + 8 * DAY);
    Campaign after = restored.campaign(before.id()).orElseThrow();
    assertThat(after.flaggedEpochMillis()).isEqualTo(before.flaggedEpochMillis());
    for (Member member : before.members()) {
      assertThat(after.members())
          .filteredOn(m -> m.account().equals(member.account()))
          .singleElement()
          .extracting(Member::record, Member::requestsBeforeFlag)
          .containsExactly(member.record(), member.requestsBeforeFlag());
    }
  }

  /** The links that held a campaign are not in the file, but it does not end for that. */
  @Test
  void aCampaignStaysForSevenDaysWithoutTraffic() throws IOException {
    DistillationDetector detector = restored(PLAYED);
    DistillationDetector restored =
        restoredInto(detector, builder().signals(List.of())); // so that no look can hold it
    restored.sweepNow(START + 12 * DAY);
    assertThat(flagged(restored)).hasSize(POOL);
    assertThat(restored.campaigns()).singleElement().matches(c -> c.verdict() == Verdict.FLAGGED);
    restored.sweepNow(START + 13 * DAY + 1);
    assertThat(flagged(restored)).isEmpty();
    assertThat(restored.campaigns()).isEmpty();
    assertThat(restored.endedCampaigns()).hasSize(1);
  }

  private DistillationDetector restoredInto(
      DistillationDetector detector, DistillationDetector.Builder other) throws IOException {
    detector.snapshot(file());
    return other.restore(file()).build();
  }

  @Test
  void whatPersonsSaidHoldsOn() throws IOException {
    DistillationDetector detector = restored(PLAYED);
    detector.feedback().enforced("pool-5", START + 6 * DAY);
    detector.feedback().dismiss(detector.campaigns().get(0).id(), "ticket 4711");
    // Carried out before the file is written, sweep or not.
    DistillationDetector restored = restored(detector);
    assertThat(restored.campaigns()).isEmpty();
    assertThat(flagged(restored)).isEmpty();
    assertThat(restored.feedback().enforcements()).hasSize(1);
    play(restored, 6, 9);
    restored.sweepNow(START + 8 * DAY);
    assertThat(flagged(restored)).isEmpty();
    Campaign ended = restored.endedCampaigns().get(0);
    assertThat(ended.status()).isEqualTo(Campaign.Status.DISMISSED);
    restored.feedback().withdraw(ended.id());
    restored.sweepNow(START + 8 * DAY);
    restored.sweepNow(START + 8 * DAY);
    assertThat(restored.endedCampaigns()).contains(ended);
  }

  @Test
  void aConfirmedCampaignStaysConfirmed() throws IOException {
    DistillationDetector detector = restored(PLAYED);
    String id = detector.campaigns().get(0).id();
    detector.feedback().confirm(id, "ticket 4712");
    detector.sweepNow(START + 6 * DAY);
    DistillationDetector restored = restoredInto(detector, builder().signals(List.of()));
    restored.sweepNow(START + 40 * DAY);
    assertThat(restored.campaign(id).orElseThrow().status()).isEqualTo(Campaign.Status.CONFIRMED);
    assertThat(flagged(restored)).hasSize(POOL);
  }

  @Test
  void whoIsForgottenIsNotInTheFile() throws IOException {
    DistillationDetector detector = restored(PLAYED);
    detector.feedback().forget("pool-7");
    detector.snapshot(file());
    // Ids are written as UTF-16.
    String text = Files.readString(file(), StandardCharsets.ISO_8859_1).replace("\0", "");
    assertThat(text).contains("pool-17").doesNotContainPattern("pool-7(?!\\d)");
  }

  @Test
  void artifactsKeepTheirOwners() throws IOException {
    DistillationDetector detector = builder().build();
    detector.observer().observe(ModelRequest.of("owner", START, "a question"));
    detector
        .observer()
        .complete(new ModelResponse("owner", START, null, 5, List.of("block-1", "block-2")));
    present(detector, "reader-1", "block-1");
    DistillationDetector restored = restored(detector);
    present(restored, "reader-2", "block-2");
    List<Artifacts.Presentation> all = restored.parts().artifacts().drain();
    assertThat(all).hasSize(2).allMatch(what -> what.owner() == all.get(0).owner());
  }

  private static void present(DistillationDetector detector, String account, String block) {
    detector
        .observer()
        .observe(
            ModelRequest.builder()
                .account(account)
                .epochMillis(START)
                .prompt("go on")
                .presentedArtifacts(List.of(block))
                .build());
  }

  @Test
  void restoringAndWritingGivesTheSameBytes() throws IOException {
    DistillationDetector detector = PLAYED;
    DistillationDetector restored = restored(detector);
    restored.snapshot(dir.resolve("again"));
    assertThat(dir.resolve("again")).hasSameBinaryContentAs(file());
    detector.snapshot(dir.resolve("later"));
    assertThat(dir.resolve("later")).hasSameBinaryContentAs(file());
  }

  @Test
  void aFreshDetectorIsAStateToo() throws IOException {
    DistillationDetector restored = restored(builder().build());
    play(restored, 0, 9);
    restored.sweepNow(START + 8 * DAY);
    assertThat(flagged(restored)).hasSize(POOL);
  }

  @Test
  void strangeIdsComeBackAsTheyWere() throws IOException {
    List<String> ids = List.of("\ud800", "é".repeat(300), "line\nbreak", "\u0000", "漢".repeat(200));
    DistillationDetector detector = builder().build();
    ids.forEach(id -> detector.observer().observe(ModelRequest.of(id, START, "hello")));
    DistillationDetector restored = restored(detector);
    List<String> found = new ArrayList<>();
    restored
        .parts()
        .table()
        .forEach((handle, n, rows, off) -> found.add(restored.parts().table().accountId(handle)));
    List<String> before = new ArrayList<>();
    detector
        .parts()
        .table()
        .forEach((handle, n, rows, off) -> before.add(detector.parts().table().accountId(handle)));
    assertThat(found).hasSize(ids.size()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void saysWhyASnapshotIsNotForThisDetector() throws IOException {
    DistillationDetector detector = PLAYED;
    detector.snapshot(file());
    LinkageKey other = LinkageKey.fromBytes("another-key-1234".getBytes(StandardCharsets.US_ASCII));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().linkageKey(other).restore(file()).build())
        .withMessageContaining("it was made under key " + detector.provenance().keyId())
        .withMessageContaining("linkageKey is " + other.keyId());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().maxAccounts(100).restore(file()).build())
        .withMessageContaining("accounts, and maxAccounts is 100");
    assertThatThrownBy(() -> builder().restore(dir.resolve("missing")).build())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("missing cannot be read");
  }

  @Test
  void aFileThatCannotBeWrittenLeavesTheOldOne() throws IOException {
    DistillationDetector detector = PLAYED;
    detector.snapshot(file());
    byte[] before = Files.readAllBytes(file());
    Files.createDirectories(dir.resolve("state.azss.tmp/taken"));
    assertThatThrownBy(() -> detector.snapshot(file())).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> detector.snapshot(dir.resolve("no/such/dir")))
        .isInstanceOf(IOException.class);
    assertThat(file()).hasBinaryContent(before);
    assertThat(detector.health().internalFailures()).isZero();
  }
}
