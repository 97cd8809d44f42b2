package io.github.azeotrope.wire;

/**
 * Reads one body while it passes. What it finds goes to the {@link WireSink} that it was made with.
 *
 * <p>Not thread-safe, but nothing ties it to a thread: calls may come from different threads one
 * after the other, as they do in an asynchronous server.
 *
 * <p>The parsers that {@link WireFormats} hands out never throw, whatever the bytes are, and never
 * wait. Cost: one pass over the bytes. Memory: bounded by {@link WireLimits}.
 */
public interface BodyParser {

  /**
   * The next bytes. They are not kept and not changed; the array is the caller's again when this
   * returns. Where the body is cut into chunks makes no difference to the result.
   *
   * @throws IndexOutOfBoundsException from a host's own parser only
   */
  void feed(byte[] bytes, int offset, int length);

  /**
   * The body ends here, complete or cut off. Calls after the first one do nothing, nor do bytes fed
   * later. Must be called also when the connection broke: what was read until then is told.
   */
  void finish();
}
