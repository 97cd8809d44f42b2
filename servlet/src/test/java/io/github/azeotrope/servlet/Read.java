package io.github.azeotrope.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The ways in which an application reads a body. */
enum Read {
  ALL,
  BLOCKS,
  BYTES,
  LINES,
  READER,
  LISTENER,
  NOTHING;

  /**
   * Reads the body.
   *
   * @param then gets what was read; on another thread perhaps, if the request is asynchronous
   */
  void run(HttpServletRequest request, AsyncContext async, Consumer<byte[]> then)
      throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    switch (this) {
      case ALL -> request.getInputStream().transferTo(read);
      case BLOCKS -> {
        byte[] block = new byte[1_000];
        ServletInputStream in = request.getInputStream();
        for (int n = in.read(block, 10, 613); n >= 0; n = in.read(block, 10, 613)) {
          read.write(block, 10, n);
        }
      }
      case BYTES -> {
        ServletInputStream in = request.getInputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
          read.write(b);
        }
      }
      case LINES -> {
        byte[] line = new byte[200];
        ServletInputStream in = request.getInputStream();
        for (int n = in.readLine(line, 0, 200); n >= 0; n = in.readLine(line, 0, 200)) {
          read.write(line, 0, n);
        }
      }
      case READER -> {
        BufferedReader in = request.getReader();
        for (int c = in.read(); c >= 0; c = in.read()) {
          read.write(String.valueOf((char) c).getBytes(StandardCharsets.UTF_16BE));
        }
      }
      case LISTENER -> {
        ServletInputStream in = request.getInputStream();
        in.setReadListener(new Listener(in, read, async, then));
        return;
      }
      case NOTHING -> {}
    }
    then.accept(read.toByteArray());
  }

  private record Listener(
      ServletInputStream in, ByteArrayOutputStream read, AsyncContext async, Consumer<byte[]> then)
      implements ReadListener {
    @Override
    public void onDataAvailable() throws IOException {
      byte[] block = new byte[700];
      while (in.isReady() && !in.isFinished()) {
        int n = in.read(block);
        if (n > 0) {
          read.write(block, 0, n);
        }
      }
    }

    @Override
    public void onAllDataRead() {
      try {
        then.accept(read.toByteArray());
      } catch (UncheckedIOException e) {
        async.complete();
      }
    }

    @Override
    public void onError(Throwable thrown) {
      async.complete();
    }
  }
}
