package io.github.azeotrope.wire;

/**
 * How one model API writes requests and answers. The well-known ones are in {@link
 * WireFormats#standard}; a host adds its own by {@link WireFormats#with}.
 *
 * <p>Implementations are thread-safe. Whatever one throws ends the reading of that body, is counted
 * as {@link WireProblem#FAILED} and reaches nobody else.
 */
public interface WireFormat {

  /** A short name for statistics, as {@code "anthropic-messages"}. */
  String name();

  /**
   * Whether requests to this place carry prompts in this format. Called for every HTTP request that
   * no format before it took.
   *
   * @param method the HTTP method, as {@code "POST"}
   * @param path the path as the client wrote it, without query, without slashes at the end
   */
  boolean accepts(String method, String path);

  /**
   * A parser for one request body.
   *
   * @param path as in {@link #accepts}; some APIs name the model there
   */
  BodyParser request(String path, WireLimits limits, WireSink<WireRequest> sink);

  /**
   * A parser for the body of the answer to a request to that path, streamed or not.
   *
   * @param path as in {@link #accepts}
   */
  BodyParser answer(String path, WireLimits limits, WireSink<WireAnswer> sink);
}
