package io.github.azeotrope.examples.webflux;

import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.hash.SipHash;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Takes a keyed hash of the API key for the account; a real host has accounts of its own. */
final class Accounts {
  private static final String BEARER = "Bearer ";

  private final SipHash hash;

  Accounts(LinkageKey key) {
    hash = key.derive("api-key");
  }

  @Nullable String of(HttpHeaders headers) {
    String authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
    String apiKey =
        authorization != null && authorization.startsWith(BEARER)
            ? authorization.substring(BEARER.length())
            : headers.getFirst("x-api-key");
    return apiKey == null || apiKey.isBlank() ? null : of(apiKey);
  }

  String of(String apiKey) {
    return "key-" + HexFormat.of().toHexDigits(hash.hash(apiKey.length(), apiKey));
  }
}
