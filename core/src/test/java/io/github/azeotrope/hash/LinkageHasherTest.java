package io.github.azeotrope.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkageHasherTest {
  private static final LinkageKey KEY = LinkageKey.fromBytes(new byte[16]);
  private static final LinkageHasher HASHER = LinkageHasher.V1.withKey(KEY);
  private static final LinkageHasher OTHER =
      LinkageHasher.V1.withKey(LinkageKey.fromBytes(new byte[17]));

  @Test
  void equalThingsHaveEqualTokens() {
    LinkageToken a = HASHER.hash(LinkageKind.PAYMENT, "pm_1Nx");
    LinkageToken b = LinkageHasher.V1.withKey(KEY).hash(LinkageKind.PAYMENT, "pm_1Nx");
    assertThat(a).isEqualTo(b).hasSameHashCodeAs(b);
    assertThat(a.kind()).isEqualTo(LinkageKind.PAYMENT);
    assertThat(a.keyId()).isEqualTo(KEY.keyId()).isEqualTo(HASHER.keyId());
    assertThat(a.value()).isEqualTo(HASHER.hash64(LinkageKind.PAYMENT, "pm_1Nx"));
    assertThat(a.toString()).matches("PAYMENT:[0-9a-f]{16}@" + KEY.keyId());
  }

  @Test
  void everyKindIsADomainOfItsOwn() {
    Set<Long> values = new HashSet<>();
    for (LinkageKind kind : LinkageKind.values()) {
      assertThat(values.add(HASHER.hash64(kind, "192.0.2.0"))).as("%s", kind).isTrue();
    }
    assertThat(HASHER.hash(LinkageKind.TLS, "x"))
        .isNotEqualTo(HASHER.hash(LinkageKind.DEVICE, "x"));
  }

  @Test
  void tokensOfDifferentKeysAreNeverCompared() {
    LinkageToken a = HASHER.hash(LinkageKind.PAYMENT, "pm_1Nx");
    LinkageToken b = OTHER.hash(LinkageKind.PAYMENT, "pm_1Nx");
    assertThatThrownBy(() -> a.equals(b))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(a.keyId())
        .hasMessageContaining(b.keyId());
    assertThat(a.equals((Object) "something else")).isFalse();
    assertThat(a.equals(null)).isFalse();
  }

  @Test
  void longValuesAreHashedByTheirBeginningAndLength() {
    String x = "x".repeat(LinkageHasher.MAX_UNITS);
    assertThat(HASHER.hash(LinkageKind.DEVICE, x + "a"))
        .isEqualTo(HASHER.hash(LinkageKind.DEVICE, x + "b"))
        .isNotEqualTo(HASHER.hash(LinkageKind.DEVICE, x + "ab"))
        .isNotEqualTo(HASHER.hash(LinkageKind.DEVICE, x));
  }

  @Test
  void aScratchChangesNothing() {
    byte[] scratch = new byte[LinkageHasher.SCRATCH];
    for (LinkageKind kind : LinkageKind.values()) {
      for (String value : new String[] {"", "192.0.2.1", "2001:db8::1", "\u4e00".repeat(3000)}) {
        assertThat(HASHER.hash64(kind, value, scratch)).isEqualTo(HASHER.hash64(kind, value));
      }
    }
    assertThatThrownBy(
            () -> HASHER.hash64(LinkageKind.TLS, "x", new byte[LinkageHasher.SCRATCH - 1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got " + (LinkageHasher.SCRATCH - 1));
  }

  @Test
  void networksHoldTheirAddresses() {
    LinkageToken net = HASHER.hashNetwork("203.0.113.7", 24, 48);
    assertThat(HASHER.hashNetwork("203.0.113.255", 24, 48)).isEqualTo(net);
    assertThat(HASHER.hashNetwork("::ffff:203.0.113.1", 24, 48)).isEqualTo(net);
    assertThat(HASHER.hash(LinkageKind.NETWORK, "203.0.113.9")).isEqualTo(net);
    assertThat(HASHER.hashNetwork("203.0.112.7", 24, 48)).isNotEqualTo(net);
    assertThat(HASHER.hashNetwork("203.0.113.7", 25, 48)).isNotEqualTo(net);
    LinkageToken six = HASHER.hashNetwork("2001:db8:1::7", 24, 48);
    assertThat(HASHER.hashNetwork("2001:db8:1:ffff::", 24, 48)).isEqualTo(six);
    assertThat(HASHER.hashNetwork("2001:db8:2::7", 24, 48)).isNotEqualTo(six);
  }

  @Test
  void everyPrefixLengthKeepsThatManyBits() {
    Map<Long, Integer> seen = new HashMap<>();
    for (int bits = 0; bits <= 128; bits++) {
      long all = HASHER.network64("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", 24, bits);
      assertThat(seen.put(all, bits)).as("/%d has tokens of its own", bits).isNull();
      for (int flip = 0; flip < 128; flip++) {
        long flipped = HASHER.network64(withBitCleared(flip), 24, bits);
        assertThat(flipped == all).as("/%d, bit %d", bits, flip).isEqualTo(flip >= bits);
      }
    }
    for (int bits = 0; bits <= 32; bits++) {
      long all = HASHER.network64("255.255.255.255", bits, 48);
      for (int flip = 0; flip < 32; flip++) {
        int a = ~(0x80000000 >>> flip);
        String text = (a >>> 24) + "." + (a >> 16 & 255) + "." + (a >> 8 & 255) + "." + (a & 255);
        assertThat(HASHER.network64(text, bits, 48) == all).isEqualTo(flip >= bits);
      }
    }
  }

  private static String withBitCleared(int bit) {
    StringBuilder text = new StringBuilder();
    for (int group = 0; group < 8; group++) {
      int value = bit / 16 == group ? 0xffff & ~(0x8000 >>> bit % 16) : 0xffff;
      text.append(group == 0 ? "" : ":").append(Integer.toHexString(value));
    }
    return text.toString();
  }

  @Test
  void addressesAreComparedAsAddresses() {
    assertThat(HASHER.hash(LinkageKind.ADDRESS, "2001:DB8::1"))
        .isEqualTo(HASHER.hash(LinkageKind.ADDRESS, "2001:0db8:0:0:0:0:0:1"));
    assertThat(HASHER.hash64(LinkageKind.ADDRESS, "::1.2.3.4"))
        .isNotEqualTo(HASHER.hash64(LinkageKind.ADDRESS, "1.2.3.4"));
  }

  @Test
  void whatIsNoAddressHasNoToken() {
    assertThat(HASHER.hash64(LinkageKind.ADDRESS, "unknown")).isZero();
    assertThat(HASHER.network64("unknown", 24, 48)).isZero();
    assertThatThrownBy(() -> HASHER.hash(LinkageKind.ADDRESS, "secret.example"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> HASHER.hashNetwork("", 24, 48))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesPrefixesOutOfRange() {
    int[][] wrong = {{-1, 48}, {33, 48}, {24, -1}, {24, 129}, {Integer.MIN_VALUE, 48}};
    for (int[] bits : wrong) {
      assertThatThrownBy(() -> HASHER.network64("192.0.2.1", bits[0], bits[1]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Integer.toString(bits[0]));
    }
  }

  @Test
  void aProgramIsTheSameAfterItsUpdate() {
    String june =
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/126.0.6478.114 Safari/537.36";
    String july = june.replace("126.0.6478.114", "126.0.6478.182").replace("10_15_7", "10_16");
    LinkageToken token = HASHER.hash(LinkageKind.USER_AGENT, june);
    assertThat(HASHER.hash(LinkageKind.USER_AGENT, july)).isEqualTo(token);
    assertThat(HASHER.hash(LinkageKind.USER_AGENT, "  " + july.toUpperCase(Locale.ROOT) + "\t"))
        .isEqualTo(token);
    assertThat(HASHER.hash(LinkageKind.USER_AGENT, june.replace("Chrome/126", "Chrome/127")))
        .isNotEqualTo(token);
    assertThat(HASHER.hash64(LinkageKind.USER_AGENT, "python-requests/2.31.0"))
        .isEqualTo(HASHER.hash64(LinkageKind.USER_AGENT, "Python-Requests/2"))
        .isNotEqualTo(HASHER.hash64(LinkageKind.USER_AGENT, "python-requests/3"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          someone@Mail.Example.COM, mail.example.com
          mail.example.com.,        mail.example.com
          a@b@zürich.example,       xn--zrich-kva.example
          ' x@example.org ',        example.org
          """)
  void aDomainHasOneSpelling(String given, String domain) {
    assertThat(HASHER.hash(LinkageKind.EMAIL_DOMAIN, given))
        .isEqualTo(HASHER.hash(LinkageKind.EMAIL_DOMAIN, domain));
    assertThat(HASHER.export(LinkageKind.EMAIL_DOMAIN, given))
        .isEqualTo(HASHER.export(LinkageKind.EMAIL_DOMAIN, domain));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "someone@", "..", "a..example", "x@exa mple", "@-secret-\uD800"})
  void whatIsNoDomainHasNoToken(String given) {
    assertThat(HASHER.hash64(LinkageKind.EMAIL_DOMAIN, given)).isZero();
    assertThatThrownBy(() -> HASHER.hash(LinkageKind.EMAIL_DOMAIN, given))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  /** What stands for one thing inside stands for one thing outside, and the other way round. */
  @Property(tries = 500)
  void exportedTokensAreEqualWhereTokensAre(
      @ForAll LinkageKind kind, @ForAll("values") String a, @ForAll("values") String b) {
    Assume.that(HASHER.hash64(kind, a) != 0 && HASHER.hash64(kind, b) != 0);
    boolean same = HASHER.hash64(kind, a) == HASHER.hash64(kind, b);
    assertThat(HASHER.export(kind, a).equals(HASHER.export(kind, b))).isEqualTo(same);
    assertThat(HASHER.matches(HASHER.hash(kind, a), b)).isEqualTo(same);
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "192.0.2.1",
            "192.0.2.9",
            "::ffff:192.0.2.1",
            "2001:db8::1",
            "2001:DB8:0::1",
            "A/1.2",
            "a/1.3",
            "a/2",
            "X.example",
            "x.example.",
            "\uD800",
            "\uDC00",
            "?"),
        Arbitraries.strings().ofMaxLength(4));
  }

  @Test
  void whatLeavesTheProcessNamesItsKindAndKeyAndSaysNothingOfTheTokenInside() {
    String exported = HASHER.export(LinkageKind.PAYMENT, "pm_1Nx");
    assertThat(exported).matches("payment:" + KEY.keyId() + ":[0-9a-f]{64}");
    assertThat(exported)
        .doesNotContain(HexFormat.of().toHexDigits(HASHER.hash64(LinkageKind.PAYMENT, "pm_1Nx")));
    assertThat(OTHER.export(LinkageKind.PAYMENT, "pm_1Nx")).isNotEqualTo(exported);
    assertThatThrownBy(() -> HASHER.export(LinkageKind.ADDRESS, "secret.example"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void twoGenerationsOfKeysLiveAtATime() {
    LinkageKey next = LinkageKey.fromBytes(new byte[17]);
    LinkageHasher rotating = LinkageHasher.V1.withKeys(next, KEY);
    LinkageToken before = HASHER.hash(LinkageKind.PAYMENT, "pm_1Nx");
    LinkageToken after = rotating.hash(LinkageKind.PAYMENT, "pm_1Nx");

    assertThat(rotating.keyId()).isEqualTo(after.keyId()).isEqualTo(next.keyId());
    assertThat(rotating.matches(before, "pm_1Nx")).isTrue();
    assertThat(rotating.matches(after, "pm_1Nx")).isTrue();
    assertThat(rotating.matches(before, "pm_2")).isFalse();
    assertThat(rotating.matches(after, "pm_2")).isFalse();
    List<LinkageToken> both = rotating.hashAll(LinkageKind.PAYMENT, "pm_1Nx");
    assertThat(both).extracting(LinkageToken::value).containsExactly(after.value(), before.value());
    assertThat(rotating.previous().orElseThrow().keyId()).isEqualTo(KEY.keyId());

    assertThat(HASHER.hashAll(LinkageKind.PAYMENT, "pm_1Nx")).containsExactly(before);
    assertThatThrownBy(() -> HASHER.matches(after, "pm_1Nx"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(next.keyId())
        .hasMessageContaining(KEY.keyId());
    assertThatThrownBy(() -> LinkageHasher.V1.withKeys(KEY, LinkageKey.fromBytes(new byte[16])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two keys");
  }

  /** Tokens are compared over years: these must never change. */
  @Test
  void tokensOfVersionOne() {
    assertThat(HASHER.keyId()).isEqualTo("11ed988b");
    assertThat(HASHER.hash64(LinkageKind.PAYMENT, "pm_1Nx")).isEqualTo(0xc372092fb1945878L);
    assertThat(HASHER.hash64(LinkageKind.ORGANIZATION, "Zürich 文")).isEqualTo(0xaca91efa0df2154aL);
    assertThat(HASHER.hash64(LinkageKind.ADDRESS, "192.0.2.1")).isEqualTo(0x8e1b9688a019a77aL);
    assertThat(HASHER.network64("2001:db8::1", 24, 48)).isEqualTo(0x47364195848221a1L);
    assertThat(HASHER.hash64(LinkageKind.USER_AGENT, "A/1.2 (b)")).isEqualTo(0x929f212e4020ec96L);
    assertThat(HASHER.hash64(LinkageKind.EMAIL_DOMAIN, "x@Example.com"))
        .isEqualTo(0xf5b567bbe0b8a517L);
    assertThat(HASHER.export(LinkageKind.PAYMENT, "pm_1Nx"))
        .isEqualTo(
            "payment:11ed988b:"
                + "97d660c987732658f4423d82fce85d472fd717e11b0c3599739adc21b1c25745");
  }

  @Test
  void codesNeverChange() {
    assertThat(LinkageKind.values())
        .extracting(LinkageKind::code)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
  }
}
