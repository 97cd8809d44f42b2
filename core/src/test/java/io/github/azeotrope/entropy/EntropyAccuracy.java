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

/** Estimators of entropy beside each other, on distributions whose entropy is known. */
public final class EntropyAccuracy implements AccuracyPage {
  private static final int TRIALS = 10_000;
  private static final int CHART_TRIALS = 500;
  private static final int[] CHART_DRAWS = {100, 300, 1_000, 3_000, 10_000, 30_000, 100_000};
  private static final double CONFIDENCE = .975;
  private static final String[] NAMES = {"plug-in", "Miller-Madow", "Chao-Shen", "here"};

  private static double plugIn(long[] counts, double draws) {
    double sum = 0;
    for (long count : counts) {
      sum -= count == 0 ? 0 : count / draws * Math.log(count / draws);
    }
    return sum / Math.log(2);
  }

  /** Miller 1955: (S - 1) / 2N nats more. */
  private static double millerMadow(long[] counts, double draws) {
    long kinds = Arrays.stream(counts).filter(count -> count > 0).count();
    return plugIn(counts, draws) + (kinds - 1.0) / (2 * draws) / Math.log(2);
  }

  /** Chao and Shen 2003: shares shrunk to the coverage, terms divided by their inclusion. */
  private static double chaoShen(long[] counts, double draws) {
    double once = Arrays.stream(counts).filter(count -> count == 1).count();
    double coverage = 1 - Math.min(once, draws - 1) / draws;
    double sum = 0;
    for (long count : counts) {
      if (count > 0) {
        double p = coverage * count / draws;
        sum -= p * Math.log(p) / -Math.expm1(draws * Math.log1p(-p));
      }
    }
    return sum / Math.log(2);
  }

  /** Of the four estimators, errors over so many samples; the last with its limits. */
  private static EstimatorTally[] shannon(
      Draws world, int draws, int trials, SplittableRandom random) {
    EstimatorTally[] tallies = new EstimatorTally[NAMES.length];
    Arrays.setAll(tallies, i -> new EstimatorTally(world.entropyBits()));
    for (int trial = 0; trial < trials; trial++) {
      long[] counts = world.counts(draws, random);
      tallies[0].add(plugIn(counts, draws), 0, 0, 0);
      tallies[1].add(millerMadow(counts, draws), 0, 0, 0);
      tallies[2].add(chaoShen(counts, draws), 0, 0, 0);
      tallies[3].add(Abundances.of(counts).shannonEntropy(), CONFIDENCE);
    }
    return tallies;
  }

  private static void shannonTable(DocsPage page) {
    List<String> rows = new ArrayList<>();
    rows.add("| world | words | bits | plug-in | Miller-Madow | Chao-Shen | here | limits hold |");
    rows.add("|---|--:|--:|--:|--:|--:|--:|--:|");
    for (String name : new String[] {"zipf", "steep", "flat", "template"}) {
      for (int draws : new int[] {300, 1_000, 10_000}) {
        Draws world = EntropyCoverageTest.world(name);
        EstimatorTally[] t = shannon(world, draws, TRIALS, Chance.random(20_261_210));
        rows.add(
            String.format(
                Locale.ROOT,
                "| %s | %,d | %.2f | %+.3f | %+.3f | %+.3f | %+.3f | %.2f %% |",
                name,
                draws,
                world.entropyBits(),
                t[0].bias(),
                t[1].bias(),
                t[2].bias(),
                t[3].bias(),
                100 * t[3].coverage()));
      }
    }
    page.writeTable("shannon", rows);
  }

  private static void collisionTable(DocsPage page) {
    List<String> rows = new ArrayList<>();
    rows.add("| world | words | bits | bias | standard error | stated | limits hold |");
    rows.add("|---|--:|--:|--:|--:|--:|--:|");
    for (String name : new String[] {"zipf", "steep", "flat", "template"}) {
      for (int draws : new int[] {100, 300, 1_000}) {
        Draws world = EntropyCoverageTest.world(name);
        EstimatorTally tally = new EstimatorTally(world.collisionBits());
        SplittableRandom random = Chance.random(20_261_211);
        for (int trial = 0; trial < TRIALS; trial++) {
          tally.add(Abundances.of(world.counts(draws, random)).collisionEntropy(), CONFIDENCE);
        }
        rows.add(collisionRow(name, String.format(Locale.ROOT, "%,d", draws), world, tally));
      }
    }
    Draws topics = TopicPrompts.world();
    EstimatorTally tally = new EstimatorTally(topics.collisionBits());
    SplittableRandom random = Chance.random(20_261_212);
    for (int trial = 0; trial < TRIALS; trial++) {
      tally.add(TopicPrompts.sketch(60, random).collisionEntropy(), CONFIDENCE);
    }
    rows.add(collisionRow("prompts with a topic", "60 x 10", topics, tally));
    page.writeTable("collision", rows);
  }

  private static String collisionRow(String name, String words, Draws world, EstimatorTally t) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.2f | %+.3f | %.3f | %.3f | %.2f %% |",
        name,
        words,
        world.collisionBits(),
        t.bias(),
        t.rootMeanSquare(),
        t.meanStated(),
        100 * t.coverage());
  }

  private static LineChart chart() {
    Draws world = EntropyCoverageTest.world("zipf");
    SplittableRandom random = Chance.random(20_261_213);
    double[] x = Arrays.stream(CHART_DRAWS).asDoubleStream().toArray();
    double[][] bias = new double[NAMES.length][x.length];
    for (int i = 0; i < x.length; i++) {
      EstimatorTally[] tallies = shannon(world, CHART_DRAWS[i], CHART_TRIALS, random);
      for (int e = 0; e < NAMES.length; e++) {
        bias[e][i] = tallies[e].bias();
      }
    }
    LineChart chart =
        new LineChart("Bias of entropies of 20,000 words of Zipf's law", "words drawn", "bits")
            .logX();
    for (int e = 0; e < NAMES.length; e++) {
      chart.line(NAMES[e], x, bias[e]);
    }
    return chart.dashed("truth", x, new double[x.length]);
  }

  @Override
  public void write() {
    DocsPage page = DocsPage.of("primitives/prompt-diversity.md");
    shannonTable(page);
    collisionTable(page);
    page.writeChart("prompt-diversity.svg", chart());
  }
}
