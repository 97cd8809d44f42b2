package io.github.azeotrope.examples.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts what of a trace was read, skipped, ignored or repaired, so that nothing goes silently. */
final class TraceTally {
  /** Skipped lines that are told one by one while reading; the rest is told as a number. */
  static final int REPORTED_LINES = 20;

  /** Skipped lines whose numbers are kept. */
  static final int KEPT_LINE_NUMBERS = 100;

  private final Consumer<String> reporter;
  private final Map<LineProblem, Long> skipped = new EnumMap<>(LineProblem.class);
  private final List<Long> skippedLineNumbers = new ArrayList<>();
  private final Map<TraceField, Long> ignored = new EnumMap<>(TraceField.class);
  private long linesRead;
  private long linesSkipped;
  private long blankLines;
  private long linesAfterUntil;
  private long linesLeftOut;
  private long repairedLines;
  private @Nullable IOException failure;

  /** Tells the reporter of skipped lines, in one sentence each. */
  TraceTally(Consumer<String> reporter) {
    this.reporter = reporter;
  }

  void line() {
    linesRead++;
  }

  void blank() {
    blankLines++;
  }

  void skip(long lineNumber, LineProblem problem) {
    linesSkipped++;
    skipped.merge(problem, 1L, Long::sum);
    if (skippedLineNumbers.size() < KEPT_LINE_NUMBERS) {
      skippedLineNumbers.add(lineNumber);
    }
    if (linesSkipped <= REPORTED_LINES) {
      reporter.accept("line " + lineNumber + " skipped: " + problem.words());
    } else if (linesSkipped == REPORTED_LINES + 1) {
      reporter.accept("further skipped lines are counted, not listed");
    }
  }

  void keep(Set<TraceField> ignoredFields, boolean repaired) {
    for (TraceField field : ignoredFields) {
      ignored.merge(field, 1L, Long::sum);
    }
    repairedLines += repaired ? 1 : 0;
  }

  void leaveOut() {
    linesLeftOut++;
  }

  void afterUntil() {
    linesAfterUntil++;
  }

  void fail(IOException why) {
    failure = why;
  }

  /** Tells the total where lines were skipped beyond those that were told one by one. */
  void reportTotal() {
    if (linesSkipped > REPORTED_LINES) {
      reporter.accept(linesSkipped + " of " + linesRead + " lines skipped");
    }
  }

  /** Lines read, blank and skipped ones included. */
  long linesRead() {
    return linesRead;
  }

  long linesSkipped() {
    return linesSkipped;
  }

  Map<LineProblem, Long> skippedByProblem() {
    return skipped;
  }

  List<Long> skippedLineNumbers() {
    return skippedLineNumbers;
  }

  long blankLines() {
    return blankLines;
  }

  /** Good lines that were left out because their time lies after the end that was asked for. */
  long linesAfterUntil() {
    return linesAfterUntil;
  }

  /** Lines of another kind than was asked for. */
  long linesLeftOut() {
    return linesLeftOut;
  }

  /** Good lines: what is neither blank nor skipped nor of another kind. */
  long goodLines() {
    return linesRead - blankLines - linesSkipped - linesLeftOut;
  }

  /** Fields left out of good lines because of a wrong type. */
  Map<TraceField, Long> ignoredFields() {
    return ignored;
  }

  /** Good lines that were not well-formed UTF-8. */
  long repairedLines() {
    return repairedLines;
  }

  /** Why the trace broke off, or null. */
  @Nullable IOException failure() {
    return failure;
  }
}
