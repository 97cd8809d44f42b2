package io.github.azeotrope.sketch;

import io.github.azeotrope.charts.AccuracyPage;
import io.github.azeotrope.charts.DocsPage;
import io.github.azeotrope.charts.LineChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Errors of the distinct counter as it fills, beside what its Javadoc states. */
public final class DistinctCounterChart implements AccuracyPage {
  private static final int TRIALS = 10_000;
  private static final int LG = 6;
  private static final int[] SIZES = {
    10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 60_000, 100_000
  };

  @Override
  public void write() {
    ErrorTally[] tallies = new ErrorTally[SIZES.length];
    for (int s = 0; s < SIZES.length; s++) {
      tallies[s] = new ErrorTally(0.95);
    }
    SplittableRandom random = Chance.random(20_261_121);
    for (int trial = 0; trial < TRIALS; trial++) {
      DistinctCounter counter = DistinctCounter.withLgRegisters(LG);
      int n = 0;
      for (int s = 0; s < SIZES.length; s++) {
        for (; n < SIZES[s]; n++) {
          counter.add(random.nextLong());
        }
        tallies[s].add(counter.estimate(), n);
      }
    }
    List<String> rows = new ArrayList<>();
    rows.add("| distinct | error measured | stated by the estimate | bound | 95 % limits failed |");
    rows.add("|--:|--:|--:|--:|--:|");
    double[] x = new double[SIZES.length];
    double[] measured = new double[SIZES.length];
    double[] stated = new double[SIZES.length];
    double[] bounds = new double[SIZES.length];
    for (int s = 0; s < SIZES.length; s++) {
      x[s] = SIZES[s];
      measured[s] = 100 * tallies[s].rootMeanSquare();
      stated[s] = 100 * tallies[s].meanStated();
      bounds[s] = 100 * DistinctLikelihood.ERROR / Math.sqrt(1 << LG);
      rows.add(
          String.format(
              Locale.ROOT,
              "| %,d | %.2f %% | %.2f %% | %.2f %% | %.1f %%, %.1f %% |",
              SIZES[s],
              measured[s],
              stated[s],
              bounds[s],
              100 * tallies[s].lowerFailed(0),
              100 * tallies[s].upperFailed(0)));
    }
    DocsPage page = DocsPage.of("primitives/distinct-counter.md");
    page.writeTable("errors", rows);
    page.writeChart(
        "distinct-counter.svg",
        new LineChart("Error of 64 registers", "distinct hashes", "relative error, %")
            .logX()
            .rangeY(0, 4)
            .line("measured", x, measured)
            .line("stated", x, stated)
            .dashed("bound", x, bounds));
  }
}
