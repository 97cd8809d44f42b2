package io.github.azeotrope.hash;

/**
 * Turns what may link two accounts into tokens. Immutable and thread-safe; the methods that return
 * a long allocate nothing.
 *
 * <p>Version 1: SipHash-2-4 under the subkey {@code link}. A text is hashed behind the tag {@code
 * kind.code() + 256 * length}; of a value longer than {@link #MAX_UNITS} UTF-16 units only the
 * first {@link #MAX_UNITS} and the length count. An address is hashed as three longs: {@code
 * kind.code() + 256 * prefix bits + 65536 * (4 or 6)} and the masked address, high and low half. An
 * IPv4 address mapped into IPv6 is that IPv4 address.
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

  private final SipHash sip;
  private final String keyId;

  private LinkageHasher(LinkageKey key) {
    sip = key.derive("link");
    keyId = key.keyId();
  }

  /** The only version so far; a later one has other tokens and another name. */
  public static final class V1 {
    private V1() {}

    /** A hasher whose tokens equal those of every other hasher of this version and key. */
    public static LinkageHasher withKey(LinkageKey key) {
      return new LinkageHasher(key);
    }
  }

  /** The id of the key in use. */
  public String keyId() {
    return keyId;
  }

  /**
   * A token of a value. Addresses and networks are compared as addresses, not as text, and networks
   * have the default prefix lengths.
   *
   * @throws IllegalArgumentException if the kind is an address or a network and the value is not an
   *     IPv4 or IPv6 address
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
    return token(
        LinkageKind.NETWORK,
        address64(LinkageKind.NETWORK, address, ipv4PrefixBits, ipv6PrefixBits));
  }

  /** The value of {@link #hash}, or 0 where that throws: 0 means "no token". */
  public long hash64(LinkageKind kind, String value) {
    if (kind == LinkageKind.ADDRESS || kind == LinkageKind.NETWORK) {
      return address64(kind, value);
    }
    return Mix.nonZero(sip.hash(tag(kind, value), value, 0, read(value)));
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
    if (kind == LinkageKind.ADDRESS || kind == LinkageKind.NETWORK) {
      return address64(kind, value);
    }
    return Mix.nonZero(sip.hash(tag(kind, value), value, 0, read(value), scratch));
  }

  private static long tag(LinkageKind kind, String value) {
    return kind.code() + 256L * value.length();
  }

  private static int read(String value) {
    return Math.min(value.length(), MAX_UNITS);
  }

  private long address64(LinkageKind kind, String value) {
    return kind == LinkageKind.ADDRESS
        ? address64(kind, value, 32, 128)
        : address64(kind, value, DEFAULT_IPV4_PREFIX_BITS, DEFAULT_IPV6_PREFIX_BITS);
  }

  /**
   * The value of {@link #hashNetwork}, or 0 where the text is not an address.
   *
   * @throws IllegalArgumentException if a prefix length is out of range
   */
  public long network64(String address, int ipv4PrefixBits, int ipv6PrefixBits) {
    return address64(LinkageKind.NETWORK, address, ipv4PrefixBits, ipv6PrefixBits);
  }

  private long address64(LinkageKind kind, String text, int ipv4PrefixBits, int ipv6PrefixBits) {
    if ((ipv4PrefixBits | 32 - ipv4PrefixBits | ipv6PrefixBits | 128 - ipv6PrefixBits) < 0) {
      throw new IllegalArgumentException(
          "prefix lengths must be 0 to 32 and 0 to 128, got "
              + ipv4PrefixBits
              + " and "
              + ipv6PrefixBits);
    }
    int form = IpAddress.scan(text);
    if (form == IpAddress.INVALID) {
      return 0;
    }
    boolean v4 = IpAddress.isV4(text, form);
    long high = v4 ? 0 : IpAddress.half(text, form, true);
    long low = IpAddress.half(text, form, false);
    int prefix = v4 ? ipv4PrefixBits : ipv6PrefixBits;
    if (v4) {
      low = (low & 0xffffffffL) & (-1L << (32 - prefix));
    } else {
      high &= prefix == 0 ? 0 : -1L << Math.max(0, 64 - prefix);
      low &= prefix <= 64 ? 0 : -1L << (128 - prefix);
    }
    return Mix.nonZero(sip.hash(kind.code() + 256L * prefix + 65536L * (v4 ? 4 : 6), high, low));
  }

  private LinkageToken token(LinkageKind kind, long value) {
    if (value == 0) {
      // The address itself stays out of the message: messages are logged.
      throw new IllegalArgumentException("not an IPv4 or IPv6 address");
    }
    return new LinkageToken(kind, value, keyId);
  }
}
