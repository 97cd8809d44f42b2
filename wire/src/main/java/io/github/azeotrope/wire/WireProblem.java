package io.github.azeotrope.wire;

/** What can be wrong with a body. Counted, never thrown. */
public enum WireProblem {
  /** The body holds nothing. */
  EMPTY,
  /** From some byte on it is not JSON, or it is no JSON at all; what stood before is told. */
  MALFORMED,
  /** It ended in the middle of a value: the connection was cut. */
  TRUNCATED,
  /** Something follows the request; it is not read. */
  TRAILING,
  /** Bytes that are not UTF-8; U+FFFD stands in their place. */
  ENCODING,
  /** An escaped surrogate without a partner; U+FFFD stands in its place. */
  LONE_SURROGATE,
  /** UTF-16, UTF-32 or compressed by something else than gzip; nothing is read. */
  UNREADABLE,
  /** Nested deeper than {@link WireLimits#maxDepth}; nothing after that is read. */
  TOO_DEEP,
  /** Longer than {@link WireLimits#maxBodyBytes}; nothing after that is read. */
  TOO_LONG,
  /** A number of more digits than any number has, or out of range where one is needed. */
  NUMBER,
  /** A name occurs twice in an object where it matters; the last one counts. */
  DUPLICATE_NAME,
  /** Text longer than is kept; its middle is missing. */
  TEXT_CUT,
  /** More messages, tools or artifacts than are kept. */
  LIST_CUT,
  /** Complete, but without a message: nothing is told. */
  NO_PROMPT,
  /** A parser or a consumer of the host threw. */
  FAILED;

  /**
   * Whether a body with this problem is not what its sender meant, so that a model most likely
   * refused it.
   */
  public boolean isFatal() {
    return switch (this) {
      case EMPTY, MALFORMED, TRUNCATED, UNREADABLE -> true;
      default -> false;
    };
  }
}
