package io.github.azeotrope.entropy;

import io.github.azeotrope.charts.AccuracyPage;
import io.github.azeotrope.charts.DocsPage;
import io.github.azeotrope.charts.LineChart;
import io.github.azeotrope.sketch.Chance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Divergences of distributions that differ by a known amount, or not at all. */
public final class DivergenceAccuracy implements AccuracyPage {
  private static final int TRIALS = 10_000;
  private static final int CHART_TRIALS = 500;
  private static final int KINDS = 5_000;
  private static final double CONFIDENCE = .975;
  private static final int[] CHART_DRAWS = {100, 300, 1_000, 3_000, 10_000, 30_000};

  /** Every n-th word of the one is not a word of the other: a divergence of about 1 / n. */
  private static long[] renamed(long[] counts, int every) {
    long[] result = Arrays.copyOf(counts, 2 * KINDS);
    for (int i = 0; every > 0 && i < KINDS; i += every) {
      result[i + KINDS] = result[i];
      result[i] = 0;
    }
    return result;
  }

  /** The share of draws whose word has another name: the divergence itself. */
  private static double truth(Draws words, int every) {
    double share = 0;
    for (int i = 0; every > 0 && i < KINDS; i += every) {
      share += words.share(i);
    }
    return share;
  }

  private static JensenShannon draw(Draws words, int draws, int every, SplittableRandom random) {
    long[] a = Arrays.copyOf(words.counts(draws, random), 2 * KINDS);
    return JensenShannon.between(a, renamed(words.counts(draws, random), every));
  }

  private static void jensenShannonTable(DocsPage page) {
    List<String> rows = new ArrayList<>();
    rows.add("| words of each | truth | observed | by chance | bits | bias | limits hold |");
    rows.add("|--:|--:|--:|--:|--:|--:|--:|");
    Draws words = Draws.zipf(KINDS, 1, 2.7);
    for (int every : new int[] {0, 5}) {
      for (int draws : new int[] {100, 1_000}) {
        double truth = truth(words, every);
        EstimatorTally tally = new EstimatorTally(truth);
        double observed = 0;
        double chance = 0;
        SplittableRandom random = Chance.random(20_261_220);
        for (int trial = 0; trial < TRIALS; trial++) {
          JensenShannon js = draw(words, draws, every, random);
          observed += js.observedBits() / TRIALS;
          chance += js.chanceBits() / TRIALS;
          tally.add(
              js.bits(),
              js.standardErrorBits(),
              js.lowerBits(CONFIDENCE),
              js.upperBits(CONFIDENCE));
        }
        rows.add(
            String.format(
                Locale.ROOT,
                "| %,d | %.3f | %.3f | %.3f | %.3f | %+.4f | %.2f %% |",
                draws,
                truth,
                observed,
                chance,
                truth + tally.bias(),
                tally.bias(),
                100 * tally.coverage()));
      }
    }
    page.writeTable("jensen-shannon", rows);
  }

  private static LineChart chart() {
    Draws words = Draws.zipf(KINDS, 1, 2.7);
    SplittableRandom random = Chance.random(20_261_221);
    int n = CHART_DRAWS.length;
    double[] x = Arrays.stream(CHART_DRAWS).asDoubleStream().toArray();
    double[] observed = new double[n];
    double[] chance = new double[n];
    double[] bits = new double[n];
    double[] truth = new double[n];
    for (int i = 0; i < n; i++) {
      truth[i] = truth(words, 5);
      for (int trial = 0; trial < CHART_TRIALS; trial++) {
        JensenShannon js = draw(words, CHART_DRAWS[i], 5, random);
        observed[i] += js.observedBits() / CHART_TRIALS;
        chance[i] += js.chanceBits() / CHART_TRIALS;
        bits[i] += js.bits() / CHART_TRIALS;
      }
    }
    return new LineChart("Jensen-Shannon, one word in five renamed", "words of each", "bits")
        .logX()
        .rangeY(0, 1)
        .line("observed", x, observed)
        .line("by chance", x, chance)
        .line("bits", x, bits)
        .dashed("truth", x, truth);
  }

  private static void discrepancyTable(DocsPage page) {
    List<String> rows = new ArrayList<>();
    rows.add(
        "| sources | truth | bias | standard error | stated | limits hold | p < .05 | p < .01 |");
    rows.add("|---|--:|--:|--:|--:|--:|--:|--:|");
    for (int[] sources : new int[][] {{200, 90}, {60, 60}}) {
      for (double shift : new double[] {0, 5}) {
        double truth = shift * shift / 64;
        EstimatorTally tally = new EstimatorTally(truth);
        int below5 = 0;
        int below1 = 0;
        SplittableRandom random = Chance.random(20_261_222);
        for (int trial = 0; trial < TRIALS; trial++) {
          MaximumMeanDiscrepancy mmd =
              MaximumMeanDiscrepancy.between(
                  MaximumMeanDiscrepancyTest.population(sources[0], 3, 3, random),
                  MaximumMeanDiscrepancyTest.population(sources[1], 3 + shift, 3, random),
                  8);
          tally.add(
              mmd.squared(), mmd.standardError(), mmd.lower(CONFIDENCE), mmd.upper(CONFIDENCE));
          below5 += mmd.pValue() < .05 ? 1 : 0;
          below1 += mmd.pValue() < .01 ? 1 : 0;
        }
        rows.add(
            String.format(
                Locale.ROOT,
                "| %d, %d | %.3f | %+.4f | %.4f | %.4f | %.2f %% | %.2f %% | %.2f %% |",
                sources[0],
                sources[1],
                truth,
                tally.bias(),
                tally.rootMeanSquare(),
                tally.meanStated(),
                100 * tally.coverage(),
                100.0 * below5 / TRIALS,
                100.0 * below1 / TRIALS));
      }
    }
    page.writeTable("mmd", rows);
  }

  @Override
  public void write() {
    DocsPage page = DocsPage.of("primitives/divergences.md");
    jensenShannonTable(page);
    discrepancyTable(page);
    page.writeChart("divergences.svg", chart());
  }
}
