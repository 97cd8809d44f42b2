package io.github.azeotrope.wire;

/**
 * One HTTP exchange being read: a parser for each direction. Request and answer may be fed by
 * different threads; the answer may end before the request does.
 */
public final class WireExchange {
  private final String format;
  private final BodyParser request;
  private final BodyParser answer;

  WireExchange(String format, BodyParser request, BodyParser answer) {
    this.format = format;
    this.request = request;
    this.answer = answer;
  }

  /** The name of the format, or the empty string where nothing is read. */
  public String format() {
    return format;
  }

  /** False where there is no prompt to read: then a tee is needless, and the parsers do nothing. */
  public boolean isRead() {
    return !format.isEmpty();
  }

  /** Takes the request's body. */
  public BodyParser request() {
    return request;
  }

  /** Takes the answer's body. */
  public BodyParser answer() {
    return answer;
  }
}
