package io.github.azeotrope.hash;

import io.github.azeotrope.charts.AccuracyPage;
import io.github.azeotrope.charts.DocsPage;
import io.github.azeotrope.charts.LineChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How often two of n network tokens are equal though their networks are not. Of all 64 bits that is
 * never seen, so the chart looks at the lowest 24.
 */
public final class LinkageCollisions implements AccuracyPage {
  static final int BITS = 24;
  private static final int TRIALS = 200_000;
  private static final int[] SIZES = {64, 128, 256, 512, 1024};

  /** Of so many trials, each with a key of its own, those in which two tokens agreed. */
  static int trialsWithCollision(int trials, int networks) {
    int hits = 0;
    byte[] secret = new byte[16];
    for (int trial = 0; trial < trials; trial++) {
      secret[0] = (byte) trial;
      secret[1] = (byte) (trial >>> 8);
      secret[2] = (byte) (trial >>> 16);
      LinkageHasher hasher = LinkageHasher.V1.withKey(LinkageKey.fromBytes(secret));
      long[] tokens = new long[networks];
      for (int i = 0; i < networks; i++) {
        String address = "10." + (i >>> 8) + "." + (i & 255) + ".1";
        tokens[i] = hasher.network64(address, 24, 48) & ((1L << BITS) - 1);
      }
      Arrays.sort(tokens);
      for (int i = 1; i < networks; i++) {
        if (tokens[i] == tokens[i - 1]) {
          hits++;
          break;
        }
      }
    }
    return hits;
  }

  /** The stated bound: n pairs of two, each equal with probability 2 to the minus bits. */
  static double bound(int networks) {
    return (double) networks * networks / (1L << (BITS + 1));
  }

  @Override
  public void write() {
    List<String> rows = new ArrayList<>();
    rows.add("| tokens | bound | measured |");
    rows.add("|--:|--:|--:|");
    double[] x = new double[SIZES.length];
    double[] measured = new double[SIZES.length];
    double[] bounds = new double[SIZES.length];
    for (int i = 0; i < SIZES.length; i++) {
      x[i] = SIZES[i];
      bounds[i] = bound(SIZES[i]);
      measured[i] = (double) trialsWithCollision(TRIALS, SIZES[i]) / TRIALS;
      rows.add(
          String.format(Locale.ROOT, "| %d | %.4f | %.4f |", SIZES[i], bounds[i], measured[i]));
    }
    DocsPage page = DocsPage.of("primitives/linkage-hasher.md");
    page.writeTable("collisions", rows);
    page.writeChart(
        "linkage-hasher.svg",
        new LineChart("Two of n tokens agree in 24 bits", "tokens", "probability")
            .logX()
            .line("measured, 200,000 keys", x, measured)
            .dashed("bound", x, bounds));
  }
}
