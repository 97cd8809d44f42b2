package io.github.azeotrope.servlet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.response.ResponseLadder;
import io.github.azeotrope.response.ResponsePolicy;
import jakarta.servlet.Filter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What an application does at its start and its end. Made by reflection in a class loader of its
 * own, so it shows itself by types of the platform.
 */
public final class RedeployedApplication implements Supplier<Filter>, LongSupplier, AutoCloseable {
  private static final long STEP_MILLIS = Duration.ofMinutes(5).toMillis();

  private final LinkageKey key = LinkageKey.fromBytes("one-secret-of-16".getBytes(US_ASCII));
  private final ResponseLadder ladder = ResponseLadder.of(ResponsePolicy.shadow());
  private final DistillationDetector detector =
      DistillationDetector.builder()
          .linkageKey(key)
          .listener(ladder)
          .maxAccounts(1_000)
          .sweepEvery(Duration.ofMinutes(30))
          .build();

  /** The filter; its clock runs five minutes a look. */
  @Override
  public Filter get() {
    AtomicLong millis = new AtomicLong();
    InstantSource time = () -> Instant.ofEpochMilli(millis.addAndGet(STEP_MILLIS));
    return DistillationFilter.builder(detector.observer())
        .account(ApiKeys.hashedWith(key))
        .ladder(ladder)
        .clock(time.withZone(ZoneOffset.UTC))
        .build();
  }

  /** Sweeps so far, on the detector's own thread. */
  @Override
  public long getAsLong() {
    return detector.health().sweeps();
  }

  @Override
  public void close() {
    detector.close();
  }
}
