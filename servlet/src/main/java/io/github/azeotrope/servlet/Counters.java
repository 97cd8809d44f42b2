package io.github.azeotrope.servlet;

import io.github.azeotrope.response.ActionKind;
import io.github.azeotrope.wire.WireStatistics;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The counters behind {@link FilterStats}. Thread-safe. */
final class Counters {
  private static final Logger LOG = LoggerFactory.getLogger(DistillationFilter.class);

  final LongAdder exchanges = new LongAdder();
  final LongAdder ended = new LongAdder();
  final LongAdder withoutAccount = new LongAdder();
  final LongAdder flagged = new LongAdder();
  final LongAdder intercepted = new LongAdder();
  final LongAdder observed = new LongAdder();
  final LongAdder completed = new LongAdder();
  final LongAdder refused = new LongAdder();
  final LongAdder aborted = new LongAdder();
  final LongAdder rewritten = new LongAdder();
  private final Map<ActionKind, Long> actions = new EnumMap<>(ActionKind.class);
  private final Map<FilterFailure, Long> failures = new EnumMap<>(FilterFailure.class);

  /** Counts an action that was advised. */
  void advised(ActionKind action) {
    synchronized (actions) {
      actions.merge(action, 1L, Long::sum);
    }
  }

  /**
   * Counts a failure; the first of its kind is logged by the throwable's class and place, never by
   * its message, which may hold text of a request.
   *
   * @throws VirtualMachineError the given one, if it is fatal to more than this exchange
   */
  void failed(FilterFailure failure, Throwable thrown) {
    if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
      throw fatal;
    }
    long times;
    synchronized (failures) {
      times = failures.merge(failure, 1L, Long::sum);
    }
    if (times == 1) {
      StackTraceElement[] trace = thrown.getStackTrace();
      LOG.warn(
          "{} failed by {} at {}; exchanges pass, this is counted and not logged again",
          failure,
          thrown.getClass().getName(),
          trace.length == 0 ? "an unknown place" : trace[0]);
    }
  }

  FilterStats snapshot(WireStatistics wire) {
    Map<ActionKind, Long> advised;
    synchronized (actions) {
      advised = Map.copyOf(actions);
    }
    Map<FilterFailure, Long> failed;
    synchronized (failures) {
      failed = Map.copyOf(failures);
    }
    long over = ended.sum();
    long begun = exchanges.sum();
    return new FilterStats(
        begun,
        Math.max(0, begun - over),
        withoutAccount.sum(),
        flagged.sum(),
        intercepted.sum(),
        observed.sum(),
        completed.sum(),
        refused.sum(),
        aborted.sum(),
        rewritten.sum(),
        advised,
        failed,
        wire);
  }
}
