package io.github.azeotrope.detector;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One daemon thread that starts when there is work off the request path and ends when there has
 * been none for five seconds, so that a detector nobody closed leaves no thread behind. Between
 * sweeps nothing refers to the detector from here.
 */
final class SweepThread implements Executor {
  private static final long IDLE_SECONDS = 5;

  private final ThreadPoolExecutor threads;

  SweepThread(String name) {
    threads =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              // The host's class loader must not be kept alive by a thread it does not know.
              thread.setContextClassLoader(null);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }

  void close() {
    threads.shutdown();
  }
}
