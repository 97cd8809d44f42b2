package io.github.azeotrope.servlet;

import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.hash.SipHash;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes the API key for the account, and of the key no more than a keyed hash: {@code key-} and 16
 * hexadecimal digits, the same for the same key and {@link LinkageKey}. Immutable and thread-safe.
 *
 * <p>The key is looked for in {@code Authorization: Bearer}, {@code x-api-key}, {@code api-key},
 * {@code x-goog-api-key} and {@code ?key=} of the query, in this order. Nothing says here that a
 * key is valid; who answers requests without a valid key with status 400 or above has none of them
 * observed.
 *
 * <p>A host whose clients send tokens that change (OAuth), or that knows accounts of several keys,
 * gives {@link DistillationFilter.Builder#account} its own account ids instead.
 */
public final class ApiKeys implements Function<HttpServletRequest, @Nullable String> {
  private static final String BEARER = "Bearer ";
  private static final String[] HEADERS = {"x-api-key", "api-key", "x-goog-api-key"};
  private static final String PARAMETER = "key=";
  private static final HexFormat HEX = HexFormat.of();

  private final SipHash hash;

  private ApiKeys(SipHash hash) {
    this.hash = hash;
  }

  /** Hashes under a key of its own, derived from the deployment's key. */
  public static ApiKeys hashedWith(LinkageKey key) {
    return new ApiKeys(key.derive("api-key"));
  }

  /** The account of a request, or null if it has no API key. */
  @Override
  public @Nullable String apply(HttpServletRequest request) {
    String key = keyOf(request);
    return key == null ? null : account(key);
  }

  /** The account of an API key: for whoever must find out which of its keys was flagged. */
  public String account(String apiKey) {
    return "key-" + HEX.toHexDigits(hash.hash(apiKey.length(), apiKey));
  }

  private static @Nullable String keyOf(HttpServletRequest request) {
    String authorization = request.getHeader("Authorization");
    if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      String token = authorization.substring(BEARER.length()).strip();
      if (!token.isEmpty()) {
        return token;
      }
    }
    for (String header : HEADERS) {
      String key = request.getHeader(header);
      if (key != null && !key.isBlank()) {
        return key.strip();
      }
    }
    return ofQuery(request.getQueryString());
  }

  /** Not by getParameter, which would read the body of a form. */
  private static @Nullable String ofQuery(@Nullable String query) {
    if (query == null) {
      return null;
    }
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith(PARAMETER) && pair.length() > PARAMETER.length()) {
        return decoded(pair.substring(PARAMETER.length()));
      }
    }
    return null;
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }
}
