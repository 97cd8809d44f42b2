package io.github.azeotrope.examples.replay.traces;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two threads for plays that take seconds: tests submit what they need first and ask later. */
final class Workers {
  private static final ExecutorService THREADS =
      Executors.newFixedThreadPool(
          2,
          task -> {
            Thread thread = new Thread(task, "play");
            thread.setDaemon(true);
            return thread;
          });

  private Workers() {}

  static <T> Future<T> submit(Callable<T> play) {
    return THREADS.submit(play);
  }

  /** The result; what the play threw is thrown here. */
  static <T> T get(Future<T> play) {
    try {
      return play.get();
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
