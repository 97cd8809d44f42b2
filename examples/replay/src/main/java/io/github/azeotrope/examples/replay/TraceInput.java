package io.github.azeotrope.examples.replay;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Opens a trace, plain or gzip-compressed, wherever it comes from. */
final class TraceInput {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final String STANDARD_INPUT = "-";

  private TraceInput() {}

  /**
   * Opens a trace.
   *
   * @param trace path of a file, or "-"
   * @param standardInput what "-" stands for
   * @throws IOException if there is nothing to read
   */
  static InputStream open(String trace, InputStream standardInput) throws IOException {
    InputStream in = trace.equals(STANDARD_INPUT) ? standardInput : openFile(trace);
    try {
      return decompressed(in);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** The trace's name for people: never a whole path, which would tell of the machine. */
  static String displayName(String trace) {
    if (trace.equals(STANDARD_INPUT)) {
      return "standard input";
    }
    Path name = Path.of(trace).getFileName();
    return name == null ? trace : name.toString();
  }

  private static InputStream openFile(String trace) throws IOException {
    Path path;
    try {
      path = Path.of(trace);
    } catch (InvalidPathException e) {
      throw new IOException("not a path", e);
    }
    // Opening a directory succeeds on some systems and fails at the first read.
    if (Files.isDirectory(path)) {
      throw new FileSystemException(trace, null, "is a directory");
    }
    return Files.newInputStream(path);
  }

  /** Goes by the first two bytes, because a pipe has no file name. */
  private static InputStream decompressed(InputStream in) throws IOException {
    PushbackInputStream peeking = new PushbackInputStream(in, 2);
    byte[] magic = peeking.readNBytes(2);
    peeking.unread(magic);
    boolean gzip = magic.length == 2 && (magic[0] & 0xFF) == 0x1F && (magic[1] & 0xFF) == 0x8B;
    return gzip ? new Gunzip(new CountingInput(peeking)) : peeking;
  }

  /**
   * The platform's decompressor with two gaps closed: it drops what follows the first member of a
   * pipe that pauses there, and says nothing of bytes that are no further member.
   */
  private static final class Gunzip extends GZIPInputStream {
    private static final int TRAILER_BYTES = 8;

    private final CountingInput counted;
    private long countAtFill;

    Gunzip(CountingInput counted) throws IOException {
      super(counted, BUFFER_BYTES);
      this.counted = counted;
    }

    @Override
    protected void fill() throws IOException {
      super.fill();
      countAtFill = counted.count;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count;
      try {
        count = super.read(bytes, offset, length);
      } catch (EOFException e) {
        throw new EOFException("the gzip data is cut off");
      }
      // The trailer, and what was taken for a header, are read past the decompressor's buffer.
      long unused = inf.getRemaining() + (counted.count - countAtFill) - TRAILER_BYTES;
      if (count < 0 && unused > 0) {
        throw new ZipException("the gzip data is followed by something else");
      }
      return count;
    }
  }

  private static final class CountingInput extends FilterInputStream {
    private long count;

    CountingInput(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count += Math.max(0, read);
      return read;
    }

    /** Never 0: a pipe may have nothing ready before its end, and 0 would pass for the end. */
    @Override
    public int available() throws IOException {
      return Math.max(1, super.available());
    }
  }
}
