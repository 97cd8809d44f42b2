package io.github.azeotrope.testkit;

/**
 * The simulator's only source of chance: SplitMix64 [1]. One long of state, so that every account
 * can own a stream; streams are split by hashing, never by drawing, so that what one account does
 * is independent of the order in which others act. Transcendental functions come from StrictMath:
 * the same seed gives the same traffic on every JDK.
 *
 * <p>[1] Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014.
 */
final class Rng {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  Rng(long seed) {
    this.state = mix(seed);
  }

  /** A bijective mixing of 64 bits: distinct inputs have distinct outputs. */
  static long mix(long z) {
    long x = z + GAMMA;
    x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }

  /** A seed derived from a seed and a number; for a fixed seed, distinct numbers never collide. */
  static long derive(long seed, long number) {
    return mix(mix(seed) + number * GAMMA);
  }

  long next() {
    state += GAMMA;
    long x = state;
    x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }

  /** Uniform in [0, bound); the bias of the multiplication is below bound / 2^32. */
  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** Uniform in [low, high], both included. */
  int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** Uniform in [0, 1). */
  double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  /** Exponential with mean 1. */
  double exponential() {
    return -StrictMath.log(1 - unit());
  }

  /**
   * Standard normal (Box and Muller); the second value is thrown away to keep one long of state.
   */
  double normal() {
    double radius = StrictMath.sqrt(2 * exponential());
    return radius * StrictMath.cos(2 * StrictMath.PI * unit());
  }

  /** Log-normal with the given median and standard deviation of the logarithm. */
  double logNormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * normal());
  }

  /** 1, 2, 3, ... with the given mean of at least 1. */
  int geometric(double mean) {
    if (mean <= 1) {
      return 1;
    }
    return 1 + (int) (exponential() / -StrictMath.log(1 - 1 / mean));
  }

  <T> T pick(T[] from) {
    return from[below(from.length)];
  }
}
