package io.github.azeotrope.wire;

/**
 * Hears what a {@link BodyParser} finds, on the thread that feeds it.
 *
 * @param <T> {@link WireRequest} or {@link WireAnswer}
 */
public interface WireSink<T> {

  /** One request or answer: of a body with one exchange at most one, of a batch one an exchange. */
  void accept(T part);

  /** Something is wrong with what is being read; once a kind and request or answer. */
  void problem(WireProblem problem);
}
