package io.github.azeotrope.metrics;

import io.github.azeotrope.detector.DistillationDetector;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleGauge;
import io.opentelemetry.api.metrics.ObservableLongCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A detector's figures in OpenTelemetry, as observable instruments. Read when they are collected,
 * off the request path; ends with {@link #close}.
 *
 * <p>The semantic conventions for {@code gen_ai} are about single calls of a model; none of these
 * figures is one, so the names are the project's own.
 *
 * <p>Thread-safe. Needs {@code opentelemetry-api}, which the host brings.
 */
public final class DetectorTelemetry implements AutoCloseable {
  private final List<Runnable> closing = new ArrayList<>();

  private DetectorTelemetry() {}

  /** Registers all instruments, without attributes. */
  public static DetectorTelemetry register(Meter meter, DistillationDetector detector) {
    return register(meter, detector, Attributes.empty());
  }

  /**
   * Registers all instruments.
   *
   * @param attributes of the host's own, such as which of several detectors it is; few values each
   */
  public static DetectorTelemetry register(
      Meter meter, DistillationDetector detector, Attributes attributes) {
    Objects.requireNonNull(detector, "detector");
    Objects.requireNonNull(attributes, "attributes");
    DetectorTelemetry telemetry = new DetectorTelemetry();
    for (Instrument instrument : Instrument.ALL) {
      telemetry.closing.add(
          instrument.isCounter()
              ? counter(meter, instrument, detector, attributes)::close
              : gauge(meter, instrument, detector, attributes)::close);
    }
    return telemetry;
  }

  private static ObservableLongCounter counter(
      Meter meter, Instrument instrument, DistillationDetector detector, Attributes attributes) {
    return meter
        .counterBuilder(instrument.name())
        .setUnit(instrument.unit())
        .setDescription(instrument.description())
        .buildWithCallback(
            out -> out.record((long) instrument.value().applyAsDouble(detector), attributes));
  }

  private static ObservableDoubleGauge gauge(
      Meter meter, Instrument instrument, DistillationDetector detector, Attributes attributes) {
    return meter
        .gaugeBuilder(instrument.name())
        .setUnit(instrument.unit())
        .setDescription(instrument.description())
        .buildWithCallback(
            out -> out.record(instrument.value().applyAsDouble(detector), attributes));
  }

  /** Takes the instruments back. */
  @Override
  public void close() {
    closing.forEach(Runnable::run);
    closing.clear();
  }
}
