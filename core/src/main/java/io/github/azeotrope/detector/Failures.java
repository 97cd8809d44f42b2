package io.github.azeotrope.detector;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what fails inside instead of throwing into the host. Thread-safe. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(DistillationDetector.class);

  private final AtomicLong count = new AtomicLong();

  void note(String what, RuntimeException e) {
    // One line per power of two failures: a broken detector must not fill the host's log.
    long n = count.incrementAndGet();
    if ((n & (n - 1)) == 0) {
      LOG.warn("{}: {} ({} failures so far)", what, describe(e), n);
    }
  }

  /** Class and place; not the message, which may hold text of a request or of a host's customer. */
  static String describe(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    String place = trace.length == 0 ? "an unknown place" : trace[0].toString();
    return thrown.getClass().getName() + " at " + place;
  }

  long count() {
    return count.get();
  }
}
