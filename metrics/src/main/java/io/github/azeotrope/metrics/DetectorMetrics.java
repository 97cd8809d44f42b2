package io.github.azeotrope.metrics;

import io.github.azeotrope.detector.DistillationDetector;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Objects;

/**
 * A detector's figures in Micrometer: {@code new DetectorMetrics(detector).bindTo(registry)}, or a
 * bean of it. Read when the registry is scraped, off the request path; a scrape costs a look at the
 * counters and at the open campaigns. The registry does not keep the detector alive.
 *
 * <p>Thread-safe. Needs {@code micrometer-core}, which the host brings.
 */
public final class DetectorMetrics implements MeterBinder {
  private final DistillationDetector detector;
  private final Tags tags;

  /** Without tags. */
  public DetectorMetrics(DistillationDetector detector) {
    this(detector, Tags.empty());
  }

  /**
   * With tags of the host's own on every meter, such as which of several detectors it is.
   *
   * @param tags few values each: every combination is a series
   */
  public DetectorMetrics(DistillationDetector detector, Tags tags) {
    this.detector = Objects.requireNonNull(detector, "detector");
    this.tags = Objects.requireNonNull(tags, "tags");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Instrument instrument : Instrument.ALL) {
      if (instrument.isCounter()) {
        FunctionCounter.builder(instrument.name(), detector, instrument.value())
            .description(instrument.description())
            .baseUnit(unit(instrument))
            .tags(tags)
            .register(registry);
      } else {
        Gauge.builder(instrument.name(), detector, instrument.value())
            .description(instrument.description())
            .baseUnit(unit(instrument))
            .tags(tags)
            .register(registry);
      }
    }
  }

  /** Micrometer writes units out and puts them into names. */
  private static String unit(Instrument instrument) {
    return switch (instrument.unit()) {
      case "s" -> "seconds";
      case "1" -> "";
      default -> instrument.unit().replaceAll("[{}]", "") + "s";
    };
  }
}
