package io.github.azeotrope.hash;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Turns what may link two accounts into tokens. Immutable and thread-safe; the methods that return
 * a long allocate nothing, but for e-mail domains and where many threads hash texts at once.
 *
 * <p>Version 1: SipHash-2-4 under the subkey {@code link}. A text is hashed behind the tag {@code
 * kind.code() + 256 * length}; of a value longer than {@link #MAX_UNITS} UTF-16 units only the
 * first {@link #MAX_UNITS} and the length count. User agents and e-mail domains are hashed in their
 * one spelling: ASCII letters in lower case; of each version number only the first part, and single
 * spaces; what stands behind the last @, as A-labels without a final point. An address is hashed as
 * three longs: {@code kind.code() + 256 * prefix bits + 65536 * (4 or 6)} and the masked address,
 * high and low half. An IPv4 address mapped into IPv6 is that IPv4 address.
 *
 * <p>Two values of one kind that are not equal in their one spelling have equal tokens with
 * probability 2<sup>-64</sup>; among n values some two do with probability below n&sup2; /
 * 2<sup>65</sup>, 1 in 37 million for a million.
 *
 * <p>A hasher has one or two live generations of keys. While a key is rotated, tokens are made with
 * the current one and those of the previous one are still understood: {@link #matches}, {@link
 * #hashAll}.
 *
 * <p>Cost: 10 ns and 0.7 ns a byte, see {@link SipHash}; {@link #export} about 1 &micro;s. 5 KB.
 *
 * <p>Source: Aumasson and Bernstein 2012 (SipHash); RFC 2104 (HMAC); RFC 4291 (IPv6 text forms);
 * RFC 5890 (A-labels).
 */
public final class LinkageHasher {
  /** No more of a value than this is read, so that a megabyte in a header costs no more. */
  public static final int MAX_UNITS = 2048;

  /** Bytes of scratch that {@link #hash64(LinkageKind, String, byte[])} needs. */
  public static final int SCRATCH = Scratch.BYTES;

  /** Prefix length of {@link LinkageKind#NETWORK} for IPv4 where none is given. */
  public static final int DEFAULT_IPV4_PREFIX_BITS = 24;

  /** Prefix length of {@link LinkageKind#NETWORK} for IPv6 where none is given. */
  public static final int DEFAULT_IPV6_PREFIX_BITS = 48;

  private static final VarHandle TAG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final LinkageKey key;
  private final SipHash sip;
  private final @Nullable LinkageHasher previous;

  private LinkageHasher(LinkageKey key, @Nullable LinkageHasher previous) {
    this.key = key;
    this.sip = key.derive("link");
    this.previous = previous;
  }

  /** The only version so far; a later one has other tokens and another name. */
  public static final class V1 {
    private V1() {}

    /** A hasher whose tokens equal those of every other hasher of this version and key. */
    public static LinkageHasher withKey(LinkageKey key) {
      return new LinkageHasher(key, null);
    }

    /**
     * The same while a key is rotated: new tokens are of the current key.
     *
     * @throws IllegalArgumentException if both are one key
     */
    public static LinkageHasher withKeys(LinkageKey current, LinkageKey previous) {
      if (current.keyId().equals(previous.keyId())) {
        throw new IllegalArgumentException(
            "the current and the previous key are both " + current.keyId() + "; give two keys");
      }
      return new LinkageHasher(current, withKey(previous));
    }
  }

  /** The id of the key in use. */
  public String keyId() {
    return key.keyId();
  }

  /** A hasher of the previous key alone, where there are two generations. */
  public Optional<LinkageHasher> previous() {
    return Optional.ofNullable(previous);
  }

  /**
   * A token of each live generation, the current one first: what to look up in a store that was
   * written under both.
   *
   * @throws IllegalArgumentException as {@link #hash}
   */
  public List<LinkageToken> hashAll(LinkageKind kind, String value) {
    LinkageToken current = hash(kind, value);
    return previous == null ? List.of(current) : List.of(current, previous.hash(kind, value));
  }

  /**
   * Whether a token of a live generation stands for a value; networks with the default prefix
   * lengths.
   *
   * @throws IllegalArgumentException if the token's key is none of the live ones
   */
  public boolean matches(LinkageToken token, String value) {
    if (token.keyId().equals(keyId())) {
      return hash64(token.kind(), value) == token.value();
    }
    if (previous != null) {
      return previous.matches(token, value);
    }
    throw new IllegalArgumentException(
        "a token of key " + token.keyId() + " cannot be told by key " + keyId());
  }

  /**
   * A token for what leaves the process, a list shared with another service or kept in an appeal's
   * file: HMAC-SHA-256 under a key of its own, so that nothing is learned of the tokens inside. The
   * same value, kind and key give the same text; the text names kind and key: {@code
   * payment:1a2b3c4d:} and 64 hexadecimal digits.
   *
   * @throws IllegalArgumentException as {@link #hash}
   */
  public String export(LinkageKind kind, String value) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key.exportKey());
      byte[] code = mac.doFinal(message(kind, value));
      return kind.name().toLowerCase(Locale.ROOT)
          + ":"
          + keyId()
          + ":"
          + HexFormat.of().formatHex(code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform must have HmacSHA256", e);
    }
  }

  /** What is authenticated: kind and length or prefix, then the value in its one spelling. */
  private static byte[] message(LinkageKind kind, String value) {
    if (isAddress(kind)) {
      int form = IpAddress.scan(value);
      if (form == IpAddress.INVALID) {
        throw unreadable(kind);
      }
      boolean v4 = IpAddress.isV4(value, form);
      int prefix = defaultPrefix(kind, v4);
      return ByteBuffer.allocate(24)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putLong(addressTag(kind, prefix, v4))
          .putLong(high(value, form, v4, prefix))
          .putLong(low(value, form, v4, prefix))
          .array();
    }
    byte[] bytes = new byte[SCRATCH];
    if (Normal.applies(kind)) {
      int units = Normal.write(kind, value, read(value), bytes);
      if (units < 0) {
        throw unreadable(kind);
      }
      TAG.set(bytes, 0, kind.code() + 256L * units);
      return Arrays.copyOf(bytes, 8 + 2 * units);
    }
    ByteBuffer text = ByteBuffer.allocate(8 + 2 * read(value)).order(ByteOrder.LITTLE_ENDIAN);
    // Not by a charset: that would make all unpaired surrogates equal.
    text.putLong(tag(kind, value)).asCharBuffer().put(value, 0, read(value));
    return text.array();
  }

  /**
   * A token of a value. Addresses and networks are compared as addresses, not as text, and networks
   * have the default prefix lengths.
   *
   * @throws IllegalArgumentException if the kind is an address or a network and the value is not an
   *     IPv4 or IPv6 address, or if the kind is an e-mail domain and the value has none
   */
  public LinkageToken hash(LinkageKind kind, String value) {
    return token(kind, hash64(kind, value));
  }

  /**
   * A token of the network an address lies in.
   *
   * @param ipv4PrefixBits 0 to 32
   * @param ipv6PrefixBits 0 to 128
   * @throws IllegalArgumentException if a prefix length is out of range or the text is not an IPv4
   *     or IPv6 address
   */
  public LinkageToken hashNetwork(String address, int ipv4PrefixBits, int ipv6PrefixBits) {
    return token(LinkageKind.NETWORK, network64(address, ipv4PrefixBits, ipv6PrefixBits));
  }

  /** The value of {@link #hash}, or 0 where that throws: 0 means "no token". */
  public long hash64(LinkageKind kind, String value) {
    if (!Normal.applies(kind)) {
      return isAddress(kind)
          ? address64(kind, value)
          : Mix.nonZero(sip.hash(tag(kind, value), value, 0, read(value)));
    }
    int slot = Scratch.take();
    byte[] scratch = slot >= 0 ? Scratch.of(slot) : new byte[SCRATCH];
    long hash = normal64(kind, value, scratch);
    if (slot >= 0) {
      // The slots outlive the request; what identifies a customer must not.
      Arrays.fill(scratch, (byte) 0);
      Scratch.give(slot);
    }
    return hash;
  }

  /**
   * The same, a little faster, by means of a scratch that the calling thread has to itself.
   *
   * @param scratch at least {@link #SCRATCH} bytes, whose content does not matter; holds part of
   *     the value afterwards
   * @throws IllegalArgumentException if the scratch is too short
   */
  public long hash64(LinkageKind kind, String value, byte[] scratch) {
    if (scratch.length < SCRATCH) {
      throw new IllegalArgumentException(
          "a scratch needs at least " + SCRATCH + " bytes, got " + scratch.length);
    }
    if (Normal.applies(kind)) {
      return normal64(kind, value, scratch);
    }
    return isAddress(kind)
        ? address64(kind, value)
        : Mix.nonZero(sip.hash(tag(kind, value), value, 0, read(value), scratch));
  }

  private static boolean isAddress(LinkageKind kind) {
    return kind == LinkageKind.ADDRESS || kind == LinkageKind.NETWORK;
  }

  private long normal64(LinkageKind kind, String value, byte[] scratch) {
    int units = Normal.write(kind, value, read(value), scratch);
    if (units < 0) {
      return 0;
    }
    TAG.set(scratch, 0, kind.code() + 256L * units);
    return Mix.nonZero(sip.hash(scratch, 0, 8 + 2 * units));
  }

  private static long tag(LinkageKind kind, String value) {
    return kind.code() + 256L * value.length();
  }

  private static int read(String value) {
    return Math.min(value.length(), MAX_UNITS);
  }

  private long address64(LinkageKind kind, String text) {
    return address64(kind, text, defaultPrefix(kind, true), defaultPrefix(kind, false));
  }

  /**
   * The value of {@link #hashNetwork}, or 0 where the text is not an address.
   *
   * @throws IllegalArgumentException if a prefix length is out of range
   */
  public long network64(String address, int ipv4PrefixBits, int ipv6PrefixBits) {
    if ((ipv4PrefixBits | 32 - ipv4PrefixBits | ipv6PrefixBits | 128 - ipv6PrefixBits) < 0) {
      throw new IllegalArgumentException(
          "prefix lengths must be 0 to 32 and 0 to 128, got "
              + ipv4PrefixBits
              + " and "
              + ipv6PrefixBits);
    }
    return address64(LinkageKind.NETWORK, address, ipv4PrefixBits, ipv6PrefixBits);
  }

  private long address64(LinkageKind kind, String text, int ipv4PrefixBits, int ipv6PrefixBits) {
    int form = IpAddress.scan(text);
    if (form == IpAddress.INVALID) {
      return 0;
    }
    boolean v4 = IpAddress.isV4(text, form);
    int prefix = v4 ? ipv4PrefixBits : ipv6PrefixBits;
    long high = high(text, form, v4, prefix);
    long low = low(text, form, v4, prefix);
    return Mix.nonZero(sip.hash(addressTag(kind, prefix, v4), high, low));
  }

  private static int defaultPrefix(LinkageKind kind, boolean v4) {
    if (kind == LinkageKind.ADDRESS) {
      return v4 ? 32 : 128;
    }
    return v4 ? DEFAULT_IPV4_PREFIX_BITS : DEFAULT_IPV6_PREFIX_BITS;
  }

  private static long addressTag(LinkageKind kind, int prefix, boolean v4) {
    return kind.code() + 256L * prefix + 65536L * (v4 ? 4 : 6);
  }

  /** The upper half of a scanned address behind a prefix. */
  static long high(String text, int form, boolean v4, int prefix) {
    return v4 || prefix == 0
        ? 0
        : IpAddress.half(text, form, true) & -1L << Math.max(0, 64 - prefix);
  }

  /** The lower half of a scanned address behind a prefix. */
  static long low(String text, int form, boolean v4, int prefix) {
    long low = IpAddress.half(text, form, false);
    if (v4) {
      return (low & 0xffffffffL) & (-1L << (32 - prefix));
    }
    return prefix <= 64 ? 0 : low & -1L << (128 - prefix);
  }

  private LinkageToken token(LinkageKind kind, long value) {
    if (value == 0) {
      throw unreadable(kind);
    }
    return new LinkageToken(kind, value, keyId());
  }

  /** The value itself stays out of the message: messages are logged. */
  private static IllegalArgumentException unreadable(LinkageKind kind) {
    return new IllegalArgumentException(
        kind == LinkageKind.EMAIL_DOMAIN
            ? "not an e-mail address or domain"
            : "not an IPv4 or IPv6 address");
  }
}
