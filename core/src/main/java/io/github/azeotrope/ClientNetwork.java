package io.github.azeotrope;

import org.jspecify.annotations.Nullable;

/**
 * Where a request came from, as the host saw it. Every part is optional; what is absent is a family
 * of evidence that is not available, never evidence by itself.
 *
 * @param address IPv4 or IPv6 address in text, already taken from a trusted hop
 * @param country ISO 3166-1 alpha-2 code
 * @param autonomousSystem AS number, 0 where unknown
 * @param userAgent the client's User-Agent
 * @param tlsFingerprint opaque TLS client fingerprint
 * @param device opaque device fingerprint
 */
public record ClientNetwork(
    @Nullable String address,
    @Nullable String country,
    long autonomousSystem,
    @Nullable String userAgent,
    @Nullable String tlsFingerprint,
    @Nullable String device) {

  /** Nothing known. */
  public static final ClientNetwork UNKNOWN = new ClientNetwork(null, null, 0, null, null, null);

  /** Only the address is known. */
  public static ClientNetwork ofAddress(String address) {
    return new ClientNetwork(address, null, 0, null, null, null);
  }
}
