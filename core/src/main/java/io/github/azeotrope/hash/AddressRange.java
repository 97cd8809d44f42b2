package io.github.azeotrope.hash;

/**
 * A range of IPv4 or IPv6 addresses in CIDR notation (RFC 4632, RFC 4291), as {@code 10.0.0.0/8},
 * {@code fd00::/8} or a single address. Immutable. Reads text without a name service, so text of
 * strangers can be asked about; an IPv4 address mapped into IPv6 is that IPv4 address.
 */
public final class AddressRange {
  private static final int IPV4_BITS = 32;
  private static final int IPV6_BITS = 128;

  private final String text;
  private final boolean v4;
  private final int prefixBits;
  private final long high;
  private final long low;

  private AddressRange(String text, String address, int form, int prefixBits) {
    this.text = text;
    this.v4 = IpAddress.isV4(address, form);
    this.prefixBits = prefixBits;
    this.high = LinkageHasher.high(address, form, v4, prefixBits);
    this.low = LinkageHasher.low(address, form, v4, prefixBits);
  }

  /**
   * Reads a range.
   *
   * @param cidr an address, or an address, {@code /} and the bits of its prefix
   * @throws IllegalArgumentException if it is neither, or names an address inside the range instead
   *     of its first one
   */
  public static AddressRange parse(String cidr) {
    int slash = cidr.indexOf('/');
    String address = slash < 0 ? cidr : cidr.substring(0, slash);
    int form = IpAddress.scan(address);
    if (form == IpAddress.INVALID) {
      throw new IllegalArgumentException("not an address or a range of addresses: " + cidr);
    }
    int all = IpAddress.isV4(address, form) ? IPV4_BITS : IPV6_BITS;
    int bits = slash < 0 ? all : prefixBits(cidr, slash + 1, all);
    AddressRange range = new AddressRange(cidr, address, form, bits);
    AddressRange single = new AddressRange(cidr, address, form, all);
    if (range.high != single.high || range.low != single.low) {
      throw new IllegalArgumentException("the address must be the first one of its range: " + cidr);
    }
    return range;
  }

  private static int prefixBits(String cidr, int from, int most) {
    int bits = 0;
    for (int i = from; i < cidr.length(); i++) {
      int digit = cidr.charAt(i) - '0';
      bits = digit >= 0 && digit <= 9 ? Math.min(1_000, 10 * bits + digit) : 1_000;
    }
    if (bits > most || from == cidr.length()) {
      throw new IllegalArgumentException("prefix bits must be 0 to " + most + ": " + cidr);
    }
    return bits;
  }

  /** Whether the text is an address of this range; false if it is no address. Cost: its length. */
  public boolean contains(String address) {
    int form = IpAddress.scan(address);
    return form != IpAddress.INVALID
        && IpAddress.isV4(address, form) == v4
        && LinkageHasher.high(address, form, v4, prefixBits) == high
        && LinkageHasher.low(address, form, v4, prefixBits) == low;
  }

  /**
   * Whether the text is an IPv4 or IPv6 address, with or without a zone, brackets around IPv6, and
   * a port after IPv4 or brackets.
   */
  public static boolean isAddress(String text) {
    return IpAddress.scan(text) != IpAddress.INVALID;
  }

  /** As it was given. */
  @Override
  public String toString() {
    return text;
  }
}
