package io.github.azeotrope.testkit;

import io.github.azeotrope.ClientNetwork;

/**
 * An address from which requests come: a home, an office, a mobile carrier's gateway, a proxy.
 *
 * @param address IPv4 or IPv6 in text; any address may come up, none is anybody's
 * @param country where it is
 * @param autonomousSystem whose it is
 */
record Exit(String address, Country country, long autonomousSystem) {

  /** A home or a server; one in ten speaks IPv6. */
  static Exit of(long hash, Country country) {
    long h = Rng.mix(hash);
    if ((h & 0xFF) < 25) {
      return new Exit(
          "2a0" + (h >>> 8 & 7) + ":" + hex(h >>> 12) + ":" + hex(h >>> 28) + "::" + hex(h >>> 44),
          country,
          system(h, country));
    }
    return inNetwork(h, (int) (h >>> 48 & 0xFF), country);
  }

  /** An address with the given last byte in the /24 that the hash stands for. */
  static Exit inNetwork(long hash, int host, Country country) {
    long h = Rng.mix(hash);
    int first = 20 + (int) (h & 0xFF) * 190 / 256;
    return new Exit(
        (first == 127 ? 128 : first)
            + "."
            + (h >>> 8 & 0xFF)
            + "."
            + (h >>> 16 & 0xFF)
            + "."
            + (1 + host % 254),
        country,
        system(h, country));
  }

  ClientNetwork network(Client client) {
    return new ClientNetwork(
        address,
        country.name(),
        autonomousSystem,
        client.userAgent(),
        client.tlsFingerprint(),
        client.device());
  }

  private static String hex(long bits) {
    return Long.toHexString(0x1000 | (bits & 0xFFF));
  }

  /** One of a dozen carriers of the country, the first ones the largest. */
  private static long system(long h, Country country) {
    long u = h >>> 56;
    return 64_512L + country.ordinal() * 16L + u * u / 5_500;
  }
}
