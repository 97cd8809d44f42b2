package io.github.azeotrope.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A model server that does as the request's headers say: how to read, how to write, in which mode,
 * and what. It answers with what it has read in a header, so that a difference shows.
 */
@SuppressWarnings("serial") // never serialised
final class ModelServlet extends HttpServlet {
  private static final String AGAIN = ModelServlet.class.getName() + ".again";

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Read read = Read.valueOf(header(request, "X-Read", "ALL"));
    Write write = Write.valueOf(header(request, "X-Write", "WHOLE"));
    byte[] answer = Base64.getDecoder().decode(header(request, "X-Answer", ""));
    response.setContentType(header(request, "X-Type", "application/json"));
    response.setStatus(Integer.parseInt(header(request, "X-Status", "200")));
    switch (header(request, "X-Mode", "BLOCKING")) {
      case "ASYNC" -> inAsync(request.startAsync(), read, write, answer);
      case "ASYNC_THREAD" -> {
        AsyncContext async = request.startAsync();
        new Thread(() -> inAsync(async, read, write, answer)).start();
      }
      case "ASYNC_OWN" -> inAsync(request.startAsync(request, response), read, write, answer);
      case "DISPATCH" -> {
        if (request.getAttribute(AGAIN) == null) {
          request.setAttribute(AGAIN, true);
          AsyncContext async = request.startAsync();
          new Thread(async::dispatch).start();
        } else {
          answer(request, response, read, write, answer);
        }
      }
      case "TIMEOUT" -> request.startAsync().setTimeout(50);
      case "SEND_ERROR" -> response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      case "THROW" -> {
        request.getInputStream().readAllBytes();
        throw new IllegalStateException("as told");
      }
      default -> answer(request, response, read, write, answer);
    }
  }

  private static void answer(
      HttpServletRequest request,
      HttpServletResponse response,
      Read read,
      Write write,
      byte[] answer)
      throws IOException {
    byte[][] body = new byte[1][];
    read.run(request, null, bytes -> body[0] = bytes);
    response.setHeader("X-Received", digest(body[0]));
    write.run(response, answer, null, () -> {});
  }

  private static void inAsync(AsyncContext async, Read read, Write write, byte[] answer) {
    HttpServletRequest request = (HttpServletRequest) async.getRequest();
    HttpServletResponse response = (HttpServletResponse) async.getResponse();
    try {
      read.run(
          request,
          async,
          bytes -> {
            response.setHeader("X-Received", digest(bytes));
            try {
              write.run(response, answer, async, async::complete);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (IOException | UncheckedIOException e) {
      async.complete();
    }
  }

  private static String header(HttpServletRequest request, String name, String otherwise) {
    String value = request.getHeader(name);
    return value == null ? otherwise : value;
  }

  static String digest(byte[] bytes) {
    try {
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(bytes);
      return bytes.length + "-" + HexFormat.of().formatHex(sha, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
