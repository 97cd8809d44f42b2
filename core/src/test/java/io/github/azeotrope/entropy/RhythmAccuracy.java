package io.github.azeotrope.entropy;

import io.github.azeotrope.charts.AccuracyPage;
import io.github.azeotrope.charts.DocsPage;
import io.github.azeotrope.charts.LineChart;
import io.github.azeotrope.sketch.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** How often tests of rhythm are below their level where there is nothing to find. */
public final class RhythmAccuracy implements AccuracyPage {
  private static final int TRIALS = 10_000;
  private static final int[] SESSIONS = {10, 15, 25, 40, 60, 100, 200};

  /** One waking day: nothing before six, most at fifteen. */
  private static Draws day() {
    double[] weights = new double[24];
    for (int i = 6; i < 24; i++) {
      weights[i] = 1 + Math.cos((i - 15) * Math.PI / 12);
    }
    return Draws.of(weights);
  }

  @Override
  public void write() {
    List<String> rows = new ArrayList<>();
    rows.add(
        "| sessions | Rayleigh p < .05 | p < .01 | Watson p < .05 | p < .01 | mean in limits |");
    rows.add("|--:|--:|--:|--:|--:|--:|");
    Draws even = Draws.uniform(24);
    Draws day = day();
    long[] many = new long[24];
    for (int i = 0; i < 24; i++) {
      many[i] = Math.round(1e9 * day.share(i));
    }
    double truth = CircularSummary.of(many, 24).meanDirection();
    int n = SESSIONS.length;
    double[] x = new double[n];
    double[] rayleigh = new double[n];
    double[] watson = new double[n];
    double[] level = new double[n];
    for (int i = 0; i < n; i++) {
      SplittableRandom random = Chance.random(20_261_230);
      int rayleigh1 = 0;
      int watson1 = 0;
      int within = 0;
      for (int trial = 0; trial < TRIALS; trial++) {
        double p = CircularSummary.of(even.counts(SESSIONS[i], random), 24).pValue();
        rayleigh[i] += p < .05 ? 1.0 / TRIALS : 0;
        rayleigh1 += p < .01 ? 1 : 0;
        long[] group = day.counts(SESSIONS[i], random);
        p = WatsonTwoSample.between(group, day.counts(100, random)).pValue();
        watson[i] += p < .05 ? 1.0 / TRIALS : 0;
        watson1 += p < .01 ? 1 : 0;
        CircularSummary summary = CircularSummary.of(group, 24);
        within +=
            Math.abs(summary.meanDirection() - truth) < 1.96 * summary.standardError() ? 1 : 0;
      }
      x[i] = SESSIONS[i];
      level[i] = .05;
      rows.add(
          String.format(
              Locale.ROOT,
              "| %d | %.2f %% | %.2f %% | %.2f %% | %.2f %% | %.2f %% |",
              SESSIONS[i],
              100 * rayleigh[i],
              100.0 * rayleigh1 / TRIALS,
              100 * watson[i],
              100.0 * watson1 / TRIALS,
              100.0 * within / TRIALS));
    }
    DocsPage page = DocsPage.of("primitives/hour-of-week.md");
    page.writeTable("rhythm", rows);
    page.writeChart(
        "hour-of-week.svg",
        new LineChart("p below .05 where there is nothing to find", "sessions", "share of trials")
            .logX()
            .rangeY(0, .1)
            .line("Rayleigh, even hours", x, rayleigh)
            .line("Watson, against 100", x, watson)
            .dashed("level", x, level));
  }
}
