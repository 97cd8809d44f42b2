package io.github.azeotrope.sketch;

import io.github.azeotrope.charts.AccuracyPage;
import io.github.azeotrope.charts.DocsPage;
import io.github.azeotrope.charts.LineChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * How often the statistics of groups are wrong at a level where nothing is to be found: copies and
 * requests that were dealt out at random, equal rates, members like everybody else.
 */
public final class GroupStatisticsChart implements AccuracyPage {
  private static final int TRIALS = 10_000;
  private static final double[] LEVELS = {0.005, 0.01, 0.02, 0.05, 0.1, 0.2};
  private static final String[] NAMES = {
    "WorkPartition", "CoActivity", "Interchangeability", "Evenness"
  };

  private static final int ACCOUNTS = 30;
  private static final int REQUESTS = 8;
  private static final int DIMENSIONS = 32;
  private static final int MEMBERS = 8;
  private static final int REFERENCE = 40;

  private final int[][] wrong = new int[NAMES.length][LEVELS.length];
  private final SplittableRandom random = Chance.random(20_261_125);
  private final float[][] vectors = new float[ACCOUNTS * REQUESTS][];

  /** Draws the requests that are dealt out. */
  public GroupStatisticsChart() {
    RequestVectors source = new RequestVectors(20_261_126, DIMENSIONS);
    float[] job = source.anywhere();
    for (int r = 0; r < vectors.length; r++) {
      vectors[r] = source.request(0.15, job);
    }
  }

  @Override
  public void write() {
    for (int trial = 0; trial < TRIALS; trial++) {
      double work = WorkPartition.of(dealtCopies()).pValueMoreDuplicates();
      double active = CoActivity.of(people(MEMBERS), people(REFERENCE), 1, trial).pValue();
      Interchangeability vectorsDealt = Interchangeability.of(dealtVectors());
      Evenness even = Evenness.of(equalRates());
      for (int l = 0; l < LEVELS.length; l++) {
        double level = LEVELS[l];
        wrong[0][l] += work <= level ? 1 : 0;
        wrong[1][l] += active <= level ? 1 : 0;
        wrong[2][l] += vectorsDealt.lower(1 - level) > 0 ? 1 : 0;
        wrong[3][l] += even.lower(1 - level) > 0 ? 1 : 0;
      }
    }
    List<String> rows = new ArrayList<>();
    rows.add("| level | " + String.join(" | ", NAMES) + " |");
    rows.add("|--:|--:|--:|--:|--:|");
    double[][] measured = new double[NAMES.length][LEVELS.length];
    for (int l = 0; l < LEVELS.length; l++) {
      StringBuilder row =
          new StringBuilder(String.format(Locale.ROOT, "| %.1f %% |", 100 * LEVELS[l]));
      for (int k = 0; k < NAMES.length; k++) {
        // One of so many trials at least, so that a logarithm exists.
        measured[k][l] = Math.max(1, wrong[k][l]) / (double) TRIALS;
        row.append(String.format(Locale.ROOT, " %.2f %% |", 100.0 * wrong[k][l] / TRIALS));
      }
      rows.add(row.toString());
    }
    LineChart chart =
        new LineChart("Wrong where nothing is to be found", "level", "share of 10,000 trials")
            .logX()
            .logY();
    for (int k = 0; k < NAMES.length; k++) {
      chart.line(NAMES[k], LEVELS, measured[k]);
    }
    DocsPage page = DocsPage.of("primitives/work-partition.md");
    page.writeTable("levels", rows);
    page.writeChart("work-partition.svg", chart.dashed("bound", LEVELS, LEVELS));
  }

  /** 120 pieces of work with three copies each, dealt out in a random order. */
  private GroupSlots dealtCopies() {
    Long[] deck = new Long[360];
    for (int i = 0; i < deck.length; i++) {
      deck[i] = i % 120 + 1L;
    }
    shuffle(deck);
    GroupSlots group = new GroupSlots();
    int size = deck.length / 12;
    for (int from = 0; from < deck.length; from += size) {
      TreeMap<Long, Long> counts = new TreeMap<>();
      for (int i = from; i < from + size; i++) {
        counts.merge(deck[i], 1L, Long::sum);
      }
      group.add(
          counts.keySet().stream().mapToLong(Long::longValue).toArray(),
          counts.values().stream().mapToLong(Long::longValue).toArray(),
          GroupSlots.ALL);
    }
    return group;
  }

  private GroupVectors dealtVectors() {
    shuffle(vectors);
    GroupVectors group = new GroupVectors(DIMENSIONS);
    for (int a = 0; a < ACCOUNTS; a++) {
      int[] counts = new int[2];
      float[][] sums = new float[2][DIMENSIONS];
      for (int r = 0; r < REQUESTS; r++) {
        int half = random.nextInt(2);
        counts[half]++;
        RequestVectors.add(sums[half], vectors[a * REQUESTS + r]);
      }
      group.add(counts[0], sums[0], counts[1], sums[1]);
    }
    return group;
  }

  /** 40 accounts of one rate: 400 requests, each from any of them. */
  private long[] equalRates() {
    long[] requests = new long[40];
    for (int i = 0; i < 400; i++) {
      requests[random.nextInt(requests.length)]++;
    }
    return requests;
  }

  /** Bitmaps with office hours and 1 to 20 active stretches. */
  private long[] people(int n) {
    long[] people = new long[n];
    for (int i = 0; i < n; i++) {
      int stretches = 1 + random.nextInt(20);
      while (Long.bitCount(people[i]) < stretches) {
        int t = random.nextInt(Long.SIZE);
        if (t % 24 < 8 || random.nextInt(10) == 0) {
          people[i] |= 1L << t;
        }
      }
    }
    return people;
  }

  private <T> void shuffle(T[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      T value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }
}
