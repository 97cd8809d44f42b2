package io.github.azeotrope.servlet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.testkit.observer.ScriptedObserver;
import io.github.azeotrope.wire.WireProblem;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies that are wrong or huge pass untouched, and are counted. */
class HostileBodiesTest {
  private static final String PATH = "/v1/chat/completions";
  private static final String BODY =
      "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Grüße\"}]}";

  private final ScriptedObserver observer = ScriptedObserver.clearingEverybody();
  private final DistillationFilter filter =
      DistillationFilter.builder(observer).account(request -> "acct-1").build();
  private ModelHost with = ModelHost.start(filter);
  private ModelHost without = ModelHost.start();

  @AfterEach
  void stop() {
    with.close();
    without.close();
  }

  private void passes(Call call) throws IOException {
    String plain = call.sendText(without);
    assertThat(plain).startsWith("HTTP/1.1 200").doesNotContain("X-Received: 0-");
    assertThat(call.sendText(with)).isEqualTo(plain);
    assertThat(Await.ended(filter).isHealthy()).isTrue();
  }

  private long counted(WireProblem problem) {
    return filter.stats().wire().count(problem);
  }

  @Test
  void malformed() throws IOException {
    passes(Call.post(PATH, "{\"messages\": [}".getBytes(UTF_8)));
    assertThat(counted(WireProblem.MALFORMED)).isEqualTo(1);
    assertThat(observer.requests()).isEmpty();
  }

  @Test
  void truncated() throws IOException {
    passes(Call.post(PATH, BODY.substring(0, BODY.length() - 3).getBytes(UTF_8)));
    assertThat(counted(WireProblem.TRUNCATED)).isEqualTo(1);
    assertThat(observer.requests()).isEmpty();
  }

  @Test
  void malformedAnswers() throws IOException {
    passes(Call.post(PATH, BODY.getBytes(UTF_8)).answered("<html>".getBytes(UTF_8)));
    assertThat(counted(WireProblem.MALFORMED)).isEqualTo(1);
    assertThat(observer.requests()).hasSize(1);
  }

  @Test
  void otherEncodingsThanTheStandardsOne() throws IOException {
    passes(Call.post(PATH, BODY.getBytes(UTF_16)));
    assertThat(counted(WireProblem.UNREADABLE)).isEqualTo(1);
    passes(Call.post(PATH, BODY.getBytes(ISO_8859_1)));
    assertThat(counted(WireProblem.ENCODING)).isPositive();
    assertThat(observer.requests())
        .extracting(ModelRequest::prompt)
        .containsExactly("Gr\uFFFD\uFFFDe");
  }

  /** What the application has decoded needs no guess. */
  @Test
  void otherEncodingsThatTheApplicationDecodes() throws IOException {
    passes(
        Call.post(PATH, BODY.getBytes(ISO_8859_1))
            .read(Read.READER)
            .header("Content-Type", "application/json;charset=ISO-8859-1"));
    assertThat(observer.requests()).extracting(ModelRequest::prompt).containsExactly("Grüße");
  }

  @Test
  void compressedOrOnlySaidToBe() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(BODY.getBytes(UTF_8));
    }
    passes(Call.post(PATH, zipped.toByteArray()).header("Content-Encoding", "gzip"));
    passes(Call.post(PATH, BODY.getBytes(UTF_8)).header("Content-Encoding", "gzip"));
    assertThat(observer.requests())
        .extracting(ModelRequest::prompt)
        .containsExactly("Grüße", "Grüße");
    byte[] cut = zipped.toByteArray();
    cut[cut.length / 2] ^= 0x55;
    passes(Call.post(PATH, cut).header("Content-Encoding", "gzip"));
    assertThat(observer.requests()).hasSize(2);
  }

  /** Twice as much as is kept of any text, and more than is read of any body. */
  @Test
  void fiftyMegabytesAndMoreThanIsRead() throws IOException {
    without.close();
    with.close();
    without = ModelHost.start(new Echo());
    with = ModelHost.start(new Echo(), filter);
    huge(50);
    assertThat(counted(WireProblem.TEXT_CUT)).isPositive();
    assertThat(counted(WireProblem.TOO_LONG)).isZero();
    assertThat(observer.requests())
        .singleElement()
        .satisfies(
            request ->
                assertThat(request.prompt()).startsWith("word word").hasSizeLessThan(1 << 17));
    huge(70);
    assertThat(counted(WireProblem.TOO_LONG)).isPositive();
  }

  private void huge(int megabytes) throws IOException {
    long plain = exchanged(without, megabytes);
    assertThat(exchanged(with, megabytes)).isEqualTo(plain);
    assertThat(Await.ended(filter).isHealthy()).isTrue();
  }

  /** A checksum of what comes back. */
  private static long exchanged(ModelHost host, int megabytes) throws IOException {
    byte[] begin = "{\"messages\":[{\"role\":\"user\",\"content\":\"".getBytes(UTF_8);
    byte[] text = "word ".repeat(200_000).getBytes(UTF_8);
    byte[] end = "\"}]}".getBytes(UTF_8);
    long length = begin.length + (long) megabytes * text.length + end.length;
    try (Socket socket = host.connect()) {
      Thread writer =
          new Thread(
              () -> {
                try {
                  OutputStream out = socket.getOutputStream();
                  out.write(Call.post(PATH, begin).head("Content-Length: " + length));
                  out.write(begin);
                  for (int i = 0; i < megabytes; i++) {
                    out.write(text);
                  }
                  out.write(end);
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      writer.start();
      CheckedInputStream in = new CheckedInputStream(socket.getInputStream(), new CRC32());
      String status = new String(in.readNBytes(12), ISO_8859_1);
      assertThat(status).isEqualTo("HTTP/1.1 200");
      assertThat(in.skip(Long.MAX_VALUE)).isGreaterThan(length - end.length);
      return in.getChecksum().getValue();
    }
  }

  /** Sends back what comes, while it comes. */
  @SuppressWarnings("serial") // never serialised
  private static final class Echo extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentLengthLong(request.getContentLengthLong());
      byte[] block = new byte[1 << 16];
      InputStream in = request.getInputStream();
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        response.getOutputStream().write(block, 0, n);
      }
    }
  }
}
