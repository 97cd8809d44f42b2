package io.github.azeotrope.examples.replay;

import org.HdrHistogram.Histogram;

/**
 * What a playback cost.
 *
 * @param requests requests played
 * @param firstEventMillis least event time that is not negative; means nothing without requests
 * @param lastEventMillis event time of the latest request whose time is not negative
 * @param wallNanos from before the first request was read to after the last sweep
 * @param peakHeapBytes sum of the heap pools' peaks: at least the true peak, as pools peak apart
 * @param observeNanos duration of each observe call, without sweeps
 * @param sweepNanos duration of each task the detector handed to its executor: sweeps
 */
public record PlaybackStatistics(
    long requests,
    long firstEventMillis,
    long lastEventMillis,
    long wallNanos,
    long peakHeapBytes,
    Histogram observeNanos,
    Histogram sweepNanos) {

  private static final double NANOS_PER_SECOND = 1e9;

  double wallSeconds() {
    return wallNanos / NANOS_PER_SECOND;
  }

  double requestsPerSecond() {
    return wallNanos == 0 ? 0 : requests / wallSeconds();
  }
}
