package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.sketch.ContentCells;
import io.github.azeotrope.sketch.GroupVectors;
import io.github.azeotrope.sketch.Interchangeability;
import io.github.azeotrope.sketch.NestedInterchangeability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether a group that is self-similar as a whole is dealt out within cells: cohorts of first
 * activity, as where a pool replaces its accounts while its list of prompts drifts, and accounts
 * that ask alike, as where topics are kept to shards. The smallest of three p-values times three.
 *
 * <p>No evidence of a campaign: eight classes or companies in one proposal are dealt out within
 * each, too. It says that the group's self-similarity is that of its parts and no acquittal.
 *
 * <p>Source: {@link NestedInterchangeability}.
 *
 * @param cells the cells in which it is most so, in words
 * @param within the statistic in those cells
 * @param pValue of "the correlation within cells is at least the margin", adjusted for the choice
 */
record DealtWithinCells(String cells, NestedInterchangeability within, double pValue) {
  /**
   * The margin as a share of the one of the whole group. Groups of people lose at most a fifth of
   * their median correlation within any of the cells (RATIONALE.md).
   */
  static final double MARGIN_SHARE = 0.8;

  private static final int[] CONTENT_CELLS = {4, 8};
  private static final int LOOKS = 1 + CONTENT_CELLS.length;

  /** An even sample is enough, and k-means on thousands of accounts would slow the sweep. */
  private static final int MOST_ACCOUNTS = 1_024;

  private static final long DAY_MILLIS = 86_400_000;
  private static final long[] COHORT_MILLIS = {DAY_MILLIS, 7 * DAY_MILLIS};
  private static final double PAIRS_TO_KEEP = 0.75;

  /**
   * The outcome in the cells in which it is strongest.
   *
   * @param margin the margin of the whole group
   * @return null where no cells hold enough accounts
   */
  static @Nullable DealtWithinCells of(Group group, double margin, int removedDirections) {
    List<ProfileSnapshot> members = sample(group.members());
    GroupVectors vectors = InterchangeabilitySignal.vectors(members);
    if (vectors == null) {
      return null;
    }
    double pairs = Interchangeability.of(vectors).pairs();
    int[] cohorts = cohorts(members, vectors, pairs, removedDirections);
    List<DealtWithinCells> looks = new ArrayList<>();
    if (cohorts != null) {
      looks.add(
          look(
              "who started together",
              NestedInterchangeability.of(vectors, cohorts, removedDirections),
              margin));
    }
    for (int k : CONTENT_CELLS) {
      int[] content = ContentCells.of(vectors, k);
      NestedInterchangeability both =
          cohorts == null
              ? null
              : NestedInterchangeability.of(vectors, cross(cohorts, content), removedDirections);
      looks.add(
          both != null && both.pairs() >= PAIRS_TO_KEEP * pairs
              ? look("who started together and ask alike", both, margin)
              : look(
                  "who ask alike",
                  NestedInterchangeability.of(vectors, content, removedDirections),
                  margin));
    }
    DealtWithinCells best = null;
    for (DealtWithinCells look : looks) {
      NestedInterchangeability i = look.within();
      boolean enough =
          InterchangeabilitySignal.isEnough(
              i.informativeAccounts(), i.effectiveDimensions(), i.largestShare());
      if (enough && (best == null || look.pValue() < best.pValue())) {
        best = look;
      }
    }
    return best;
  }

  /** For people. */
  String words() {
    return String.format(
        Locale.ROOT,
        "but of %d accounts %s, in %d cells, it is %.4f (at most %.4f with 99 %% confidence; p ="
            + " %.1e), so that within cells requests are as if dealt out, and nobody is acquitted",
        within.informativeAccounts(),
        cells,
        within.cells(),
        within.correlation(),
        within.upper(0.99),
        pValue);
  }

  private static DealtWithinCells look(
      String cells, NestedInterchangeability within, double margin) {
    double p = Math.min(1, LOOKS * within.pValueBelow(MARGIN_SHARE * margin));
    return new DealtWithinCells(cells, within, p);
  }

  private static List<ProfileSnapshot> sample(List<ProfileSnapshot> members) {
    int step = (members.size() + MOST_ACCOUNTS - 1) / MOST_ACCOUNTS;
    if (step <= 1) {
      return members;
    }
    List<ProfileSnapshot> some = new ArrayList<>();
    for (int a = 0; a < members.size(); a += step) {
      some.add(members.get(a));
    }
    return some;
  }

  /**
   * Days or, where these are too thin, weeks of first activity; null where both are, or one is all.
   */
  private static int @Nullable [] cohorts(
      List<ProfileSnapshot> members, GroupVectors vectors, double pairs, int removedDirections) {
    for (long millis : COHORT_MILLIS) {
      Map<Long, Integer> numbers = new TreeMap<>();
      int[] cohorts = new int[members.size()];
      for (int a = 0; a < cohorts.length; a++) {
        long start = Math.floorDiv(members.get(a).firstSeenEpochMillis(), millis);
        Integer number = numbers.putIfAbsent(start, numbers.size());
        cohorts[a] = number == null ? numbers.size() - 1 : number;
      }
      NestedInterchangeability within =
          NestedInterchangeability.of(vectors, cohorts, removedDirections);
      if (within.cells() > 1 && within.pairs() >= PAIRS_TO_KEEP * pairs) {
        return cohorts;
      }
    }
    return null;
  }

  private static int[] cross(int[] cohorts, int[] content) {
    int width = Arrays.stream(content).max().orElse(0) + 1;
    int[] cells = new int[cohorts.length];
    for (int a = 0; a < cells.length; a++) {
      cells[a] =
          content[a] == ContentCells.NO_CELL
              ? ContentCells.NO_CELL
              : cohorts[a] * width + content[a];
    }
    return cells;
  }
}
