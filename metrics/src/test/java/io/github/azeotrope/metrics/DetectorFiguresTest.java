package io.github.azeotrope.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.TestDetector;
import io.github.azeotrope.testkit.Traffic;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Both adapters tell what the detector's health, campaigns and calibration tell. */
class DetectorFiguresTest {
  private static final TestDetector DETECTOR = TestDetector.deterministic(7);

  @BeforeAll
  static void findACampaign() {
    DETECTOR.play(
        Traffic.organic(42).accounts(400).days(4),
        Traffic.templateHarvest(43).accounts(40).from(Day.of(2)).days(2));
  }

  @AfterAll
  static void close() {
    DETECTOR.close();
  }

  /** What the figures must be, by name. */
  private static Map<String, Double> expected() {
    Map<String, Double> figures = new TreeMap<>();
    for (Instrument instrument : Instrument.ALL) {
      figures.put(instrument.name(), instrument.value().applyAsDouble(DETECTOR.detector()));
    }
    return figures;
  }

  @Test
  void theFiguresAreTheDetectors() {
    Map<String, Double> figures = expected();
    assertThat(figures).hasSameSizeAs(Instrument.ALL);
    assertThat(figures)
        .containsEntry("azeotrope.requests", (double) DETECTOR.detector().health().requests())
        .containsEntry("azeotrope.campaigns", 1.0)
        .containsEntry("azeotrope.campaigns.flagged", 1.0)
        .containsEntry("azeotrope.baseline.ready", 1.0)
        .containsEntry("azeotrope.failures", 0.0);
    assertThat(figures.get("azeotrope.requests")).isGreaterThan(1_000);
    assertThat(figures.get("azeotrope.campaigns.flagged.accounts")).isBetween(38.0, 40.0);
    assertThat(figures.get("azeotrope.calibration.predicted")).isPositive();
    assertThat(figures.get("azeotrope.accounts")).isGreaterThan(400);
  }

  @Test
  void micrometerIsToldThem() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    new DetectorMetrics(DETECTOR.detector(), Tags.of("region", "eu")).bindTo(registry);
    Map<String, Double> told = new TreeMap<>();
    for (Meter meter : registry.getMeters()) {
      assertThat(meter.getId().getTags()).hasSize(1);
      assertThat(meter.getId().getDescription()).isNotBlank();
      told.put(meter.getId().getName(), meter.measure().iterator().next().getValue());
    }
    assertThat(told).isEqualTo(expected());
    assertThat(registry.get("azeotrope.sweep.age").gauge().getId().getBaseUnit())
        .isEqualTo("seconds");
  }

  @Test
  void openTelemetryIsToldThemUntilItIsClosed() {
    InMemoryMetricReader reader = InMemoryMetricReader.create();
    try (SdkMeterProvider provider =
        SdkMeterProvider.builder().registerMetricReader(reader).build()) {
      try (DetectorTelemetry telemetry =
          DetectorTelemetry.register(provider.get("test"), DETECTOR.detector())) {
        assertThat(telemetry).isNotNull();
        assertThat(told(reader)).isEqualTo(expected());
      }
      assertThat(told(reader)).isEmpty();
    }
  }

  private static Map<String, Double> told(InMemoryMetricReader reader) {
    Map<String, Double> told = new TreeMap<>();
    List<MetricData> all = new ArrayList<>(reader.collectAllMetrics());
    for (MetricData metric : all) {
      assertThat(metric.getUnit()).isNotEmpty();
      double value =
          metric.getType() == MetricDataType.LONG_SUM
              ? metric.getLongSumData().getPoints().iterator().next().getValue()
              : metric.getDoubleGaugeData().getPoints().iterator().next().getValue();
      told.put(metric.getName(), value);
    }
    return told;
  }

  /** A series for each account would drown a registry and show who is suspected. */
  @Test
  void noFigureNamesAnybody() {
    assertThat(Instrument.ALL)
        .extracting(Instrument::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("azeotrope(\\.[a-z]+)+"));
  }
}
