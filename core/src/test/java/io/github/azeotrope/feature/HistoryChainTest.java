package io.github.azeotrope.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.hash.SipHash;
import io.github.azeotrope.text.TextHash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryChainTest {
  private static final LinkageKey KEY = LinkageKey.fromBytes(new byte[16]);
  private static final SipHash SIP = KEY.derive("history-chain");
  private static final TextHash TEXT = new TextHash(KEY.derive("history-message"));

  @Test
  void keepsDepths() {
    HistoryChain chain = fill(messages(9));
    assertThat(chain.messages).isEqualTo(9);
    assertThat(chain.depths).isEqualTo(3);
    assertThat(chain.values[0]).isNotZero();
    assertThat(chain.values[2]).isNotZero();
    assertThat(chain.values[3]).isZero();
    assertThat(chain.units).containsExactly(18, 36, 72, 0, 0);
    assertThat(chain.fullUnits).isEqualTo(81);
    assertThat(chain.full).isNotZero().isNotEqualTo(chain.values[2]);
  }

  @Test
  void agreesUpToTheFirstDifference() {
    List<String> other = messages(33);
    other.set(4, "another one");
    HistoryChain a = fill(messages(33));
    HistoryChain b = fill(other);
    assertThat(b.values[0]).isEqualTo(a.values[0]);
    assertThat(b.values[1]).isEqualTo(a.values[1]);
    for (int i = 2; i < 5; i++) {
      assertThat(b.values[i]).isNotEqualTo(a.values[i]);
    }
    assertThat(b.full).isNotEqualTo(a.full);
    assertThat(fill(messages(16)).full).isEqualTo(a.values[3]);
  }

  @Test
  void readsSixtyFourMessages() {
    List<String> longer = messages(100);
    longer.set(64, "not read");
    assertThat(fill(longer).full).isEqualTo(fill(messages(64)).full);
    longer.set(63, "read");
    assertThat(fill(longer).full).isNotEqualTo(fill(messages(64)).full);
    assertThat(fill(longer).messages).isEqualTo(100);
  }

  @Test
  void nothingIsNothing() {
    HistoryChain chain = fill(messages(5));
    chain.fill(List.of(), TEXT, SIP);
    assertThat(chain.full).isZero();
    assertThat(chain.depths).isZero();
    assertThat(chain.values).containsOnly(0);
    assertThat(fill(List.of("")).full).isNotZero();
    assertThat(fill(Collections.singletonList(null)).full).isEqualTo(fill(List.of("")).full);
  }

  @Test
  void textsAreTheirLengthHeadAndTail() {
    String base = "x".repeat(2000);
    long h = hash(base);
    assertThat(hash("y" + base.substring(1))).isNotEqualTo(h);
    assertThat(hash(base.substring(1) + "y")).isNotEqualTo(h);
    assertThat(hash(base + "x")).isNotEqualTo(h);
    assertThat(hash(base.substring(0, 1500) + "y" + base.substring(1501))).isEqualTo(h);
    String bound = "x".repeat(1280);
    assertThat(hash(bound.substring(0, 1100) + "y" + bound.substring(1101)))
        .isNotEqualTo(hash(bound));
  }

  @Test
  void partsAreReadAlikeHoweverTheStringIsStored() {
    String narrow = "é".repeat(1024);
    // The wide unit stands where nothing is read, and makes the JVM store the whole text wide.
    String stored = narrow + "é".repeat(500) + "文" + "é".repeat(300);
    String plain = narrow + "é".repeat(801);
    assertThat(hash(stored)).isEqualTo(hash(plain));
    assertThat(hash("文" + plain.substring(1))).isNotEqualTo(hash(plain));
    assertThat(hash("\uD800")).isNotEqualTo(hash("\uDC00"));
    // Equal bytes, one wide, one narrow.
    assertThat(hash("\u6261")).isNotEqualTo(hash("ab"));
  }

  private static long hash(String text) {
    return TEXT.hash(text, new byte[TextHash.SCRATCH]);
  }

  private static HistoryChain fill(List<String> history) {
    HistoryChain chain = new HistoryChain();
    chain.fill(history, TEXT, SIP);
    return chain;
  }

  private static List<String> messages(int n) {
    List<String> result = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      result.add("message " + (char) ('!' + i));
    }
    return result;
  }
}
