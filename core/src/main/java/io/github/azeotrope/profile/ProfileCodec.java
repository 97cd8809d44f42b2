package io.github.azeotrope.profile;

import static io.github.azeotrope.profile.LittleEndian.getInt;
import static io.github.azeotrope.profile.LittleEndian.getShort;
import static io.github.azeotrope.profile.LittleEndian.putInt;
import static io.github.azeotrope.profile.LittleEndian.putShort;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * A row as bytes that may leave the process, and back. Numbers have their lowest byte first.
 *
 * <pre>
 *   offset bytes
 *      0     4   'A' 'Z' 'P' 'R'
 *      4     2   {@link ProfileLayout#LAYOUT_VERSION}
 *      6     1   tier
 *      7     1   length b of the background id, 1 to 64
 *      8     4   key id
 *     12     4   length n of the row
 *     16     b   background id, printable ASCII
 *   16+b     n   the row
 * 16+b+n     4   CRC-32C of all bytes before
 * </pre>
 *
 * <p>Equal content gives equal bytes. The decoder trusts nothing: bytes that pass are a row that
 * requests could have made, whoever wrote them, and bytes that do not pass give an {@link
 * IllegalArgumentException} that says why and nothing else, with less than 4 KB allocated. The
 * checksum finds accidents; it does not authenticate.
 */
public final class ProfileCodec {
  private static final int MAGIC = 'A' | 'Z' << 8 | 'P' << 16 | 'R' << 24;

  /** Version 1 was never released. */
  private static final int MIN_VERSION = 2;

  private static final int HEADER_BYTES = 16;
  private static final int CHECKSUM_BYTES = 4;
  private static final int MAX_BACKGROUND_ID = 64;
  private static final int KEY_ID_DIGITS = 8;

  private ProfileCodec() {}

  /**
   * Writes a row.
   *
   * @param keyId eight lower-case hexadecimal digits, see {@link
   *     io.github.azeotrope.hash.LinkageKey#keyId}
   * @param backgroundId 1 to 64 printable ASCII characters
   * @throws IllegalArgumentException if an id is not of its form
   */
  public static byte[] toBytes(byte[] slab, int off, String keyId, String backgroundId) {
    byte[] background = backgroundBytes(backgroundId);
    int tier = ProfileRow.tier(slab, off);
    int size = ProfileLayout.size(tier);
    byte[] bytes = new byte[HEADER_BYTES + background.length + size + CHECKSUM_BYTES];
    putInt(bytes, 0, MAGIC);
    putShort(bytes, 4, ProfileLayout.LAYOUT_VERSION);
    bytes[6] = (byte) tier;
    bytes[7] = (byte) background.length;
    putInt(bytes, 8, keyNumber(keyId));
    putInt(bytes, 12, size);
    System.arraycopy(background, 0, bytes, HEADER_BYTES, background.length);
    System.arraycopy(slab, off, bytes, HEADER_BYTES + background.length, size);
    putInt(bytes, bytes.length - CHECKSUM_BYTES, checksum(bytes));
    return bytes;
  }

  /**
   * Reads a row.
   *
   * @param keyId the reader's key: tokens of another key could not be compared
   * @param backgroundId the reader's background: vectors of another one could not be added
   * @param dst where the row goes; unchanged if anything is wrong
   * @param dstOff where in {@code dst}, with room for {@link ProfileLayout#MAX_BYTES}
   * @return the tier
   * @throws IllegalArgumentException if the bytes are not a profile of this version, key and
   *     background, or an id is not of its form
   * @throws IndexOutOfBoundsException if there is no such room
   */
  public static int fromBytes(
      byte[] bytes, String keyId, String backgroundId, byte[] dst, int dstOff) {
    java.util.Objects.checkFromIndexSize(dstOff, ProfileLayout.MAX_BYTES, dst.length);
    int key = keyNumber(keyId);
    backgroundBytes(backgroundId);
    int background = header(bytes);
    String foundBackground =
        new String(bytes, HEADER_BYTES, background, StandardCharsets.ISO_8859_1);
    if (!isBackgroundId(foundBackground)) {
      throw problem("the background id is not printable ASCII");
    }
    int foundKey = getInt(bytes, 8);
    if (foundKey != key) {
      throw problem("made under key " + keyText(foundKey) + ", but the key here is " + keyId);
    }
    if (!foundBackground.equals(backgroundId)) {
      throw problem(
          "made with background " + foundBackground + ", but the one here is " + backgroundId);
    }
    int size = getInt(bytes, 12);
    byte[] row = new byte[size];
    System.arraycopy(bytes, HEADER_BYTES + background, row, 0, size);
    int tier = bytes[6];
    if (ProfileRow.tier(row, 0) != tier) {
      throw problem("the row's tier is not the header's");
    }
    ProfileCheck.check(row);
    System.arraycopy(row, 0, dst, dstOff, size);
    return tier;
  }

  /**
   * The key id that bytes name, without reading the row.
   *
   * @throws IllegalArgumentException if the bytes are not a profile of a known version
   */
  public static String keyId(byte[] bytes) {
    header(bytes);
    return keyText(getInt(bytes, 8));
  }

  /** Checks everything before the row and the checksum; returns the background id's length. */
  private static int header(byte[] bytes) {
    if (bytes.length < HEADER_BYTES || getInt(bytes, 0) != MAGIC) {
      throw problem("it does not begin like one (" + bytes.length + " bytes)");
    }
    int version = getShort(bytes, 4) & 0xffff;
    if (version < MIN_VERSION || version > ProfileLayout.LAYOUT_VERSION) {
      throw problem(
          "layout version is "
              + version
              + ", but this library reads versions "
              + MIN_VERSION
              + " to "
              + ProfileLayout.LAYOUT_VERSION);
    }
    int tier = bytes[6];
    if (tier < 0 || tier >= ProfileLayout.TIERS) {
      throw problem("there is no tier " + tier);
    }
    int background = bytes[7];
    if (background < 1 || background > MAX_BACKGROUND_ID) {
      throw problem("the background id would have " + background + " bytes");
    }
    int size = getInt(bytes, 12);
    if (size != ProfileLayout.size(tier)) {
      throw problem("a row of tier " + tier + " cannot have " + size + " bytes");
    }
    int length = HEADER_BYTES + background + size + CHECKSUM_BYTES;
    if (bytes.length != length) {
      throw problem("it should have " + length + " bytes, but has " + bytes.length);
    }
    if (getInt(bytes, length - CHECKSUM_BYTES) != checksum(bytes)) {
      throw problem("the checksum is wrong");
    }
    return background;
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length - CHECKSUM_BYTES);
    return (int) crc.getValue();
  }

  private static int keyNumber(String keyId) {
    if (keyId.length() == KEY_ID_DIGITS) {
      try {
        int number = HexFormat.fromHexDigits(keyId);
        if (keyText(number).equals(keyId)) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Falls through to the message that names the form.
      }
    }
    throw new IllegalArgumentException(
        "a key id is eight lower-case hexadecimal digits, not " + keyId);
  }

  private static String keyText(int number) {
    return HexFormat.of().toHexDigits(number);
  }

  private static byte[] backgroundBytes(String backgroundId) {
    if (!isBackgroundId(backgroundId)) {
      throw new IllegalArgumentException(
          "a background id is 1 to 64 printable ASCII characters, not " + backgroundId);
    }
    return backgroundId.getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean isBackgroundId(String id) {
    return !id.isEmpty()
        && id.length() <= MAX_BACKGROUND_ID
        && id.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private static IllegalArgumentException problem(String what) {
    return new IllegalArgumentException("not a profile: " + what);
  }
}
