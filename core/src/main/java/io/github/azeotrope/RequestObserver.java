package io.github.azeotrope;

/**
 * The one interface a host calls inline. Implementations are thread-safe, never throw, never block
 * on I/O and never keep the text they are shown.
 *
 * <p>A verdict belongs to the <em>account</em>, so a host can {@link #assess} before it reads a
 * body and {@link #observe} from a copy of the stream without holding it up.
 */
public interface RequestObserver {

  /** Observes nothing and clears everybody: wire it in to turn the library off. */
  RequestObserver NOOP = new NoopObserver();

  /**
   * What is held of the account now; a look-up, no text, no computation.
   *
   * @param account the host's id of the account
   */
  Assessment assess(String account);

  /**
   * A request came. Constant work in the number of accounts, bounded in the size of the text.
   *
   * @return the same as {@link #assess} for the request's account; never depends on this request
   */
  Assessment observe(ModelRequest request);

  /** The answer to a request went out. */
  void complete(ModelResponse response);
}
