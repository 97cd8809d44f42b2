package io.github.azeotrope.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A body of 50 MB costs no more memory than one of a few hundred kilobytes. */
class MemoryTest {
  private static final int BODY = 50_000_000;
  private static final long MOST_BYTES = 4 << 20;

  private final List<WireRequest> told = new ArrayList<>();
  private final WireExchange exchange =
      WireFormats.standard().exchange("POST", "/v1/messages", told::add, answer -> {});
  private final byte[] filler = new byte[16_384];

  private void feed(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.request().feed(bytes, 0, bytes.length);
  }

  private void fill() {
    for (int sent = 0; sent < BODY; sent += filler.length) {
      exchange.request().feed(filler, 0, filler.length);
    }
  }

  /** Bytes that the thread takes from the heap bound what can be held. */
  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  @Test
  void anImageIsNotKept() {
    Arrays.fill(filler, (byte) 'A');
    long before = allocated();
    feed(
        "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image\",\"source\":{\"data\":\"");
    fill();
    feed("\"}},{\"type\":\"text\",\"text\":\"What is it?\"}]}]}");
    exchange.request().finish();
    assertThat(allocated() - before).isLessThan(MOST_BYTES);
    assertThat(told.get(0).prompt()).isEqualTo("What is it?");
    assertThat(told.get(0).attachments()).isEqualTo(1);
  }

  @Test
  void ofALongTextTheEndsAreKept() {
    // The spelling that takes most bytes a character.
    byte[] escape = "\\u00e4".getBytes(UTF_8);
    for (int i = 0; i < filler.length; i++) {
      filler[i] = i < filler.length / 6 * 6 ? escape[i % 6] : (byte) 'x';
    }
    long before = allocated();
    feed("{\"messages\":[{\"role\":\"user\",\"content\":\"");
    fill();
    feed("\"}]}");
    exchange.request().finish();
    assertThat(allocated() - before).isLessThan(MOST_BYTES);
    assertThat(told.get(0).prompt()).startsWith("\u00e4\u00e4").endsWith("xx");
  }

  @Test
  void whatIsNotLookedAtLeavesNothing() {
    byte[] pair = "[7],".getBytes(UTF_8);
    for (int i = 0; i < filler.length; i++) {
      filler[i] = pair[i % 4];
    }
    feed("{\"metadata\":[");
    for (int i = 0; i < 10; i++) {
      exchange.request().feed(filler, 0, filler.length);
    }
    long before = usedAfterCollection();
    fill();
    assertThat(usedAfterCollection() - before).isLessThan(MOST_BYTES);
    feed("0],\"messages\":[{\"role\":\"user\",\"content\":\"still here\"}]}");
    exchange.request().finish();
    assertThat(told.get(0).prompt()).isEqualTo("still here");
  }

  @Test
  void ofManyMessagesAShareIsKept() {
    StringBuilder two = new StringBuilder();
    for (String role : List.of("user", "assistant")) {
      two.append("{\"role\":\"%s\",\"content\":\"%s\"},".formatted(role, "z".repeat(8_000)));
    }
    byte[] turns = two.toString().getBytes(UTF_8);
    feed("{\"messages\":[");
    for (int i = 0; i < 100; i++) {
      exchange.request().feed(turns, 0, turns.length);
    }
    long before = usedAfterCollection();
    for (int sent = 0; sent < BODY; sent += turns.length) {
      exchange.request().feed(turns, 0, turns.length);
    }
    assertThat(usedAfterCollection() - before).isLessThan(MOST_BYTES);
    feed("{\"role\":\"user\",\"content\":\"newest\"}]}");
    exchange.request().finish();
    assertThat(told.get(0).prompt()).isEqualTo("newest");
  }

  private static long usedAfterCollection() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
