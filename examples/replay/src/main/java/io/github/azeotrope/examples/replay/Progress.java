package io.github.azeotrope.examples.replay;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Tells now and then how far a playback is. */
final class Progress {
  /** Reading the clock for every request would be most of the work on short ones. */
  private static final int REQUESTS_BETWEEN_LOOKS = 64;

  /** Whoever watches wants a first line soon; over hours, a line a second is only noise. */
  private static final long FIRST_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long LONGEST_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(16);

  private final PrintWriter err;
  private final Playback playback;
  private final boolean quiet;
  private final long startNanos = System.nanoTime();
  private long intervalNanos = FIRST_INTERVAL_NANOS;
  private long nextNanos = startNanos + intervalNanos;
  private int untilLook = REQUESTS_BETWEEN_LOOKS;

  Progress(PrintWriter err, Playback playback, boolean quiet) {
    this.err = err;
    this.playback = playback;
    this.quiet = quiet;
  }

  /** To be called after every request. */
  void played() {
    if (quiet || --untilLook > 0) {
      return;
    }
    untilLook = REQUESTS_BETWEEN_LOOKS;
    long now = System.nanoTime();
    if (now - nextNanos < 0) {
      return;
    }
    intervalNanos = Math.min(2 * intervalNanos, LONGEST_INTERVAL_NANOS);
    nextNanos = now + intervalNanos;
    double seconds = (double) (now - startNanos) / TimeUnit.SECONDS.toNanos(1);
    err.printf(
        Locale.ROOT,
        "%,d requests, %,.0f a second, %d campaigns, %s%n",
        playback.requests(),
        playback.requests() / seconds,
        playback.openCampaigns(),
        Format.day(playback.lastEventMillis()));
    err.flush();
  }
}
