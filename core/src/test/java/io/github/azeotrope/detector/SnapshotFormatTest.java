package io.github.azeotrope.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.azeotrope.Capability;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.calibration.BudgetCheck;
import io.github.azeotrope.calibration.Judgement;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.EvidenceRecord;
import io.github.azeotrope.campaign.FlagRecord;
import io.github.azeotrope.campaign.KeptCampaign;
import io.github.azeotrope.campaign.KeptDismissals;
import io.github.azeotrope.campaign.Lineage;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.campaign.Provenance;
import io.github.azeotrope.campaign.RegistryState;
import io.github.azeotrope.campaign.Ruling;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.evidence.Targets;
import io.github.azeotrope.summary.GoldenFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes of a snapshot: what was written once can be read, and nothing else can. */
class SnapshotFormatTest {
  private static final long START = SmallTraffic.START;

  @TempDir private Path dir;

  /**
   * Never written again: a test that fails here means that users' snapshots can no longer be read.
   * {@code -Dgolden.create=true} writes the file of a new version where it is missing.
   */
  @Test
  void storedBytesStayWhatTheyAre() throws Exception {
    byte[] stored = GoldenFile.read("/snapshot/v1/small.azss", small());
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(stored);
    assertThat(HexFormat.of().formatHex(digest, 0, 8)).isEqualTo("44fcfd1156f4b446");
    DistillationDetector restored = restore(stored);
    assertThat(restored.health().accounts()).isEqualTo(3);
    assertThat(restored.campaigns()).containsExactly(campaign());
    assertThat(write(restored)).isEqualTo(stored);
    restored.sweepNow(START + 60_000);
    assertThat(restored.assess("a").isFlagged()).isTrue();
    assertThat(small()).as("the same state today").isEqualTo(stored);
  }

