package io.github.azeotrope.detector;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a snapshot beside its place and moves it there once it is on the disk, so that there never
 * is half of one. Numbers have their highest byte first; after all come four bytes of CRC-32C.
 */
final class SnapshotOutput implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path place;
  private final Path beside;
  private final FileChannel channel;
  private final CRC32C checksum = new CRC32C();
  private final DataOutputStream out;

  SnapshotOutput(Path file) throws IOException {
    place = file.toAbsolutePath();
    beside = place.resolveSibling(place.getFileName() + ".tmp");
    channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    OutputStream buffered =
        new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
    out = new DataOutputStream(new CheckedOutputStream(buffered, checksum));
  }

  /** Ends the file and puts it in its place. */
  void finish() throws IOException {
    out.writeInt((int) checksum.getValue());
    out.flush();
    channel.force(true);
    channel.close();
    try {
      Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(beside, place, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Gives up what was not finished. */
  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      channel.close();
      Files.deleteIfExists(beside);
    }
  }

  void number(int value) throws IOException {
    out.writeInt(value);
  }

  void number(long value) throws IOException {
    out.writeLong(value);
  }

  void number(double value) throws IOException {
    out.writeDouble(value);
  }

  void flag(boolean value) throws IOException {
    out.writeBoolean(value);
  }

  /** An enum by its name: an order may change, a name is part of the format. */
  void name(Enum<?> value) throws IOException {
    text(value.name());
  }

  void names(Collection<? extends Enum<?>> values) throws IOException {
    out.writeInt(values.size());
    for (Enum<?> value : values.stream().sorted().toList()) {
      name(value);
    }
  }

  /** UTF-16 units, so that an id comes back as it was, lone surrogates included. */
  void text(String text) throws IOException {
    out.writeInt(text.length());
    out.writeChars(text);
  }

  void textOrNull(@Nullable String text) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      text(text);
    }
  }

  void bytes(byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
