package io.github.azeotrope.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The ways in which an application writes an answer. */
enum Write {
  WHOLE,
  /** As tokens are streamed: small pieces, flushed. */
  FLUSHED,
  BYTES,
  WRITER,
  WRITER_LINES,
  PRINT,
  RESET_FIRST,
  LISTENER;

  /**
   * Writes the answer.
   *
   * @param then when all is written; on another thread perhaps, if the request is asynchronous
   */
  void run(HttpServletResponse response, byte[] answer, AsyncContext async, Runnable then)
      throws IOException {
    String text = new String(answer, StandardCharsets.UTF_8);
    switch (this) {
      case WHOLE -> {
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
      }
      case FLUSHED -> {
        ServletOutputStream out = response.getOutputStream();
        for (int at = 0; at < answer.length; at += 97) {
          out.write(answer, at, Math.min(97, answer.length - at));
          out.flush();
        }
      }
      case BYTES -> {
        ServletOutputStream out = response.getOutputStream();
        for (byte b : answer) {
          out.write(b);
        }
        out.close();
      }
      case WRITER -> {
        response.setCharacterEncoding("UTF-8");
        PrintWriter out = response.getWriter();
        for (int at = 0; at < text.length(); at += 61) {
          out.write(text, at, Math.min(61, text.length() - at));
          out.flush();
        }
      }
      case WRITER_LINES -> {
        response.setCharacterEncoding("UTF-8");
        PrintWriter out = response.getWriter();
        for (String line : text.split("\n", -1)) {
          out.printf("%s", line.substring(0, line.length() / 2));
          out.append(line, line.length() / 2, line.length()).println();
        }
        out.println('\n');
      }
      case PRINT -> {
        response.setCharacterEncoding("UTF-8");
        ServletOutputStream out = response.getOutputStream();
        for (String line : text.split("\n", -1)) {
          out.print(line);
          out.println();
        }
      }
      case RESET_FIRST -> {
        response.getWriter().write("{\"never\": \"sent\"}");
        String received = response.getHeader("X-Received");
        response.reset();
        response.setHeader("X-Received", received);
        response.setContentType("application/json");
        response.getOutputStream().write(answer);
      }
      case LISTENER -> {
        ServletOutputStream out = response.getOutputStream();
        out.setWriteListener(new Listener(out, ByteBuffer.wrap(answer), async, then));
        return;
      }
    }
    then.run();
  }

  private record Listener(
      ServletOutputStream out, ByteBuffer rest, AsyncContext async, Runnable then)
      implements WriteListener {
    @Override
    public void onWritePossible() throws IOException {
      while (out.isReady()) {
        if (!rest.hasRemaining()) {
          then.run();
          return;
        }
        byte[] piece = new byte[Math.min(511, rest.remaining())];
        rest.get(piece);
        out.write(piece, 0, piece.length);
      }
    }

    @Override
    public void onError(Throwable thrown) {
      async.complete();
    }
  }
}