  @Test
  void everyFlippedOrMissingByteIsTold() throws IOException {
    byte[] whole = small();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200; i++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(whole.length)] ^= (byte) (1 + random.nextInt(255));
      refuses(changed, "checksum is wrong");
      int length = random.nextInt(whole.length);
      refuses(Arrays.copyOf(whole, length), "not a snapshot");
    }
    refuses(Arrays.copyOf(whole, whole.length + 1), "checksum is wrong");
    refuses(new byte[0], "it has 0 bytes");
    refuses(new byte[3], "it has 3 bytes");
  }

  @Test
  void otherVersionsAreToldByName() throws IOException {
    byte[] whole = small();
    refuses(withInt(whole, 0, 0x01020304), "it does not begin like one");
    refuses(withInt(whole, 4, 2), "its format is version 2; this library reads version 1");
    refuses(withInt(whole, 8, 99), "its profiles have layout 99");
  }

  /** Somebody who can compute a checksum still cannot do more than be refused or be read. */
  @Test
  void whateverTheBytesAreTheyAreReadOrRefused() throws IOException {
    byte[] whole = small();
    SplittableRandom random = new SplittableRandom(2);
    int refused = 0;
    for (int i = 0; i < 500; i++) {
      byte[] changed = whole.clone();
      int at = random.nextInt(whole.length - 8);
      switch (random.nextInt(3)) {
        case 0 -> changed[at] = (byte) random.nextInt(256);
        case 1 -> ByteBuffer.wrap(changed).putInt(at, random.nextInt());
        default -> changed = Arrays.copyOf(changed, at + 8);
      }
      Files.write(file(), summed(changed));
      try {
        builder().restore(file()).build().close();
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageContaining("small.azss");
        refused++;
      }
    }
    assertThat(refused).isBetween(100, 499);
  }

  private void refuses(byte[] bytes, String why) throws IOException {
    Files.write(file(), bytes);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().restore(file()).build())
        .withMessageContaining(why)
        .withMessageContaining("small.azss");
  }

  private static byte[] withInt(byte[] bytes, int at, int value) {
    byte[] changed = bytes.clone();
    ByteBuffer.wrap(changed).putInt(at, value);
    return summed(changed);
  }

  /** With the checksum that belongs to them. */
  private static byte[] summed(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, bytes.length - 4);
    ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) checksum.getValue());
    return bytes;
  }

  private Path file() {
    return dir.resolve("small.azss");
  }

  private static DistillationDetector.Builder builder() {
    return DistillationDetectorTest.builder();
  }

  private DistillationDetector restore(byte[] bytes) throws IOException {
    Files.write(file(), bytes);
    return builder().restore(file()).build();
  }

  private byte[] write(DistillationDetector detector) throws IOException {
    detector.snapshot(file());
    return Files.readAllBytes(file());
  }

  /** Three accounts, and one of everything else. */
  private byte[] small() throws IOException {
    DistillationDetector detector = builder().build();
    for (int i = 0; i < 20; i++) {
      String account = List.of("a", "b", "c").get(i % 3);
      detector.observer().observe(ModelRequest.of(account, START + i * 1_000L, "question " + i));
    }
    detector.observer().complete(new ModelResponse("a", START, null, 9, List.of("block")));
    detector
        .observer()
        .observe(
            ModelRequest.builder()
                .account("b")
                .epochMillis(START + 30_000)
                .prompt("more")
                .requestId("request-1")
                .presentedArtifacts(List.of("block"))
                .build());
    detector.feedback().enforced("c", START);
    detector.feedback().limited("c", START + 1);
    Sweeper sweeper = detector.parts().sweeper();
    detector.parts().table().forEach((handle, ordinal, rows, off) -> sweeper.seat(handle));
    long key = detector.parts().table().key(handleOf(detector, "a"));
    Ruling dismissed = new Ruling(Ruling.Kind.DISMISSED, "ticket 1", START);
    KeptCampaign open =
        new KeptCampaign(
            campaign(), List.of(key), Set.of(key), Verdict.FLAGGED, 2.5, Set.of(Family.CONTENT));
    Campaign ended = ended(dismissed);
    sweeper.restore(
        new RegistryState(
            2,
            List.of(open),
            List.of(ended),
            new KeptDismissals(
                List.of(
                    new KeptDismissals.OfCampaign(
                        "campaign-2", Verdict.WATCH, Set.of(7L, 8L), Set.of(), true)),
                List.of(new KeptDismissals.OfAccount(9L, dismissed, Set.of(Family.ARTIFACT))))),
        START);
    return write(detector);
  }

  private static long handleOf(DistillationDetector detector, String account) {
    long[] found = {-1};
    detector
        .parts()
        .table()
        .forEach(
            (handle, ordinal, rows, off) -> {
              if (account.equals(detector.parts().table().accountId(handle))) {
                found[0] = handle;
              }
            });
    return found[0];
  }

  private static Campaign campaign() {
    Evidence evidence =
        new Evidence(
            Family.CONTENT,
            "A signal",
            Evidence.Outcome.SUPPORTS,
            1.5,
            1,
            1.25,
            Double.POSITIVE_INFINITY,
            1e-9,
            12,
            "What was seen.");
    Targets targets =
        new Targets(
            List.of(new Targets.OfCapability(Capability.values()[0], 0.5, 0.25, 0.75, 0.125)),
            List.of(new Targets.OfModel(77, 1, 0.5, 1, 0.25, START)));
    EvidenceRecord record =
        new EvidenceRecord(
            "campaign-1",
            START,
            new Provenance("0.1.0", "0123456789abcdef", "0a1b2c3d", "built-in-1", 2),
            1,
            7,
            targets,
            List.of(evidence),
            BudgetCheck.UNASKED);
    Member member =
        new Member(
            "a",
            Verdict.FLAGGED,
            START,
            START,
            7,
            3,
            0.875,
            START + 5,
            new FlagRecord(record, START, 3, Judgement.Told.BY_CONTENT, 0.875));
    return new Campaign(
        "campaign-1",
        Campaign.Status.CONFIRMED,
        Verdict.FLAGGED,
        START,
        START + 1,
        START,
        7,
        List.of(member),
        targets,
        List.of(evidence),
        Lineage.NONE,
        new Ruling(Ruling.Kind.CONFIRMED, "ticket 2", START),
        List.of(record));
  }

  private static Campaign ended(Ruling ruling) {
    return new Campaign(
        "campaign-2",
        Campaign.Status.DISMISSED,
        Verdict.WATCH,
        START,
        START + 1,
        Campaign.NEVER,
        0,
        List.of(),
        Targets.NONE,
        List.of(),
        new Lineage("campaign-1", null, null),
        ruling,
        List.of());
  }
}
