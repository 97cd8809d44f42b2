package io.github.azeotrope.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What goes out comes back, and nothing else comes in. */
class ProfileCodecTest {
  private static final String KEY = "00ff10ab";
  private static final String BACKGROUND = "built-in-1";
  private static final int ROW = 16 + BACKGROUND.length();

  @Property(tries = 100)
  void rowsComeBackAsTheyWere(@ForAll long seed, @ForAll @IntRange(max = 100) int n) {
    byte[] row = Rows.of(Request.random(seed, n));
    byte[] bytes = ProfileCodec.toBytes(row, 0, KEY, BACKGROUND);
    assertThat(bytes).hasSize(ROW + ProfileRow.size(row, 0) + 4);
    assertThat(ProfileCodec.keyId(bytes)).isEqualTo(KEY);
    byte[] read = new byte[7 + ProfileLayout.MAX_BYTES];
    assertThat(ProfileCodec.fromBytes(bytes, KEY, BACKGROUND, read, 7))
        .isEqualTo(ProfileRow.tier(row, 0));
    assertThat(Arrays.copyOfRange(read, 7, 7 + ProfileRow.size(row, 0))).isEqualTo(Rows.bytes(row));
  }

  @Property(tries = 30)
  void whatDoublingMakesIsValidToo(@ForAll long seed, @ForAll @IntRange(max = 20) int lg) {
    byte[] row = Rows.of(Request.random(seed, 25));
    for (int i = 0; i < lg; i++) {
      row = Rows.merged(row, row);
    }
    byte[] bytes = ProfileCodec.toBytes(row, 0, KEY, BACKGROUND);
    assertThat(decode(bytes)).isEqualTo(Rows.bytes(row));
  }

  /** Any change of any byte is seen by the checksum. */
  @Property(tries = 1000)
  void changedBytesAreRefused(
      @ForAll long seed, @ForAll @IntRange(max = 2000) int at, @ForAll byte value) {
    byte[] bytes = sample(seed);
    int i = at % bytes.length;
    if (bytes[i] != value) {
      bytes[i] = value;
      refused(bytes);
    }
  }

  @Property(tries = 300)
  void truncatedAndExtendedBytesAreRefused(
      @ForAll long seed, @ForAll @IntRange(max = 3000) int length) {
    byte[] bytes = sample(seed);
    if (length != bytes.length) {
      refused(Arrays.copyOf(bytes, length));
    }
  }

