package io.github.azeotrope.campaign;

import java.util.Objects;

/**
 * Which detector came to a verdict: equal provenance and equal traffic give equal verdicts.
 *
 * @param version of the library
 * @param configuration fingerprint of all settings that can change a verdict, 16 hexadecimal digits
 * @param keyId names the linkage key, which itself is not told
 * @param backgroundId names the word weights
 * @param layoutVersion of the profiles
 */
public record Provenance(
    String version, String configuration, String keyId, String backgroundId, int layoutVersion) {

  /** Checks for nulls. */
  public Provenance {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(configuration, "configuration");
    Objects.requireNonNull(keyId, "keyId");
    Objects.requireNonNull(backgroundId, "backgroundId");
  }
}
