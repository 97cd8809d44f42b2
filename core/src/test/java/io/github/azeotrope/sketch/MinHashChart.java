package io.github.azeotrope.sketch;

import io.github.azeotrope.charts.AccuracyPage;
import io.github.azeotrope.charts.DocsPage;
import io.github.azeotrope.charts.LineChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Errors of the Jaccard similarity for large and small sets, beside the stated bound. */
public final class MinHashChart implements AccuracyPage {
  private static final int TRIALS = 10_000;
  private static final int LG = 6;
  private static final int[] UNIONS = {20, 170, 1000};
  private static final int[] SHARES = {5, 10, 20, 35, 50, 65, 80, 90, 95};

  @Override
  public void write() {
    List<String> rows = new ArrayList<>();
    rows.add("| hashes in the union | similarity | error measured | bound | 95 % limits failed |");
    rows.add("|--:|--:|--:|--:|--:|");
    LineChart chart =
        new LineChart("Error of 64 slots", "Jaccard similarity", "absolute error").rangeY(0, 0.15);
    SplittableRandom random = Chance.random(20_261_122);
    for (int union : UNIONS) {
      double[] x = new double[SHARES.length];
      double[] measured = new double[SHARES.length];
      double[] bounds = new double[SHARES.length];
      for (int i = 0; i < SHARES.length; i++) {
        int both = union * SHARES[i] / 100;
        x[i] = (double) both / union;
        ErrorTally tally = tally(random, union, both);
        // Relative errors are tallied.
        measured[i] = x[i] * tally.rootMeanSquare();
        bounds[i] = x[i] * tally.meanStated();
        if (SHARES[i] % 10 == 0) {
          rows.add(
              String.format(
                  Locale.ROOT,
                  "| %d | %.2f | %.4f | %.4f | %.1f %%, %.1f %% |",
                  union,
                  x[i],
                  measured[i],
                  bounds[i],
                  100 * tally.lowerFailed(0),
                  100 * tally.upperFailed(0)));
        }
      }
      chart.line(union + " hashes", x, measured);
      if (union == 1000) {
        chart.dashed("bound, all filled", x, bounds);
      }
    }
    DocsPage page = DocsPage.of("primitives/minhash.md");
    page.writeTable("errors", rows);
    page.writeChart("minhash.svg", chart);
  }

  private static ErrorTally tally(SplittableRandom random, int union, int both) {
    ErrorTally tally = new ErrorTally(0.95);
    MinHash a = MinHash.withLgSlots(LG);
    MinHash b = MinHash.withLgSlots(LG);
    for (int trial = 0; trial < TRIALS; trial++) {
      a.clear();
      b.clear();
      for (int i = 0; i < union; i++) {
        long hash = random.nextLong();
        if (i < both || i % 2 == 0) {
          a.add(hash);
        }
        if (i < both || i % 2 != 0) {
          b.add(hash);
        }
      }
      tally.add(a.jaccard(b), (double) both / union);
    }
    return tally;
  }
}
