package io.github.azeotrope.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkageKeyTest {
  private static final byte[] SECRET =
      "0123456789abcdef-and-more".getBytes(StandardCharsets.US_ASCII);

  @Test
  void isDerivedAsDocumented() throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    sha.update("azeotrope-linkage-key-1\0".getBytes(StandardCharsets.US_ASCII));
    ByteBuffer digest = ByteBuffer.wrap(sha.digest(SECRET)).order(ByteOrder.LITTLE_ENDIAN);
    SipHash root = new SipHash(digest.getLong(), digest.getLong());
    SipHash word = new SipHash(root.hash(0, "word"), root.hash(1, "word"));
    assertThat(LinkageKey.fromBytes(SECRET).derive("word").hash(7)).isEqualTo(word.hash(7));
  }

  @Test
  void isTheSameFromBase64() {
    String base64 = Base64.getEncoder().encodeToString(SECRET);
    LinkageKey a = LinkageKey.fromBytes(SECRET);
    LinkageKey b = LinkageKey.fromBase64(" " + base64 + "\n");
    assertThat(b.keyId()).isEqualTo(a.keyId());
    assertThat(b.derive("x").hash(1)).isEqualTo(a.derive("x").hash(1));
  }

  @Test
  void everyByteAndEveryLabelCount() {
    byte[] other = SECRET.clone();
    other[SECRET.length - 1]++;
    LinkageKey key = LinkageKey.fromBytes(SECRET);
    assertThat(LinkageKey.fromBytes(other).keyId()).isNotEqualTo(key.keyId());
    assertThat(key.derive("a").hash(1)).isNotEqualTo(key.derive("b").hash(1));
  }

  @Test
  void generatesDifferentKeys() {
    assertThat(LinkageKey.generate().keyId()).isNotEqualTo(LinkageKey.generate().keyId());
  }

  @Test
  void showsOnlyItsId() {
    LinkageKey key = LinkageKey.fromBytes(SECRET);
    assertThat(key.keyId()).matches("[0-9a-f]{8}");
    assertThat(key).hasToString("LinkageKey[" + key.keyId() + "]");
  }

  @Test
  void neitherKeepsNorChangesTheSecret() {
    byte[] secret = SECRET.clone();
    LinkageKey key = LinkageKey.fromBytes(secret);
    long before = key.derive("x").hash(1);
    assertThat(secret).isEqualTo(SECRET);
    java.util.Arrays.fill(secret, (byte) 0);
    assertThat(key.derive("x").hash(1)).isEqualTo(before);
  }

  @Test
  void refusesShortSecrets() {
    assertThatThrownBy(() -> LinkageKey.fromBytes(new byte[15]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16")
        .hasMessageContaining("15");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "this-is-not*base64", "AAAAAAAAAAAAAAAAAAAAA"})
  void refusesBadBase64WithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> LinkageKey.fromBase64(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .satisfies(
            e -> {
              if (!text.isEmpty()) {
                assertThat(e.getMessage()).doesNotContain(text);
              }
            });
  }
}
