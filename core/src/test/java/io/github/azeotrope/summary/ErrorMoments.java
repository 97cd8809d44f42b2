package io.github.azeotrope.summary;

/** What the errors of many estimates come to, beside what the estimates said of their error. */
public class ErrorMoments {
  private int trials;
  private double sum;
  private double squares;
  private double stated;

  /** Takes in the error of one estimate and the standard error that it stated. */
  protected final void add(double error, double standardError) {
    trials++;
    sum += error;
    squares += error * error;
    stated += standardError;
  }

  public final int trials() {
    return trials;
  }

  public final double bias() {
    return sum / trials;
  }

  public final double rootMeanSquare() {
    return Math.sqrt(squares / trials);
  }

  public final double meanStated() {
    return stated / trials;
  }
}
