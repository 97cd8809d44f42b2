package io.github.azeotrope.wire;

import java.util.Map;
import java.util.Objects;

/**
 * What {@link WireFormats} has seen so far. Immutable; a snapshot that is not atomic over its
 * parts.
 *
 * @param exchanges HTTP exchanges with a format that carries prompts
 * @param withoutPrompt HTTP exchanges at endpoints known to carry no prompt: other methods than
 *     POST, lists of models, embeddings, files; not read
 * @param unknownEndpoint POSTs to paths that no format knows; not read. If it grows, prompts may
 *     pass unseen
 * @param requests requests told; a batch counts as many as it holds
 * @param answers answers told
 * @param attachments images, sounds and files inside requests; counted, never read
 * @param charsCut UTF-16 units of text that were longer than what is kept
 * @param problems how often each problem occurred; those that never did are missing
 */
public record WireStatistics(
    long exchanges,
    long withoutPrompt,
    long unknownEndpoint,
    long requests,
    long answers,
    long attachments,
    long charsCut,
    Map<WireProblem, Long> problems) {

  /** Copies the map. */
  public WireStatistics {
    problems = Map.copyOf(Objects.requireNonNull(problems, "problems"));
  }

  /** How often a problem occurred. */
  public long count(WireProblem problem) {
    return problems.getOrDefault(problem, 0L);
  }
}
