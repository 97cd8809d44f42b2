package io.github.azeotrope.charts;

import io.github.azeotrope.entropy.DivergenceAccuracy;
import io.github.azeotrope.entropy.EntropyAccuracy;
import io.github.azeotrope.entropy.HeavyHitterAccuracy;
import io.github.azeotrope.entropy.RhythmAccuracy;
import io.github.azeotrope.hash.LinkageCollisions;
import io.github.azeotrope.sketch.CoverageSketchChart;
import io.github.azeotrope.sketch.DistinctCounterChart;
import io.github.azeotrope.sketch.GroupStatisticsChart;
import io.github.azeotrope.sketch.MinHashChart;
import io.github.azeotrope.sketch.SimHashChart;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Draws the charts and fills the tables of {@code src/docs/primitives}, which takes minutes:
 *
 * <pre>
 *   mvn -q -pl core test -Dquick -Dtest=PrimitiveChartsTest -Dcharts.update=true
 * </pre>
 */
class PrimitiveChartsTest {
  private static final List<AccuracyPage> PAGES =
      List.of(
          new LinkageCollisions(),
          new EntropyAccuracy(),
          new DivergenceAccuracy(),
          new RhythmAccuracy(),
          new HeavyHitterAccuracy(),
          new CoverageSketchChart(),
          new DistinctCounterChart(),
          new GroupStatisticsChart(),
          new MinHashChart(),
          new SimHashChart());

  @TestFactory
  @EnabledIfSystemProperty(named = "charts.update", matches = "true")
  Stream<DynamicTest> pages() {
    return PAGES.stream()
        .map(page -> DynamicTest.dynamicTest(page.getClass().getSimpleName(), page::write));
  }
}
