package io.github.azeotrope.sketch;

import io.github.azeotrope.charts.AccuracyPage;
import io.github.azeotrope.charts.DocsPage;
import io.github.azeotrope.charts.LineChart;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Distinct prompts and unseen mass of streams drawn from 20,000 prompts. */
public final class CoverageSketchChart implements AccuracyPage {
  private static final int TRIALS = 10_000;
  private static final int LG = 8;
  private static final int KINDS = 20_000;
  private static final int[] SIZES = {30, 60, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000};

  @Override
  public void write() {
    int points = SIZES.length;
    ErrorTally[] distinct = new ErrorTally[points];
    double[] squares = new double[points];
    double[] stated = new double[points];
    for (int s = 0; s < points; s++) {
      distinct[s] = new ErrorTally(0.95);
    }
    SplittableRandom random = Chance.random(20_261_124);
    for (int trial = 0; trial < TRIALS; trial++) {
      CoverageSketch sketch = CoverageSketch.withLgSlots(LG);
      long salt = random.nextLong();
      BitSet seen = new BitSet(KINDS);
      int n = 0;
      for (int s = 0; s < points; s++) {
        for (; n < SIZES[s]; n++) {
          int kind = random.nextInt(KINDS);
          seen.set(kind);
          sketch.addHash(salt + kind);
        }
        distinct[s].add(sketch.distinctPrompts(), seen.cardinality());
        Estimate unseen = sketch.unseenMass();
        squares[s] += Math.pow(unseen.value() - 1 + (double) seen.cardinality() / KINDS, 2);
        stated[s] += unseen.standardError() / TRIALS;
      }
    }
    List<String> rows = new ArrayList<>();
    rows.add("| prompts | distinct: error | bound | unseen mass: error | stated |");
    rows.add("|--:|--:|--:|--:|--:|");
    double[] x = new double[points];
    double[] measured = new double[points];
    double[] bounds = new double[points];
    double[] unseen = new double[points];
    double[] unseenStated = new double[points];
    for (int s = 0; s < points; s++) {
      x[s] = SIZES[s];
      measured[s] = 100 * distinct[s].rootMeanSquare();
      bounds[s] = 4 * SIZES[s] <= 1 << LG ? 0 : 100 * 0.985 / Math.sqrt(1 << LG);
      unseen[s] = 100 * Math.sqrt(squares[s] / TRIALS);
      unseenStated[s] = 100 * stated[s];
      rows.add(
          String.format(
              Locale.ROOT,
              "| %,d | %.2f %% | %.2f %% | %.2f %% | %.2f %% |",
              SIZES[s],
              measured[s],
              bounds[s],
              unseen[s],
              unseenStated[s]));
    }
    DocsPage page = DocsPage.of("primitives/coverage-sketch.md");
    page.writeTable("errors", rows);
    page.writeChart(
        "coverage-sketch.svg",
        new LineChart("Errors of 256 slots", "prompts", "error, %")
            .logX()
            .line("distinct, measured", x, measured)
            .dashed("distinct, bound", x, bounds)
            .line("unseen mass, measured", x, unseen)
            .dashed("unseen mass, stated", x, unseenStated));
  }
}
