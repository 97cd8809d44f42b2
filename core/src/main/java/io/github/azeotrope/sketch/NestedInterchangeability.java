package io.github.azeotrope.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Interchangeability inside the cells of a group, pooled: whether requests are dealt out among the
 * accounts that live at the same time, or that are given the same topics. A pool that replaces its
 * accounts while its list of prompts drifts, or that keeps topics to shards of accounts, looks
 * self-similar as a whole and is dealt out within a cell; people come back to what is their own in
 * any company. Immutable.
 *
 * <pre>
 *   &rho;    = &Sigma;_c M_c &rho;_c / &Sigma; M_c                    &rho;_c, M_c of {@link Interchangeability} within cell c
 *   se&sup2;  = max(&Sigma;_c M_c&sup2; null_c&sup2;, &Sigma;_c M_c&sup2; jackknife_c&sup2;) / (&Sigma; M_c)&sup2;
 *   d.f. = &Sigma;_c (k_c - 1)
 * </pre>
 *
 * <p>The unit of a cell's correlation is 1 - C of its requests as they are, whatever directions are
 * taken out ({@link Interchangeability#unit()}).
 *
 * <p>Cells must not be made of half 1, or of requests that either half holds and the cells were
 * chosen to fit: cohorts of first activity and {@link ContentCells} are such. Cells below four
 * accounts with requests in both halves are left out. Directions are taken out once for all cells,
 * from the scatter of half 0 within them: taken from a cell of four they would be its accounts.
 *
 * <p>Cost: that of {@link Interchangeability}, a cell at a time.
 *
 * <p>Source: Mantel and Haenszel 1959 (pooling over strata); Donner 1986 (intraclass correlation).
 */
public final class NestedInterchangeability {
  /** Accounts with requests in both halves that a cell must have. */
  public static final int MIN_ACCOUNTS_OF_A_CELL = 4;

  private final IntraclassCorrelation correlation;
  private final double effectiveDimensions;
  private final double pairs;
  private final double largestShare;
  private final int cells;
  private final int informativeAccounts;

  private NestedInterchangeability(List<Interchangeability> cells) {
    double sumPairs = 0;
    double sum = 0;
    double nulls = 0;
    double jackknives = 0;
    double heaviest = 0;
    int accounts = 0;
    for (Interchangeability c : cells) {
      double m = c.pairs();
      double scaled = m * c.unit();
      sumPairs += m;
      sum += scaled * c.correlation();
      nulls += scaled * scaled * c.nullError() * c.nullError();
      jackknives += scaled * scaled * c.jackknifeError() * c.jackknifeError();
      heaviest = Math.max(heaviest, m * c.largestShare());
      accounts += c.informativeAccounts();
    }
    this.cells = cells.size();
    pairs = sumPairs;
    correlation =
        new IntraclassCorrelation(
            sum / sumPairs,
            Math.sqrt(nulls) / sumPairs,
            Math.sqrt(jackknives) / sumPairs,
            accounts - cells.size());
    // Of one cell this is its r_eff, since null = 1 / sqrt(r_eff M).
    effectiveDimensions = nulls > 0 ? sumPairs / nulls : 0;
    largestShare = sumPairs > 0 ? heaviest / sumPairs : 1;
    informativeAccounts = accounts;
  }

  /**
   * The statistic within cells.
   *
   * @param cells a label for each account of the group; negative labels are no cell
   * @param removedDirections how many leading directions to take out, at least 0
   * @throws IllegalArgumentException if there is not one label an account, or removedDirections is
   *     negative
   */
  public static NestedInterchangeability of(
      GroupVectors group, int[] cells, int removedDirections) {
    if (cells.length != group.size()) {
      throw new IllegalArgumentException(
          "cells must have one label for each of " + group.size() + " accounts: " + cells.length);
    }
    if (removedDirections < 0) {
      throw new IllegalArgumentException(
          "removedDirections must be at least 0, was " + removedDirections);
    }
    List<GroupVectors> parts = largeEnough(group, cells);
    double[][] directions =
        removedDirections == 0 ? new double[0][] : PrincipalDirections.of(parts, removedDirections);
    List<Interchangeability> within = new ArrayList<>();
    for (GroupVectors part : parts) {
      Interchangeability i = Interchangeability.without(part, directions);
      if (i.isComputable()) {
        within.add(i);
      }
    }
    return new NestedInterchangeability(within);
  }

  private static List<GroupVectors> largeEnough(GroupVectors group, int[] cells) {
    Map<Integer, GroupVectors> parts = new TreeMap<>();
    Map<Integer, Integer> informative = new TreeMap<>();
    for (int a = 0; a < cells.length; a++) {
      if (cells[a] >= 0) {
        parts
            .computeIfAbsent(cells[a], unused -> new GroupVectors(group.dimensions()))
            .add(group.count(a, 0), group.sum(a, 0), group.count(a, 1), group.sum(a, 1));
        boolean both = group.count(a, 0) > 0 && group.count(a, 1) > 0;
        informative.merge(cells[a], both ? 1 : 0, Integer::sum);
      }
    }
    parts.keySet().removeIf(cell -> informative.getOrDefault(cell, 0) < MIN_ACCOUNTS_OF_A_CELL);
    return new ArrayList<>(parts.values());
  }

  /** The pooled intraclass correlation within cells, NaN where no cell is large enough. */
  public double correlation() {
    return correlation.value();
  }

  /** The larger of the two standard errors of {@link #correlation()}. */
  public double standardError() {
    return correlation.standardError();
  }

  /** One-sided upper confidence limit, Student t; NaN where not computable. */
  public double upper(double confidence) {
    return correlation.upper(confidence);
  }

  /** One-sided lower confidence limit, Student t; NaN where not computable. */
  public double lower(double confidence) {
    return correlation.lower(confidence);
  }

  /**
   * One-sided p-value of "the correlation within cells is at least the margin"; 1 where unknown.
   */
  public double pValueBelow(double margin) {
    return correlation.pValueBelow(margin);
  }

  /** Whether there was a cell to compute it in. */
  public boolean isComputable() {
    return correlation.isComputable();
  }

  /** Cells that were large enough. */
  public int cells() {
    return cells;
  }

  /** Accounts of those cells with requests in both halves. */
  public int informativeAccounts() {
    return informativeAccounts;
  }

  /** Informative within-account pairs in those cells, after the cap. */
  public double pairs() {
    return pairs;
  }

  /** Share of the informative pairs that the heaviest account holds, in [0, 1]. */
  public double largestShare() {
    return largestShare;
  }

  /** Effective dimension of the request vectors around the means of their cells. */
  public double effectiveDimensions() {
    return effectiveDimensions;
  }

  /** Standard error under random dealing within cells. */
  public double nullError() {
    return correlation.nullError();
  }

  /** Delete-one-account jackknife standard error. */
  public double jackknifeError() {
    return correlation.jackknifeError();
  }
}
