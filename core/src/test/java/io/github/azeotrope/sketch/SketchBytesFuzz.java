package io.github.azeotrope.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.zip.CRC32C;

/** Bytes that are no sketch must be refused with one kind of exception, whatever they are. */
public final class SketchBytesFuzz {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** More than a sketch of the largest size takes, to which a flipped bit may raise a small one. */
  private static final long LARGEST = 1L << 25;

  private static final long ALLOWED_FACTOR = 60;

  private SketchBytesFuzz() {}

  /**
   * Damages good bytes in many ways, with a checksum that is right again, so that the damage gets
   * past it. What is accepted all the same must be written as it was read. Neither takes more
   * memory than the bytes explain.
   */
  public static void check(
      byte[] good, int tries, long seed, Function<byte[], byte[]> readAndWrite) {
    check(good, tries, seed, LARGEST, readAndWrite);
  }

  /**
   * The same.
   *
   * @param allowed how much memory reading and writing may take beyond a multiple of the bytes
   */
  public static void check(
      byte[] good, int tries, long seed, long allowed, Function<byte[], byte[]> readAndWrite) {
    assertThat(readAndWrite.apply(good)).isEqualTo(good);
    for (int i = 0; i < good.length; i++) {
      byte[] flipped = good.clone();
      flipped[i] ^= 0x10;
      assertThat(isRefused(flipped, allowed, readAndWrite))
          .as("byte %d of %d", i, good.length)
          .isTrue();
      isRefused(withChecksum(flipped), allowed, readAndWrite);
    }
    for (int length = 0; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThat(isRefused(cut, allowed, readAndWrite)).as("cut to %d", length).isTrue();
      assertThat(isRefused(withChecksum(cut), allowed, readAndWrite))
          .as("cut to %d", length)
          .isTrue();
    }
    assertThat(isRefused(withChecksum(Arrays.copyOf(good, good.length + 1)), allowed, readAndWrite))
        .as("a byte too many")
        .isTrue();
    for (int at = 4; at + Long.BYTES < Math.min(good.length, 300); at++) {
      for (int size : new int[] {Integer.BYTES, Long.BYTES}) {
        byte[] huge = good.clone();
        Arrays.fill(huge, at, at + size, (byte) 0xff);
        huge[at + size - 1] = 0x7f;
        isRefused(withChecksum(huge), allowed, readAndWrite);
      }
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < tries; i++) {
      byte[] damaged = good.clone();
      // Most of what decides stands at the beginning.
      int from = random.nextInt(3) > 0 ? Math.min(64, damaged.length) : damaged.length;
      for (int n = random.nextInt(1, 5); n > 0; n--) {
        damaged[random.nextInt(from)] = interesting(random);
      }
      if (random.nextInt(4) == 0) {
        damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length + 20));
      }
      damaged = withChecksum(damaged);
      isRefused(damaged, allowed, readAndWrite);
    }
  }

  private static byte interesting(SplittableRandom random) {
    byte[] values = {0, 1, -1, 127, -128, 6, 20};
    return random.nextBoolean()
        ? values[random.nextInt(values.length)]
        : (byte) random.nextInt(256);
  }

  private static boolean isRefused(
      byte[] bytes, long allowed, Function<byte[], byte[]> readAndWrite) {
    byte[] written = {};
    boolean refused = false;
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      written = readAndWrite.apply(bytes);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).startsWith("not a sketch of this kind: ");
      refused = true;
    }
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
        .isLessThan(allowed + ALLOWED_FACTOR * bytes.length);
    if (refused) {
      return true;
    }
    assertThat(written).isEqualTo(bytes);
    return false;
  }

  private static byte[] withChecksum(byte[] bytes) {
    if (bytes.length < 4) {
      return bytes;
    }
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length - 4);
    for (int i = 0; i < 4; i++) {
      bytes[bytes.length - 4 + i] = (byte) (crc.getValue() >>> (8 * i));
    }
    return bytes;
  }
}
