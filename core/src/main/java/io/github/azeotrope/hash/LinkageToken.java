package io.github.azeotrope.hash;

import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A keyed hash of something that may link two accounts. Immutable.
 *
 * <p>Tokens of different keys cannot be compared: neither "equal" nor "different" would be true. So
 * {@link #equals} throws, and a hash set or map must hold tokens of one key only; with two keys in
 * it, look-ups throw whenever two tokens meet.
 */
public final class LinkageToken {
  private final LinkageKind kind;
  private final long value;
  private final String keyId;

  LinkageToken(LinkageKind kind, long value, String keyId) {
    this.kind = kind;
    this.value = value;
    this.keyId = keyId;
  }

  /** What it stands for. */
  public LinkageKind kind() {
    return kind;
  }

  /** The 64 bits; never 0. */
  public long value() {
    return value;
  }

  /** The {@link LinkageKey#keyId} of the key it was made with. */
  public String keyId() {
    return keyId;
  }

  /**
   * Whether both stand for the same thing.
   *
   * @throws IllegalStateException if the other is a token of another key
   */
  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof LinkageToken that)) {
      return false;
    }
    if (!keyId.equals(that.keyId)) {
      throw new IllegalStateException(
          "tokens of keys " + keyId + " and " + that.keyId + " cannot be compared");
    }
    return value == that.value && kind == that.kind;
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind.code(), value);
  }

  /** Kind, value and key id, for logs: {@code PAYMENT:0f3c…@1a2b3c4d}. */
  @Override
  public String toString() {
    return kind + ":" + HexFormat.of().toHexDigits(value) + "@" + keyId;
  }
}
