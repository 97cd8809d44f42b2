package io.github.azeotrope.detector;

import io.github.azeotrope.table.AccountTable;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** When sweeps run: in event time, one at a time, off the request path. Thread-safe. */
final class Sweeps {
  private final Settings settings;
  private final Executor executor;
  private final EventClock clock;
  private final AccountTable table;
  private final Organizations organizations;
  private final Sweeper sweeper;
  private final Failures failures;
  private final ReentrantLock sweeping = new ReentrantLock();
  private final AtomicBoolean queued = new AtomicBoolean();
  private final AtomicLong next = new AtomicLong(EventClock.UNSET);
  private final AtomicLong count = new AtomicLong();
  private volatile long last = EventClock.UNSET;
  private volatile boolean baselineReady;
  private volatile boolean closed;

  /** None so far. */
  Sweeps(
      Settings settings,
      Executor executor,
      EventClock clock,
      AccountTable table,
      Organizations organizations,
      Sweeper sweeper,
      Failures failures) {
    this.settings = settings;
    this.executor = executor;
    this.clock = clock;
    this.table = table;
    this.organizations = organizations;
    this.sweeper = sweeper;
    this.failures = failures;
  }

  /** Queues a sweep where event time has moved on enough. */
  void startIfDue() {
    long now = clock.now();
    long due = next.get();
    if (!clock.isSettled()) {
      return;
    }
    if (due == EventClock.UNSET) {
      next.compareAndSet(due, clock.start() + settings.sweepEvery().toMillis());
      return;
    }
    if (now >= due && queued.compareAndSet(false, true)) {
      next.set(now + settings.sweepEvery().toMillis());
      try {
        executor.execute(this::run);
      } catch (RuntimeException e) {
        queued.set(false);
        failures.note("A sweep could not be started", e);
      }
    }
  }

  /** Sweeps on the calling thread, after a sweep under way. */
  void run() {
    sweeping.lock();
    try {
      queued.set(false);
      long now = clock.now();
      if (closed || now == EventClock.UNSET) {
        return;
      }
      baselineReady =
          baselineReady
              || (table.size() >= settings.baselineAccounts()
                  && now - clock.start() >= settings.baselinePeriod().toMillis());
      organizations.refresh(now);
      SweepEvent event = new SweepEvent();
      event.begin();
      sweeper.sweep(now, baselineReady);
      event.accounts = table.size();
      event.campaigns = sweeper.campaigns().open().size();
      event.commit();
      last = now;
      count.incrementAndGet();
    } catch (RuntimeException e) {
      failures.note("A sweep failed; verdicts stay as they were", e);
    } finally {
      sweeping.unlock();
    }
  }

  /** Writes something while no sweep runs, after what the host has said was carried out. */
  void writeBetween(Writing writing) throws IOException {
    sweeping.lock();
    try {
      if (clock.now() != EventClock.UNSET) {
        sweeper.carryOut(clock.now());
      }
      writing.write();
    } finally {
      sweeping.unlock();
    }
  }

  /** Writes something. */
  @FunctionalInterface
  interface Writing {
    void write() throws IOException;
  }

  /** Asks for something while no sweep runs. */
  <T> T between(Supplier<T> question) {
    sweeping.lock();
    try {
      return question.get();
    } finally {
      sweeping.unlock();
    }
  }

  void write(SnapshotOutput out) throws IOException {
    out.number(last);
    out.number(next.get());
    out.flag(baselineReady);
  }

  /** Goes on where another one stood. */
  void read(SnapshotInput in) throws IOException {
    last = in.number();
    next.set(in.number());
    baselineReady = in.flag();
  }

  /** Ends them: what is queued does nothing. */
  void close() {
    closed = true;
  }

  /** How many have ended without a failure. */
  long count() {
    return count.get();
  }

  /** Event time of the latest, epoch milliseconds, or {@link EventClock#UNSET}. */
  long last() {
    return last;
  }

  /** Whether enough has been seen to flag anybody. */
  boolean isBaselineReady() {
    return baselineReady;
  }
}
