package io.github.azeotrope.examples.evaluation;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One number over several seeds.
 *
 * @param n seeds in which there is one
 * @param mean their mean, not a number without any
 * @param least the least
 * @param most the greatest
 */
record Sample(long n, double mean, double least, double most) {

  /** Leaves out what is not a number. */
  static Sample of(List<Tally> tallies, ToDoubleFunction<Tally> number) {
    DoubleSummaryStatistics all =
        tallies.stream().mapToDouble(number).filter(Double::isFinite).summaryStatistics();
    return all.getCount() == 0
        ? new Sample(0, Double.NaN, Double.NaN, Double.NaN)
        : new Sample(all.getCount(), all.getAverage(), all.getMin(), all.getMax());
  }
}
