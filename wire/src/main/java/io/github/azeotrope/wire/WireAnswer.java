package io.github.azeotrope.wire;

import io.github.azeotrope.ModelResponse;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One answer as its body tells it; no text. Immutable.
 *
 * @param id the API's id of the answer, or null
 * @param model the model that answered, or null
 * @param outputTokens tokens as the API counts them, reasoning included; 0 where it does not say,
 *     as in a stream that was cut
 * @param outputChars UTF-16 units of visible text
 * @param toolCalls calls of tools
 * @param finish the API's own word for why it ended, {@code "error"} for an error, or null
 * @param issuedArtifacts opaque reasoning blocks and response ids handed out, at most 64; longer
 *     ones lose their middle, here and in {@link WireRequest} alike
 * @param problems what was wrong with it
 */
public record WireAnswer(
    @Nullable String id,
    @Nullable String model,
    int outputTokens,
    long outputChars,
    int toolCalls,
    @Nullable String finish,
    List<String> issuedArtifacts,
    Set<WireProblem> problems) {

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if outputTokens is negative
   */
  public WireAnswer {
    if (outputTokens < 0) {
      throw new IllegalArgumentException("outputTokens must be at least 0, was " + outputTokens);
    }
    issuedArtifacts = List.copyOf(Objects.requireNonNull(issuedArtifacts, "issuedArtifacts"));
    problems = Set.copyOf(Objects.requireNonNull(problems, "problems"));
  }

  /** False if the body is not well-formed or was cut off; what was read until then is told. */
  public boolean isComplete() {
    return problems.stream().noneMatch(WireProblem::isFatal);
  }

  /**
   * The answer, as far as the body tells.
   *
   * @param account the host's id of the account that was answered
   * @param epochMillis when it ended, in milliseconds since 1970-01-01T00:00Z
   * @param requestId the id that the host gave the request, or null
   */
  public ModelResponse toModelResponse(
      String account, long epochMillis, @Nullable String requestId) {
    return new ModelResponse(account, epochMillis, requestId, outputTokens, issuedArtifacts);
  }

  /** Sizes only: who holds an artifact can present it. */
  @Override
  public String toString() {
    return "WireAnswer[outputTokens="
        + outputTokens
        + ", outputChars="
        + outputChars
        + ", finish="
        + finish
        + ", issuedArtifacts="
        + issuedArtifacts.size()
        + ", problems="
        + problems
        + "]";
  }
}
