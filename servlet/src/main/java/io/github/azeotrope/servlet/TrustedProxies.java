package io.github.azeotrope.servlet;

import io.github.azeotrope.hash.AddressRange;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the address of the client behind proxies that the host trusts. Immutable and thread-safe.
 *
 * <p>The hops that proxies have written down are walked from the nearest one outwards, as long as
 * each is a trusted proxy; the first that is not is the client. Whatever stands beyond it came from
 * the client and is not looked at. If the peer itself is not trusted, it is the client, and its
 * headers mean nothing.
 *
 * <p>One header alone is read, the one that the host's proxies write: most proxies pass the other
 * one on as the client sent it. Where the container already puts the client's address in place of
 * the peer's, {@link #NONE} is right.
 */
public final class TrustedProxies {

  /** Nobody is trusted: the peer is the client. */
  public static final TrustedProxies NONE = new TrustedProxies("", List.of());

  private static final String X_FORWARDED_FOR = "X-Forwarded-For";
  private static final String FORWARDED = "Forwarded";

  private final String header;
  private final List<AddressRange> ranges;

  private TrustedProxies(String header, List<AddressRange> ranges) {
    this.header = header;
    this.ranges = ranges;
  }

  /**
   * Proxies that append to {@code X-Forwarded-For}.
   *
   * @param ranges their addresses, single or in CIDR notation
   * @throws IllegalArgumentException if one is no range of addresses
   */
  public static TrustedProxies xForwardedFor(String... ranges) {
    return new TrustedProxies(X_FORWARDED_FOR, parsed(ranges));
  }

  /**
   * Proxies that append to {@code Forwarded} (RFC 7239).
   *
   * @param ranges their addresses, single or in CIDR notation
   * @throws IllegalArgumentException if one is no range of addresses
   */
  public static TrustedProxies forwarded(String... ranges) {
    return new TrustedProxies(FORWARDED, parsed(ranges));
  }

  private static List<AddressRange> parsed(String... ranges) {
    List<AddressRange> all = new ArrayList<>();
    for (String range : ranges) {
      all.add(AddressRange.parse(range));
    }
    return List.copyOf(all);
  }

  /**
   * The client's address, or null where a trusted proxy does not say it ({@code unknown}, an
   * obfuscated name). Cost: the trusted part of the header.
   */
  public @Nullable String clientAddress(HttpServletRequest request) {
    String hop = request.getRemoteAddr();
    if (hop == null || !isTrusted(hop)) {
      return hop;
    }
    List<String> lines = lines(request);
    for (int i = lines.size() - 1; i >= 0; i--) {
      HopsFromTheRight hops = new HopsFromTheRight(lines.get(i), header.equals(FORWARDED));
      for (String next = hops.next(); next != null; next = hops.next()) {
        if (!AddressRange.isAddress(next)) {
          return null;
        }
        hop = next;
        if (!isTrusted(hop)) {
          return hop;
        }
      }
    }
    return hop;
  }

  private List<String> lines(HttpServletRequest request) {
    Enumeration<String> values = request.getHeaders(header);
    return values == null ? List.of() : Collections.list(values);
  }

  private boolean isTrusted(String address) {
    for (AddressRange range : ranges) {
      if (range.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
