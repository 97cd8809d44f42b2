package io.github.azeotrope.wire;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stands between a tee and a parser: nothing that a parser or a consumer throws gets through. */
final class GuardedParser implements BodyParser {
  private static final BodyParser IDLE = new GuardedParser(null, new Tally());

  private final Tally tally;
  private @Nullable BodyParser parser;

  private GuardedParser(@Nullable BodyParser parser, Tally tally) {
    this.parser = parser;
    this.tally = tally;
  }

  /** Takes everything and does nothing. */
  static BodyParser idle() {
    return IDLE;
  }

  static <T> BodyParser of(
      Function<WireSink<T>, BodyParser> format, Consumer<T> consumer, Tally tally) {
    try {
      return new GuardedParser(format.apply(guarded(consumer, tally)), tally);
    } catch (RuntimeException e) {
      tally.problem(WireProblem.FAILED);
      return IDLE;
    }
  }

  private static <T> WireSink<T> guarded(Consumer<T> consumer, Tally tally) {
    return new WireSink<>() {
      @Override
      public void accept(T part) {
        try {
          consumer.accept(part);
        } catch (RuntimeException e) {
          // One part that the host cannot take must not lose the rest of a batch.
          tally.problem(WireProblem.FAILED);
        }
      }

      @Override
      public void problem(WireProblem problem) {
        tally.problem(problem);
      }
    };
  }

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    BodyParser to = parser;
    if (to == null) {
      return;
    }
    try {
      to.feed(bytes, offset, length);
    } catch (RuntimeException e) {
      parser = null;
      tally.problem(WireProblem.FAILED);
    }
  }

  @Override
  public void finish() {
    BodyParser to = parser;
    if (to == null) {
      return;
    }
    parser = null;
    try {
      to.finish();
    } catch (RuntimeException e) {
      tally.problem(WireProblem.FAILED);
    }
  }
}
