package io.github.azeotrope.examples.evaluation;

import io.github.azeotrope.examples.replay.Findings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Plays what of a plan is not in the log yet, several trials at a time. */
final class Run {
  private final Worlds worlds;
  private final OutcomeLog log;
  private final PrintWriter err;
  private final int planned;

  private final ConcurrentLinkedQueue<Trial> open = new ConcurrentLinkedQueue<>();

  Run(Plan plan, Worlds worlds, OutcomeLog log, PrintWriter err) {
    this.worlds = worlds;
    this.log = log;
    this.err = err;
    this.planned = plan.trials().size();
    plan.trials().stream().filter(trial -> !log.has(trial)).forEach(open::add);
  }

  /**
   * Plays until nothing is open or the time is up; trials that have begun are ended.
   *
   * @throws IOException if a trace cannot be read or an outcome cannot be written
   */
  void play(int threads, double minutes) throws IOException {
    long startNanos = System.nanoTime();
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(executor.submit(() -> work(startNanos, minutes)));
      }
      for (Future<?> worker : workers) {
        await(worker);
      }
    } finally {
      open.clear();
      executor.shutdown();
    }
  }

  private static void await(Future<?> worker) throws IOException {
    try {
      worker.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UncheckedIOException unreadable) {
        throw unreadable.getCause();
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void work(long startNanos, double minutes) {
    double nanos = minutes * TimeUnit.MINUTES.toNanos(1);
    while (System.nanoTime() - startNanos < nanos) {
      Trial trial = open.poll();
      if (trial == null) {
        return;
      }
      try {
        log.add(outcome(trial));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Outcome outcome(Trial trial) throws IOException {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    World world = worlds.of(trial);
    Findings findings = world.play(worlds.sweepEvery(trial), Worlds.signals(trial));
    List<Tally> tallies = Tallies.of(world.parties(), findings);
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    double seconds = (double) nanos / TimeUnit.SECONDS.toNanos(1);
    synchronized (err) {
      err.printf(Locale.ROOT, "%s, %.1f s; %d of %d open%n", trial, seconds, open.size(), planned);
      err.flush();
    }
    return new Outcome(log.stamp(), trial, tallies, findings.statistics().requests(), seconds);
  }
}
