package io.github.azeotrope.sketch;

import java.util.ArrayList;
import java.util.List;

/** The same statistic from the requests themselves: every pair, no sums, no shortcut. */
final class NaiveInterchangeability {
  private final List<AccountRequests> accounts;
  private final double[] weight;

  NaiveInterchangeability(List<AccountRequests> accounts) {
    this(accounts, weights(accounts));
  }

  private NaiveInterchangeability(List<AccountRequests> accounts, double[] weight) {
    this.accounts = accounts;
    this.weight = weight;
  }

  /** What each account's pairs count, so that none has more than four times the median. */
  private static double[] weights(List<AccountRequests> accounts) {
    double[] positive =
        accounts.stream()
            .mapToDouble(a -> (double) a.half(0).size() * a.half(1).size())
            .filter(p -> p > 0)
            .sorted()
            .toArray();
    double[] weights = new double[accounts.size()];
    for (int i = 0; i < weights.length; i++) {
      double p = (double) accounts.get(i).half(0).size() * accounts.get(i).half(1).size();
      int k = positive.length;
      double median = (positive[(k - 1) / 2] + positive[k / 2]) / 2;
      weights[i] = p == 0 ? 0 : Math.min(1, 4 * median / p);
    }
    return weights;
  }

  double pairs() {
    double pairs = 0;
    for (int a = 0; a < accounts.size(); a++) {
      pairs += weight[a] * accounts.get(a).half(0).size() * accounts.get(a).half(1).size();
    }
    return pairs;
  }

  double within() {
    double sum = 0;
    for (int a = 0; a < accounts.size(); a++) {
      for (float[] x : accounts.get(a).half(0)) {
        for (float[] y : accounts.get(a).half(1)) {
          sum += weight[a] * dot(x, y);
        }
      }
    }
    return sum / pairs();
  }

  double across() {
    double sum = 0;
    long pairs = 0;
    for (AccountRequests a : accounts) {
      for (AccountRequests b : accounts) {
        if (a == b) {
          continue;
        }
        for (float[] x : a.half(0)) {
          for (float[] y : b.half(1)) {
            sum += dot(x, y);
            pairs++;
          }
        }
      }
    }
    return sum / pairs;
  }

  double correlation() {
    return (within() - across()) / (1 - across());
  }

  /** Leaves out one account after the other; the weights stay. */
  double jackknifeError() {
    List<Double> leftOut = new ArrayList<>();
    for (int out = 0; out < accounts.size(); out++) {
      if (weight[out] == 0) {
        continue;
      }
      List<AccountRequests> rest = new ArrayList<>(accounts);
      rest.remove(out);
      double[] restWeight = new double[rest.size()];
      for (int i = 0; i < restWeight.length; i++) {
        restWeight[i] = weight[i < out ? i : i + 1];
      }
      leftOut.add(new NaiveInterchangeability(rest, restWeight).correlation());
    }
    double k = leftOut.size();
    double mean = leftOut.stream().mapToDouble(x -> x).sum() / k;
    return Math.sqrt(
        (k - 1) / k * leftOut.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum());
  }

  /** Of the covariance matrix of requests, estimated from pairs of accounts. */
  double effectiveDimensions() {
    double requests = 0;
    double squares = 0;
    double[] mean = new double[accounts.get(0).sum(0).length];
    for (AccountRequests a : accounts) {
      double n = a.half(0).size() + a.half(1).size();
      requests += n;
      squares += n * n;
      for (int i = 0; i < mean.length; i++) {
        mean[i] += (double) a.sum(0)[i] + a.sum(1)[i];
      }
    }
    double trace = 0;
    for (AccountRequests a : accounts) {
      for (AccountRequests b : accounts) {
        if (a == b) {
          continue;
        }
        double dot = 0;
        for (int i = 0; i < mean.length; i++) {
          dot += centred(a, mean, requests, i) * centred(b, mean, requests, i);
        }
        trace += dot * dot;
      }
    }
    trace /= requests * requests - squares;
    return (1 - across()) * (1 - across()) / trace;
  }

  private static double centred(AccountRequests a, double[] total, double requests, int i) {
    double n = a.half(0).size() + a.half(1).size();
    return (double) a.sum(0)[i] + a.sum(1)[i] - n * total[i] / requests;
  }

  private static double dot(float[] x, float[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (double) x[i] * y[i];
    }
    return sum;
  }
}
