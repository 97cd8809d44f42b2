package io.github.azeotrope.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.hash.LinkageKey;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several threads observe while others sweep, and no thread is left behind. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DetectorThreadsTest {
  private static final int WRITERS = 4;

  private static DistillationDetector.Builder builder() {
    return DistillationDetector.builder().linkageKey(LinkageKey.fromBytes(new byte[16]));
  }

  /** Runs the writers to their end, and the reader over and over meanwhile. */
  private static void run(List<Callable<Void>> writers, Runnable reader) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(writers.size() + 1);
    AtomicBoolean done = new AtomicBoolean();
    try {
      Future<?> reading =
          threads.submit(
              () -> {
                while (!done.get()) {
                  reader.run();
                }
              });
      for (Future<Void> writer : threads.invokeAll(writers)) {
        writer.get();
      }
      done.set(true);
      reading.get();
    } finally {
      done.set(true);
      threads.shutdownNow();
    }
  }

  @Test
  void countsAreExactWhileSweepsRun() throws Exception {
    DistillationDetector detector =
        builder().sweepEvery(Duration.ofHours(2)).executor(Runnable::run).build();
    List<ModelRequest> requests =
        new SmallTraffic(1).people(320, 8, 6).pool(60, 24, 1, 5).requests();
    List<Callable<Void>> writers = new ArrayList<>();
    for (int w = 0; w < WRITERS; w++) {
      int first = w;
      writers.add(
          () -> {
            for (int i = first; i < requests.size(); i += WRITERS) {
              ModelRequest request = requests.get(i);
              assertThat(detector.observer().observe(request)).isNotNull();
              detector
                  .observer()
                  .complete(ModelResponse.of(request.account(), request.epochMillis(), 3));
            }
            return null;
          });
    }
    run(
        writers,
        () -> {
          detector.sweepNow(0);
          for (Campaign campaign : detector.campaigns()) {
            assertThat(detector.explain(campaign.members().get(0).account()).facts()).isNotEmpty();
          }
          assertThat(detector.health().accounts()).isBetween(0L, 380L);
        });
    detector.sweepNow(SmallTraffic.START + 6 * SmallTraffic.DAY);

    DetectorHealth health = detector.health();
    assertThat(health.requests()).isEqualTo(requests.size());
    assertThat(health.accounts()).isEqualTo(380);
    assertThat(health.internalFailures()).isZero();
    assertThat(health.refusedRequests() + health.retriedRequests() + health.evictedAccounts())
        .isZero();
    assertThat(detector.campaigns()).anyMatch(c -> c.verdict() == Verdict.FLAGGED);
    for (Campaign campaign : detector.campaigns()) {
      assertThat(campaign.members()).allMatch(m -> m.account().startsWith("pool-"));
      assertThat(campaign.members()).extracting(Member::requests).containsOnly(24L);
    }
  }

  /** Accounts come and go under the sweep's hands; the seats must stay theirs. */
  @Test
  void sweepsSurviveAccountsThatAreEvictedMeanwhile() throws Exception {
    DistillationDetector detector =
        builder().maxAccounts(300).baseline(0, Duration.ZERO).executor(Runnable::run).build();
    List<Callable<Void>> writers = new ArrayList<>();
    for (int w = 0; w < WRITERS; w++) {
      List<ModelRequest> requests =
          new SmallTraffic(w).people(600, 4, 3).pool(60, 10, 1, 2).requests();
      writers.add(
          () -> {
            requests.forEach(detector.observer()::observe);
            return null;
          });
    }
    run(
        writers,
        () -> {
          detector.sweepNow(0);
          assertThat(detector.health().accounts()).isLessThanOrEqualTo(300);
          for (Campaign campaign : detector.campaigns()) {
            assertThat(campaign.members()).noneMatch(m -> m.account().isEmpty());
          }
        });
    assertThat(detector.health().internalFailures()).isZero();
    assertThat(detector.health().evictedAccounts()).isPositive();
    for (Campaign campaign : detector.campaigns()) {
      assertThat(campaign.members()).allMatch(m -> m.account().startsWith("pool-"));
    }
  }

  private static Set<Thread> sweepThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("azeotrope-sweep"))
        .collect(java.util.stream.Collectors.toSet());
  }

  private static Thread threadOf(SweepThread threads) throws InterruptedException {
    AtomicReference<Thread> thread = new AtomicReference<>();
    CountDownLatch ran = new CountDownLatch(1);
    threads.execute(
        () -> {
          thread.set(Thread.currentThread());
          ran.countDown();
        });
    ran.await();
    return thread.get();
  }

  @Test
  void theSweepThreadIsADaemonWithoutTheHostsClassLoader() throws Exception {
    SweepThread threads = new SweepThread("sweep under test");
    Thread thread = threadOf(threads);
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getContextClassLoader()).isNull();
    assertThat(threadOf(threads)).isSameAs(thread);
    threads.close();
  }

  @Test
  void aClosedSweepThreadEndsAndTakesNoMore() throws Exception {
    SweepThread threads = new SweepThread("sweep under test");
    Thread thread = threadOf(threads);
    threads.close();
    thread.join();
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> threads.execute(() -> {}));
  }

  @Test
  void withoutAnExecutorSweepsRunOnAThreadOfTheirOwnThatGoesOnClose() throws Exception {
    Set<Thread> before = sweepThreads();
    CountDownLatch heard = new CountDownLatch(1);
    AtomicReference<Thread> sweeping = new AtomicReference<>();
    DistillationDetector detector =
        builder()
            .baseline(0, Duration.ZERO)
            .listener(
                change -> {
                  sweeping.set(Thread.currentThread());
                  heard.countDown();
                })
            .build();
    assertThat(sweepThreads()).isEqualTo(before);
    new SmallTraffic(1).people(320, 4, 3).pool(60, 24, 0, 3).playTo(detector.observer());
    heard.await();
    assertThat(sweeping.get().getName()).isEqualTo("azeotrope-sweep");
    detector.close();
    sweeping.get().join();
    assertThat(sweepThreads()).doesNotContain(sweeping.get());
    // Close came first, or a sweep that had begun found its end; nothing else is left.
    new SmallTraffic(2).people(20, 4, 1).playTo(detector.observer());
    assertThat(detector.health().internalFailures()).isZero();
  }

  /**
   * A host that forgets to close must be able to lose it all the same: the thread ends when it has
   * been idle for some seconds, and nothing else refers to the detector.
   */
  @Test
  void aDetectorThatNobodyClosedEndsItsThreadAndIsCollected() throws Exception {
    Set<Thread> before = sweepThreads();
    WeakReference<DistillationDetector> detector = new WeakReference<>(usedAndForgotten());
    assertThat(sweepThreads()).hasSizeGreaterThan(before.size());
    for (Thread thread : sweepThreads()) {
      thread.join();
    }
    while (detector.get() != null) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(detector.get()).isNull();
  }

  private static DistillationDetector usedAndForgotten() {
    DistillationDetector detector = builder().build();
    new SmallTraffic(1).people(60, 4, 2).playTo(detector.observer());
    return detector;
  }
}
