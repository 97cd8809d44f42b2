package io.github.azeotrope.detector;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link SnapshotOutput} wrote. The checksum is compared before anything is believed,
 * and no length is, beyond what is left of the file, so that whatever the bytes are, not more is
 * allocated than they are long.
 */
final class SnapshotInput implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int CHECKSUM_BYTES = 4;

  /** For what ends too early although its checksum is right. */
  static final String CUT_OFF = "not a snapshot that can be restored: it ends too early";

  private final DataInputStream in;
  private long left;

  /**
   * Opens a snapshot.
   *
   * @throws IllegalArgumentException if its checksum is wrong
   */
  SnapshotInput(Path file) throws IOException {
    left = Files.size(file) - CHECKSUM_BYTES;
    if (left < 0) {
      throw problem("it has " + (left + CHECKSUM_BYTES) + " bytes");
    }
    try (DataInputStream all = open(file)) {
      CRC32C checksum = new CRC32C();
      byte[] buffer = new byte[BUFFER_BYTES];
      for (long rest = left; rest > 0; ) {
        int n = (int) Math.min(buffer.length, rest);
        all.readFully(buffer, 0, n);
        checksum.update(buffer, 0, n);
        rest -= n;
      }
      if (all.readInt() != (int) checksum.getValue()) {
        throw problem("its checksum is wrong: it is cut off or was changed");
      }
    }
    in = open(file);
  }

  private static DataInputStream open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    return new DataInputStream(new BufferedInputStream(bytes, BUFFER_BYTES));
  }

  static IllegalArgumentException problem(String what) {
    return new IllegalArgumentException("not a snapshot that can be restored: " + what);
  }

  private void take(long bytes) throws EOFException {
    if (bytes < 0 || bytes > left) {
      throw new EOFException();
    }
    left -= bytes;
  }

  /** Whether all was read. */
  boolean isAtEnd() {
    return left == 0;
  }

  int integer() throws IOException {
    take(Integer.BYTES);
    return in.readInt();
  }

  long number() throws IOException {
    take(Long.BYTES);
    return in.readLong();
  }

  double fraction() throws IOException {
    take(Double.BYTES);
    return in.readDouble();
  }

  boolean flag() throws IOException {
    take(1);
    int value = in.readByte();
    if (value < 0 || value > 1) {
      throw problem("a flag is " + value);
    }
    return value == 1;
  }

  /** How many of something follow, each of at least so many bytes. */
  int count(int leastBytes) throws IOException {
    int count = integer();
    if (count < 0 || count > left / leastBytes) {
      throw problem("it ends before " + count + " of something");
    }
    return count;
  }

  <E extends Enum<E>> E name(Class<E> type) throws IOException {
    String name = text();
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    throw problem("this version knows no " + type.getSimpleName() + " of that name");
  }

  <E extends Enum<E>> Set<E> names(Class<E> type) throws IOException {
    Set<E> values = EnumSet.noneOf(type);
    for (int i = count(Integer.BYTES); i > 0; i--) {
      values.add(name(type));
    }
    return values;
  }

  String text() throws IOException {
    char[] units = new char[count(Character.BYTES)];
    take((long) units.length * Character.BYTES);
    for (int i = 0; i < units.length; i++) {
      units[i] = in.readChar();
    }
    return new String(units);
  }

  @Nullable String textOrNull() throws IOException {
    return flag() ? text() : null;
  }

  byte[] bytes() throws IOException {
    byte[] bytes = new byte[count(1)];
    take(bytes.length);
    in.readFully(bytes);
    return bytes;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
