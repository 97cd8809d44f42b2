package io.github.azeotrope.summary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * What the bytes of all sketches have in common. Numbers have their lowest byte first.
 *
 * <pre>
 *   offset bytes
 *      0     4   'A' 'Z' and two letters that name the kind of sketch
 *      4     2   version of the layout
 *      6     1   lg: binary logarithm of the size; 0 where there is but one size
 *      7     1   0
 *      8     .   the content
 *     -4     4   CRC-32C of all bytes before
 * </pre>
 *
 * <p>Equal content gives equal bytes. The checksum finds accidents; it does not authenticate.
 */
public final class SketchBytes {
  private static final int HEADER_BYTES = 8;
  private static final int CHECKSUM_BYTES = 4;
  private static final int VARINT_BITS = 7;

  private SketchBytes() {}

  /** A buffer with room for so much content, positioned behind the header. */
  public static ByteBuffer writer(String kind, int version, int lg, int contentBytes) {
    ByteBuffer out =
        ByteBuffer.allocate(HEADER_BYTES + contentBytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'A').put((byte) 'Z').put((byte) kind.charAt(0)).put((byte) kind.charAt(1));
    return out.putShort((short) version).put((byte) lg).put((byte) 0);
  }

  /** What was written to the buffer, and the checksum. */
  public static byte[] finish(ByteBuffer out) {
    byte[] bytes = new byte[out.position() + CHECKSUM_BYTES];
    out.flip().get(bytes, 0, bytes.length - CHECKSUM_BYTES);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(bytes.length - CHECKSUM_BYTES, checksum(bytes));
    return bytes;
  }

  /**
   * Checks header and checksum.
   *
   * @return the content, the header's lg before it at index 6
   * @throws IllegalArgumentException if the bytes are not of this kind and version
   */
  public static ByteBuffer reader(byte[] bytes, String kind, int version, int minLg, int maxLg) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < HEADER_BYTES + CHECKSUM_BYTES
        || bytes[0] != 'A'
        || bytes[1] != 'Z'
        || bytes[2] != kind.charAt(0)
        || bytes[3] != kind.charAt(1)) {
      throw problem("it does not begin like one (" + bytes.length + " bytes)");
    }
    int found = in.getShort(4) & 0xffff;
    if (found != version) {
      throw problem("layout version is " + found + ", but this library reads version " + version);
    }
    int lg = bytes[6];
    if (lg < minLg || lg > maxLg || bytes[7] != 0) {
      throw problem("lg is " + lg + ", but must be " + minLg + " to " + maxLg);
    }
    if (in.getInt(bytes.length - CHECKSUM_BYTES) != checksum(bytes)) {
      throw problem("the checksum is wrong");
    }
    return in.position(HEADER_BYTES).limit(bytes.length - CHECKSUM_BYTES);
  }

  /** The header's lg. */
  public static int lg(ByteBuffer in) {
    return in.get(6);
  }

  /**
   * Checks that so many bytes are left; to be asked before anything of that size is allocated.
   *
   * @throws IllegalArgumentException if there are fewer
   */
  public static void need(ByteBuffer in, long bytes) {
    if (in.remaining() < bytes) {
      throw problem("it ends too early");
    }
  }

  /**
   * Checks that everything was read.
   *
   * @throws IllegalArgumentException if bytes are left over
   */
  public static void end(ByteBuffer in) {
    if (in.hasRemaining()) {
      throw problem(in.remaining() + " bytes too many");
    }
  }

  /** How many bytes {@link #putVarint} writes. */
  public static int varintBytes(long value) {
    return (Long.SIZE - 1 - Long.numberOfLeadingZeros(value | 1)) / VARINT_BITS + 1;
  }

  /** Writes a number, seven bits a byte, the lowest first; the last byte has its top bit clear. */
  public static void putVarint(ByteBuffer out, long value) {
    long rest = value;
    while (rest >>> VARINT_BITS != 0) {
      out.put((byte) (rest | 0x80));
      rest >>>= VARINT_BITS;
    }
    out.put((byte) rest);
  }

  /**
   * Reads a number of at most 63 bits.
   *
   * @throws IllegalArgumentException if it ends early, is longer, or is not in its shortest form
   */
  public static long getVarint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE - 1; shift += VARINT_BITS) {
      need(in, 1);
      byte b = in.get();
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        if (b == 0 && shift > 0) {
          break;
        }
        return value;
      }
    }
    throw problem("a number is too long");
  }

  /**
   * Reads a number of at most so much.
   *
   * @throws IllegalArgumentException as {@link #getVarint(ByteBuffer)}, or if it is above
   */
  public static long getVarint(ByteBuffer in, long most) {
    long value = getVarint(in);
    check(value <= most, "%d is above %d", value, most);
    return value;
  }

  /** Writes the eight hexadecimal digits that name a key, as four bytes. */
  public static void putKeyId(ByteBuffer out, String keyId) {
    out.putInt(HexFormat.fromHexDigits(keyId));
  }

  /**
   * Reads the name of a key.
   *
   * @throws IllegalArgumentException if it is another
   */
  public static void checkKeyId(ByteBuffer in, String keyId) {
    need(in, Integer.BYTES);
    String found = HexFormat.of().toHexDigits(in.getInt());
    check(found.equals(keyId), "made under key %s, but the key here is %s", found, keyId);
  }

  /**
   * Checks what was read.
   *
   * @throws IllegalArgumentException unless the condition holds
   */
  public static void check(boolean condition, String format, Object... values) {
    if (!condition) {
      throw problem(String.format(Locale.ROOT, format, values));
    }
  }

  /** What a reader throws. */
  public static IllegalArgumentException problem(String what) {
    return new IllegalArgumentException("not a sketch of this kind: " + what);
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length - CHECKSUM_BYTES);
    return (int) crc.getValue();
  }
}
