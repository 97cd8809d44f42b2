package io.github.azeotrope.hash;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of one deployment: at least 128 bits from a random source, the same on every host
 * whose profiles are to be merged. Whoever holds it can find out which address or payment
 * instrument stands behind a token; whoever changes it can no longer link new tokens to old ones.
 *
 * <p>Given bytes are not used as they are: the key is the first 16 bytes of SHA-256 over the text
 * {@code azeotrope-linkage-key-1}, a zero byte and the given bytes, so that no byte of a longer
 * secret is ignored. Each use has a subkey of its own, see {@link #derive}; the one of exported
 * tokens is SHA-256 over {@code azeotrope-export-key-1}, a zero byte and the given bytes.
 */
public final class LinkageKey {
  private static final int MIN_BYTES = 16;
  private static final String VERSION = "azeotrope-linkage-key-1\0";
  private static final String EXPORT = "azeotrope-export-key-1\0";

  private final SipHash root;
  private final SecretKeySpec exportKey;
  private final String keyId;

  private LinkageKey(byte[] secret) {
    if (secret.length < MIN_BYTES) {
      throw new IllegalArgumentException(
          "a linkage key needs at least " + MIN_BYTES + " bytes, got " + secret.length);
    }
    MessageDigest sha;
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must have SHA-256", e);
    }
    sha.update(VERSION.getBytes(StandardCharsets.US_ASCII));
    ByteBuffer key = ByteBuffer.wrap(sha.digest(secret)).order(ByteOrder.LITTLE_ENDIAN);
    root = new SipHash(key.getLong(), key.getLong());
    keyId = HexFormat.of().toHexDigits((int) derive("key-id").hash(0));
    sha.update(EXPORT.getBytes(StandardCharsets.US_ASCII));
    exportKey = new SecretKeySpec(sha.digest(secret), "HmacSHA256");
  }

  /**
   * A key from a secret of at least 16 bytes; the array is neither kept nor changed.
   *
   * @throws IllegalArgumentException if there are fewer than 16 bytes
   */
  public static LinkageKey fromBytes(byte[] secret) {
    return new LinkageKey(secret);
  }

  /**
   * A key from the Base64 form (RFC 4648 section 4) of at least 16 bytes.
   *
   * @throws IllegalArgumentException if it is not Base64 or too short; the message does not repeat
   *     the text
   */
  public static LinkageKey fromBase64(String base64) {
    byte[] secret;
    try {
      secret = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      // The decoder's own message names characters of the secret.
      throw new IllegalArgumentException("the linkage key is not valid Base64");
    }
    try {
      return new LinkageKey(secret);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  /** A fresh random key: its tokens can never be linked to those of another run. */
  public static LinkageKey generate() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    return new LinkageKey(secret);
  }

  /** Eight hexadecimal digits that name the key and do not give it away. */
  public String keyId() {
    return keyId;
  }

  /**
   * A function of its own for each use: its 128-bit key is this key's SipHash of the label, with
   * tag 0 and with tag 1.
   */
  public SipHash derive(String label) {
    return new SipHash(root.hash(0, label), root.hash(1, label));
  }

  /** The 256-bit key of what leaves the process, see {@link LinkageHasher#export}. */
  SecretKeySpec exportKey() {
    return exportKey;
  }

  /** Only the id. */
  @Override
  public String toString() {
    return "LinkageKey[" + keyId + "]";
  }
}
