package io.github.azeotrope.examples.springboot;

import io.github.azeotrope.detector.DetectorHealth;
import io.github.azeotrope.detector.DistillationDetector;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** The detector's health under {@code /actuator/health}. */
@Component("azeotrope")
class DetectorHealthIndicator implements HealthIndicator {
  private final DistillationDetector detector;

  DetectorHealthIndicator(DistillationDetector detector) {
    this.detector = detector;
  }

  /** Up even where degraded: requests are served as ever, so nobody should restart the host. */
  @Override
  public Health health() {
    DetectorHealth health = detector.health();
    return Health.up()
        .withDetail("degraded", health.isDegraded())
        .withDetail("requests", health.requests())
        .withDetail("accounts", health.accounts())
        .withDetail("lastSweepAge", health.lastSweepAge().toString())
        .withDetail("unavailableFamilies", health.unavailableFamilies())
        .build();
  }
}
