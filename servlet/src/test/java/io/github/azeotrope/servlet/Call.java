package io.github.azeotrope.servlet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** An HTTP request, down to the bytes: what a client gets is all that comes back. */
final class Call {
  private final String path;
  private final byte[] body;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private String extraLines = "";

  private Call(String path, byte[] body) {
    this.path = path;
    this.body = body;
    header("Authorization", "Bearer sk-test");
  }

  static Call post(String path, byte[] body) {
    return new Call(path, body);
  }

  Call header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** Header lines as they are, for names that occur twice. */
  Call lines(String lines) {
    extraLines = lines;
    return this;
  }

  Call without(String name) {
    headers.remove(name);
    return this;
  }

  Call read(Read how) {
    return header("X-Read", how.name());
  }

  Call write(Write how) {
    return header("X-Write", how.name());
  }

  Call mode(String mode) {
    return header("X-Mode", mode);
  }

  Call answered(byte[] with) {
    return header("X-Answer", Base64.getEncoder().encodeToString(with));
  }

  /** Sends it in one piece and returns all that comes until the connection closes. */
  byte[] send(ModelHost host) throws IOException {
    try (Socket socket = host.connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(head("Content-Length: " + body.length));
      out.write(body);
      out.flush();
      return socket.getInputStream().readAllBytes();
    }
  }

  /** Sends it in chunks of random sizes, cut by the network at other places. */
  byte[] sendChunked(ModelHost host, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(head("Transfer-Encoding: chunked"));
    for (int at = 0; at < body.length; ) {
      int length = Math.min(body.length - at, 1 + random.nextInt(random.nextBoolean() ? 9 : 400));
      all.write((Integer.toHexString(length) + "\r\n").getBytes(ISO_8859_1));
      all.write(body, at, length);
      all.write("\r\n".getBytes(ISO_8859_1));
      at += length;
    }
    all.write("0\r\n\r\n".getBytes(ISO_8859_1));
    // A server that stops reading closes, and what comes after that would reset the connection.
    boolean isRead = !List.of("NOTHING", "READER").contains(headers.get("X-Read"));
    byte[] bytes = all.toByteArray();
    try (Socket socket = host.connect()) {
      socket.setTcpNoDelay(true);
      int cut = isRead ? random.nextInt(bytes.length) : 0;
      socket.getOutputStream().write(bytes, 0, cut);
      socket.getOutputStream().write(bytes, cut, bytes.length - cut);
      return socket.getInputStream().readAllBytes();
    }
  }

  String sendText(ModelHost host) throws IOException {
    return new String(send(host), ISO_8859_1);
  }

  byte[] head(String lengthLine) {
    StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: test\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append(extraLines).append(lengthLine).append("\r\nConnection: close\r\n\r\n");
    return head.toString().getBytes(ISO_8859_1);
  }
}
