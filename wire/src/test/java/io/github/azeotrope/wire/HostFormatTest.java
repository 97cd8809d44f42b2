package io.github.azeotrope.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A format of the host's own: the prompt is the body. */
class HostFormatTest {
  private final List<WireRequest> requests = new ArrayList<>();
  private final WireFormats formats = WireFormats.standard().with(new PlainText());

  private static final class PlainText implements WireFormat {
    @Override
    public String name() {
      return "plain-text";
    }

    @Override
    public boolean accepts(String method, String path) {
      if (path.endsWith("/trap")) {
        throw new IllegalStateException("accepts");
      }
      return path.startsWith("/ask/");
    }

    @Override
    public BodyParser request(String path, WireLimits limits, WireSink<WireRequest> sink) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      return new BodyParser() {
        @Override
        public void feed(byte[] bytes, int offset, int length) {
          if (bytes[offset] == '!') {
            throw new IllegalStateException("feed");
          }
          body.write(bytes, offset, length);
        }

        @Override
        public void finish() {
          sink.accept(WireRequest.builder().prompt(body.toString(UTF_8)).model("own").build());
        }
      };
    }

    @Override
    public BodyParser answer(String path, WireLimits limits, WireSink<WireAnswer> sink) {
      throw new IllegalStateException("answer");
    }
  }

  private WireExchange ask(String path, String body) {
    WireExchange exchange = formats.exchange("PUT", path, requests::add, answer -> {});
    exchange.request().feed(body.getBytes(UTF_8), 0, body.length());
    exchange.request().finish();
    return exchange;
  }

  @Test
  void isAskedBeforeTheOthers() {
    WireExchange exchange = ask("/ask/api/chat", "hello");
    assertThat(exchange.format()).isEqualTo("plain-text");
    assertThat(requests).extracting(WireRequest::prompt).containsExactly("hello");
  }

  @Test
  void whatItThrowsIsCounted() {
    WireExchange exchange = ask("/ask/x", "!");
    exchange.answer().feed(new byte[1], 0, 1);
    exchange.answer().finish();
    assertThat(requests).isEmpty();
    assertThat(ask("/trap", "x").isRead()).isFalse();
    assertThat(formats.statistics().count(WireProblem.FAILED)).isEqualTo(3);
  }
}
