package io.github.azeotrope.entropy;

import io.github.azeotrope.charts.AccuracyPage;
import io.github.azeotrope.charts.DocsPage;
import io.github.azeotrope.charts.LineChart;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.sketch.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Errors of counts of sources, of items from rare to popular, over many keys. */
public final class HeavyHitterAccuracy implements AccuracyPage {
  private static final int TRIALS = 10_000;
  private static final int LG = 10;
  private static final int SINGLES = 4_000;
  private static final int[] SOURCES = {10, 30, 100, 300, 1_000, 3_000};

  @Override
  public void write() {
    int n = SOURCES.length;
    EstimatorTally[] tallies = new EstimatorTally[n];
    double[] bound = new double[n];
    for (int i = 0; i < n; i++) {
      tallies[i] = new EstimatorTally(SOURCES[i]);
    }
    SplittableRandom random = Chance.random(20_261_240);
    byte[] secret = new byte[16];
    for (int trial = 0; trial < TRIALS; trial++) {
      random.nextBytes(secret);
      DistinctHeavyHitters hitters = DistinctHeavyHitters.create(LinkageKey.fromBytes(secret), LG);
      for (int i = 0; i < n; i++) {
        for (int s = 0; s < SOURCES[i]; s++) {
          hitters.add(i, s);
        }
      }
      for (int i = 0; i < SINGLES; i++) {
        hitters.add(n + i, i);
      }
      // The limit is near the same for all keys, so an item's mean number of pairs is n tau.
      double share = hitters.sources(n + SINGLES).inclusion();
      for (int i = 0; i < n; i++) {
        HeavyHitter h = hitters.sources(i);
        double expected = SOURCES[i] * share;
        tallies[i].add(h.sources(), 0, h.lowerSources(.975), h.upperSources(.975));
        bound[i] += Math.max(1 / Math.sqrt(expected), 1 / Math.sqrt(62)) / TRIALS;
      }
    }
    List<String> rows = new ArrayList<>();
    rows.add("| sources | relative bias | relative error | bound | limits hold |");
    rows.add("|--:|--:|--:|--:|--:|");
    double[] x = new double[n];
    double[] error = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = SOURCES[i];
      error[i] = tallies[i].rootMeanSquare() / SOURCES[i];
      rows.add(
          String.format(
              Locale.ROOT,
              "| %,d | %+.4f | %.3f | %.3f | %.2f %% |",
              SOURCES[i],
              tallies[i].bias() / SOURCES[i],
              error[i],
              bound[i],
              100 * tallies[i].coverage()));
    }
    DocsPage page = DocsPage.of("primitives/heavy-hitters.md");
    page.writeTable("sources", rows);
    page.writeChart(
        "heavy-hitters.svg",
        new LineChart("Relative error of the number of sources", "sources", "standard error")
            .logX()
            .logY()
            .line("measured", x, error)
            .dashed("bound", x, bound));
  }
}
