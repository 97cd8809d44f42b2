package io.github.azeotrope.sketch;

import io.github.azeotrope.charts.AccuracyPage;
import io.github.azeotrope.charts.DocsPage;
import io.github.azeotrope.charts.LineChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** How far 64 bits are from the angle they stand for. */
public final class SimHashChart implements AccuracyPage {
  private static final int TRIALS = 10_000;

  /** Odd, so that no bit is a tie. */
  private static final int HASHES = 301;

  private static final int[] SHARES = {5, 20, 35, 50, 65, 80, 90, 95, 99};

  @Override
  public void write() {
    List<String> rows = new ArrayList<>();
    rows.add("| cosine | angle / π | bits that differ, of 64 | error measured, in bits | bound |");
    rows.add("|--:|--:|--:|--:|--:|");
    double[] x = new double[SHARES.length];
    double[] measured = new double[SHARES.length];
    double[] bounds = new double[SHARES.length];
    SplittableRandom random = Chance.random(20_261_123);
    for (int i = 0; i < SHARES.length; i++) {
      int both = HASHES * SHARES[i] / 100;
      x[i] = (double) both / HASHES;
      double share = Math.acos(x[i]) / Math.PI;
      double sum = 0;
      double squares = 0;
      for (int trial = 0; trial < TRIALS; trial++) {
        long[] a = random.longs(HASHES).toArray();
        long[] b = random.longs(HASHES).toArray();
        System.arraycopy(a, 0, b, 0, both);
        int distance = SimHash.distance(SimHash.of(a, 0, HASHES), SimHash.of(b, 0, HASHES));
        sum += distance;
        squares += Math.pow(distance - Long.SIZE * share, 2);
      }
      measured[i] = Math.sqrt(squares / TRIALS);
      bounds[i] = Math.sqrt(Long.SIZE * share * (1 - share));
      rows.add(
          String.format(
              Locale.ROOT,
              "| %.2f | %.3f | %.2f | %.2f | %.2f |",
              x[i],
              share,
              sum / TRIALS,
              measured[i],
              bounds[i]));
    }
    DocsPage page = DocsPage.of("primitives/simhash.md");
    page.writeTable("errors", rows);
    page.writeChart(
        "simhash.svg",
        new LineChart("Error of the distance", "cosine of the texts", "bits")
            .rangeY(0, 5)
            .line("measured", x, measured)
            .dashed("64 independent bits", x, bounds));
  }
}