  /**
   * Who recomputes the checksum still gets nothing in that requests could not have made: either it
   * is refused, or it reads, merges and comes out again like any row.
   */
  @Property(tries = 6_000)
  void forgedBytesAreRefusedOrValid(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] bytes = sample(random.nextInt(20));
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      int at = random.nextInt(4) == 0 ? random.nextInt(ROW) : random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] = 0;
        case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        default -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 8), (byte) -1);
      }
    }
    seal(bytes);
    byte[] row;
    try {
      row = decode(bytes);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("not a profile: ");
      return;
    }
    assertThat(ProfileCodec.toBytes(row, 0, KEY, BACKGROUND)).isEqualTo(bytes);
    byte[] other = Rows.of(Request.random(seed, 5));
    try {
      byte[] sum = Rows.merged(other, row);
      byte[] back = ProfileCodec.toBytes(sum, 0, KEY, BACKGROUND);
      assertThat(decode(back)).isEqualTo(Rows.bytes(sum));
    } catch (ArithmeticException e) {
      assertThat(e).hasMessageContaining("merged profile would ");
    }
  }

  @Property(tries = 1000)
  void noiseIsRefused(@ForAll byte[] bytes) {
    refused(bytes);
    if (bytes.length > 20) {
      byte[] begins = sample(1);
      System.arraycopy(bytes, 0, begins, 16, Math.min(bytes.length, begins.length - 16));
      seal(begins);
      refused(begins);
    }
  }

  @Example
  void eachRuleIsChecked() {
    says("requests are negative", row -> LittleEndian.putInt(row, 0, -1));
    says("vectors of half 0 out of range", row -> LittleEndian.putInt(row, 4, -1));
    says("vectors of half 1 out of range", row -> LittleEndian.putInt(row, 8, (1 << 25) + 1));
    says("more vectors than requests", row -> LittleEndian.putInt(row, 0, 39));
    says("hours do not add up", row -> LittleEndian.putInt(row, 0, 41));
    says("hours do not add up", row -> LittleEndian.putShort(row, 64, 65_535));
    says("sessions out of range (-1)", row -> LittleEndian.putInt(row, 12, -1));
    says("sessions out of range (41)", row -> LittleEndian.putInt(row, 12, 41));
    says("later than the latest", row -> LittleEndian.putLong(row, 16, Long.MAX_VALUE));
    says("time of creation", row -> LittleEndian.putLong(row, 32, Long.MIN_VALUE));
    says("tokens answered are negative", row -> LittleEndian.putLong(row, 40, -1));
    says("characters of prompts are negative", row -> LittleEndian.putLong(row, 48, -1));
    says("session bits out of range (0)", row -> LittleEndian.putLong(row, 56, 0));
    says("session bits out of range (64)", row -> LittleEndian.putLong(row, 56, -1));
    says("unknown verification (6)", row -> row[112] = 6);
    says("unknown verification (-1)", row -> row[112] = -1);
    says("unknown flags", row -> row[113] = 32);
    says("the row's tier is not the header's", row -> row[114] = 0);
    says("reserved bytes", row -> row[115] = 1);
    says("capability in more requests", row -> LittleEndian.putShort(row, 126, 41));
    says("half days without the first", row -> LittleEndian.putLong(row, 128, 2));
    says("more half days than requests (64)", row -> LittleEndian.putLong(row, 128, -1));
    says("models out of order (1)", row -> Arrays.fill(row, 139, 142, (byte) -1));
    says("models with a gap (2)", row -> Arrays.fill(row, 145, 148, (byte) 0));
    says("model used before or after all requests (1)", row -> row[136] = 1);
    says("slots out of order in half (0)", row -> LittleEndian.putInt(row, 160, -1));
    says("slots with a gap in half (1)", row -> LittleEndian.putShort(row, 208 + 32, 0));
    says("slots in more sessions", row -> Arrays.fill(row, 160 + 32, 160 + 48, (byte) -1));
    says("tokens out of order in field (0)", row -> LittleEndian.putLong(row, 256, -1));
    says("tokens out of order in field (1)", row -> LittleEndian.putLong(row, 272, 0));
    says("tier is not the narrowest", row -> Arrays.fill(row, 480, row.length, (byte) 0));
    says("component too large", row -> LittleEndian.putShort(row, 480, 32_000));
    says(
        "vector too long",
        row -> {
          for (int i = 0; i < 256; i++) {
            LittleEndian.putShort(row, 480 + 2 * i, 20 * 25);
          }
        });
  }

  @Example
  void contentWithoutARequestIsRefused() {
    byte[] row = Rows.bytes(Rows.empty());
    assertThat(decode(ProfileCodec.toBytes(row, 0, KEY, BACKGROUND))).isEqualTo(row);
    row[256] = 1;
    assertThatThrownBy(() -> decode(ProfileCodec.toBytes(row, 0, KEY, BACKGROUND)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("content without a request");
  }

  /** The tier of a row may be wider than it must be only in bytes that nobody should accept. */
  @Example
  void anEmptyWideRowIsRefused() {
    byte[] row = Rows.empty();
    row[114] = 2;
    assertThatThrownBy(() -> decode(ProfileCodec.toBytes(row, 0, KEY, BACKGROUND)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void otherVersionsKeysAndBackgroundsAreNamed() {
    byte[] bytes = sample(3);
    bytes[4] = 3;
    seal(bytes);
    assertThatThrownBy(() -> decode(bytes))
        .hasMessage("not a profile: layout version is 3, but this library reads versions 2 to 2");
    byte[] dst = new byte[ProfileLayout.MAX_BYTES];
    assertThatThrownBy(() -> ProfileCodec.fromBytes(sample(3), "deadbeef", BACKGROUND, dst, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a profile: made under key 00ff10ab, but the key here is deadbeef");
    assertThatThrownBy(() -> ProfileCodec.fromBytes(sample(3), KEY, "mine-7", dst, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a profile: made with background built-in-1, but the one here is mine-7");
    assertThat(dst).containsOnly(0);
  }

  @Example
  void idsOfAnotherFormAreRefusedAtOnce() {
    byte[] row = Rows.empty();
    for (String key :
        new String[] {"", "00FF10AB", "0ff10ab", "00ff10ag", "000ff10ab", "-0ff10ab"}) {
      assertThatThrownBy(() -> ProfileCodec.toBytes(row, 0, key, BACKGROUND))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("eight lower-case hexadecimal digits");
    }
    for (String background : new String[] {"", "a b", "ü", "x".repeat(65), "\n"}) {
      assertThatThrownBy(() -> ProfileCodec.toBytes(row, 0, KEY, background))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1 to 64 printable ASCII");
    }
    String longest = "x".repeat(64);
    byte[] bytes = ProfileCodec.toBytes(row, 0, KEY, longest);
    assertThat(ProfileCodec.fromBytes(bytes, KEY, longest, row, 0)).isZero();
  }

  @Example
  void aWrongLengthIsNamed() {
    byte[] bytes = sample(3);
    assertThatThrownBy(() -> decode(Arrays.copyOf(bytes, bytes.length + 1)))
        .hasMessage(
            "not a profile: it should have %d bytes, but has %d"
                .formatted(bytes.length, bytes.length + 1));
  }

  @Example
  void roomIsAskedForBeforeAnythingIsRead() {
    assertThatThrownBy(() -> ProfileCodec.fromBytes(sample(3), KEY, BACKGROUND, new byte[2000], 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  /** A full row of 40 requests with every field in use, changed in one way. */
  private static void says(String words, Consumer<byte[]> change) {
    byte[] row = Rows.empty();
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 40; i++) {
      byte[] vector = new byte[256];
      Arrays.fill(vector, (byte) 1);
      vector[3] = 30;
      long[] tokens = new long[TokenField.values().length];
      Arrays.setAll(tokens, t -> random.nextLong());
      new Request(
              i,
              i < 25 ? 0 : 1,
              random.nextLong(),
              true,
              random.nextLong(),
              vector,
              i,
              1,
              1,
              tokens,
              5,
              random.nextLong(),
              i % 64)
          .addTo(row);
    }
    byte[] bytes = ProfileCodec.toBytes(row, 0, KEY, BACKGROUND);
    assertThat(bytes[6]).isEqualTo((byte) ProfileLayout.FULL);
    byte[] changed = Rows.bytes(row);
    change.accept(changed);
    System.arraycopy(changed, 0, bytes, ROW, changed.length);
    seal(bytes);
    assertThatThrownBy(() -> decode(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  private static byte[] sample(long seed) {
    byte[] row = Rows.of(Request.random(seed, 40));
    return ProfileCodec.toBytes(row, 0, KEY, BACKGROUND);
  }

  private static void seal(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length - 4);
    LittleEndian.putInt(bytes, bytes.length - 4, (int) crc.getValue());
  }

  private static byte[] decode(byte[] bytes) {
    byte[] row = new byte[ProfileLayout.MAX_BYTES];
    ProfileCodec.fromBytes(bytes, KEY, BACKGROUND, row, 0);
    return Rows.bytes(row);
  }

  private static void refused(byte[] bytes) {
    byte[] dst = new byte[ProfileLayout.MAX_BYTES];
    assertThatThrownBy(() -> ProfileCodec.fromBytes(bytes, KEY, BACKGROUND, dst, 0))
        .as(() -> HexFormat.of().formatHex(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a profile: ");
    assertThat(dst).containsOnly(0);
  }
}
