package io.github.azeotrope;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the host answered. Immutable; carries no text.
 *
 * @param account the host's id of the account that was answered
 * @param epochMillis when the answer ended, in milliseconds since 1970-01-01T00:00Z
 * @param requestId the id of the request it answers, or null
 * @param outputTokens tokens answered, at least 0; 0 where unknown
 * @param issuedArtifacts opaque reasoning blocks or response ids that the answer handed out; the
 *     list is kept as it is
 */
public record ModelResponse(
    String account,
    long epochMillis,
    @Nullable String requestId,
    int outputTokens,
    List<String> issuedArtifacts) {

  /**
   * Checks what is required.
   *
   * @throws NullPointerException if account or issuedArtifacts is null
   * @throws IllegalArgumentException if outputTokens is negative
   */
  public ModelResponse {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(issuedArtifacts, "issuedArtifacts");
    if (outputTokens < 0) {
      throw new IllegalArgumentException("outputTokens must be at least 0, was " + outputTokens);
    }
  }

  /** An answer of so many tokens without artifacts. */
  public static ModelResponse of(String account, long epochMillis, int outputTokens) {
    return new ModelResponse(account, epochMillis, null, outputTokens, List.of());
  }
}
