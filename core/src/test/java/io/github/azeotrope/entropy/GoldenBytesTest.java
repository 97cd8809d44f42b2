package io.github.azeotrope.entropy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.hash.LinkageKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Bytes that were written once and must be read, and written again, by every later version. */
class GoldenBytesTest {
  private static final LinkageKey KEY = LinkageKey.fromBytes(new byte[16]);

  private static void check(byte[] bytes, String golden, Function<byte[], byte[]> readAndWrite) {
    String hex = bytes.length > 200 ? "sha-256 " + digest(bytes) : HexFormat.of().formatHex(bytes);
    assertThat(hex).isEqualTo(golden);
    assertThat(readAndWrite.apply(bytes)).isEqualTo(bytes);
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void promptDiversity() {
    PromptDiversity few = PromptDiversity.create(KEY, 4);
    few.add("to be or not to be");
    check(
        few.toBytes(),
        "415a5044010004008b98ed110106240da9014e1d1e040104101bd9056cb7010c"
            + "000609fc691f75a96753013402c514ec18d9212bd6765cca1166d328c15b5b3c"
            + "24e9f5010000010409326cb7475cfa54311eac4e8262010d356afd9982536d5c"
            + "5f7f62fc2efa8dd4860000000004096f059106b5976251253e0bae3f838d993b"
            + "2caa9f038ae0cbc19f92283f9703df000000003477c3e2",
        b -> PromptDiversity.fromBytes(b, KEY).toBytes());
  }

  @Test
  void sampledPromptDiversity() {
    PromptDiversity many = PromptDiversity.create(KEY, 6);
    Prompts.random(300, 900, 21).forEach(many::add);
    assertThat(many.words().isSampled()).isTrue();
    check(
        many.toBytes(),
        "sha-256 " + "e19fb67ce44925ea4ba5cac850651a745d5cf900ff475c9dd16bf6ac1e064bc0",
        b -> PromptDiversity.fromBytes(b, KEY).toBytes());
  }

  @Test
  void distinctHeavyHitters() {
    DistinctHeavyHitters few = DistinctHeavyHitters.create(KEY, 7);
    few.add("popular", "a");
    few.add("popular", "b");
    few.add("own", "a");
    check(
        few.toBytes(),
        "415a4848010007008b98ed11053a090bd9ce7a0e6801f2be9a4d3a0f42ec87fe"
            + "4312e5e9aba6021e69d9d1e534bd01d9a1f90552a10d1a645d981c",
        b -> DistinctHeavyHitters.fromBytes(b, KEY).toBytes());
  }

  @Test
  void sampledDistinctHeavyHitters() {
    DistinctHeavyHitters many = DistinctHeavyHitters.create(KEY, 7);
    for (int i = 0; i < 2_000; i++) {
      many.add((long) (i % 5) * (i % 70), i);
    }
    assertThat(many.isSampled()).isTrue();
    check(
        many.toBytes(),
        "sha-256 " + "9ecf69f9d3186177cbaa7415cc296e5a5019e85174115d538fc42462860a7cae",
        b -> DistinctHeavyHitters.fromBytes(b, KEY).toBytes());
  }

  @Test
  void hourOfWeekProfile() {
    HourOfWeekProfile profile = HourOfWeekProfile.create();
    for (int i = 0; i < 200; i++) {
      profile.add(1_793_577_600_000L);
    }
    profile.add(0);
    check(
        profile.toBytes(),
        "415a485701000000c80100000000000000000000000000000000000000000000"
            + "0000000000000000000000000000000000000000000000000000000000000000"
            + "0000000000000000000000000000000000010000000000000000000000000000"
            + "0000000000000000000000000000000000000000000000000000000000000000"
            + "0000000000000000000000000000000000000000000000000000000000000000"
            + "0000000000000000000000000000000000749eaf2b",
        b -> HourOfWeekProfile.fromBytes(b).toBytes());
  }

  @Test
  void vectorSample() {
    VectorSample sample = VectorSample.withDimensions(3);
    sample.add(1, new byte[] {1, -2, 127});
    sample.add(2, new byte[] {-128, 0, 64});
    sample.add(2, new byte[] {-128, 0, 64});
    check(
        sample.toBytes(),
        "415a5653010000000300000000000000000000000000000000000000000003fd"
            + "0303fe0300000000000000000000000000cd6ef833",
        b -> VectorSample.fromBytes(b).toBytes());
  }

  /** Far from what tests can add one by one. */
  @Test
  void largeCountsAreReadAgain() {
    VectorSample sample = VectorSample.withDimensions(1);
    sample.addSum(7, new long[] {-(128L << 20)}, 1 << 20);
    for (int i = 0; i < 19; i++) {
      sample.merge(sample.copy());
    }
    assertThat(sample.size()).isEqualTo(1L << 39);
    assertThat(VectorSample.fromBytes(sample.toBytes()).toBytes()).isEqualTo(sample.toBytes());
    HourOfWeekProfile profile = HourOfWeekProfile.create();
    profile.add(0);
    for (int i = 0; i < 47; i++) {
      profile.merge(profile.copy());
    }
    assertThat(HourOfWeekProfile.fromBytes(profile.toBytes()).total()).isEqualTo(1L << 47);
  }
}
