package io.github.azeotrope.hash;

/**
 * Unkeyed 64-bit mixing for values that are already keyed hashes or that no attacker chooses: table
 * slots, sampling, dither. Every method is a bijection in its first argument; nothing here resists
 * an adversary who knows the input.
 *
 * <p>Constants: David Stafford's thirteenth variant of the MurmurHash3 finaliser, as used by
 * SplitMix64 (Steele, Lea and Flood, OOPSLA 2014, figure 16).
 */
public final class Mix {
  /** The odd integer nearest to 2^64 divided by the golden ratio: a step that visits evenly. */
  public static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private Mix() {}

  /** Each input bit changes each output bit with probability near 1/2; maps 0 to 0. */
  public static long mix(long x) {
    x = (x ^ (x >>> 30)) * 0xbf58476d1ce4e5b9L;
    x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
    return x ^ (x >>> 31);
  }

  /** Mixes two values; not symmetric. */
  public static long mix(long x, long y) {
    return mix(x + GOLDEN ^ mix(y + GOLDEN));
  }

  /**
   * One step of a chain over a sequence of keyed hashes. Cheaper than {@link #mix(long, long)};
   * finish the chain with {@link #mix(long)}. The shift keeps it from being a polynomial modulo
   * 2^64, for which colliding sequences are known whatever the multiplier (Thue-Morse words).
   */
  public static long chain(long state, long next) {
    long x = (state ^ next) * GOLDEN;
    return x ^ (x >>> 32);
  }

  /** The value itself, or a fixed other one where it is 0, because 0 stands for "absent". */
  public static long nonZero(long hash) {
    return hash != 0 ? hash : GOLDEN;
  }
}
