package io.github.azeotrope.profile;

import static io.github.azeotrope.profile.LittleEndian.getInt;
import static io.github.azeotrope.profile.LittleEndian.getLong;
import static io.github.azeotrope.profile.LittleEndian.getShort;
import static io.github.azeotrope.profile.LittleEndian.putInt;
import static io.github.azeotrope.profile.LittleEndian.putLong;
import static io.github.azeotrope.profile.LittleEndian.putShort;

/**
 * Merges rows: exact, associative, commutative, with the empty row as identity, byte for byte. Both
 * rows must have been made under one key and one background.
 *
 * <p>Cost: two passes over 512 components and at most 48 short sorted insertions.
 */
public final class ProfileMerge {
  private static final int MAX_SHORT = 0xffff;

  private ProfileMerge() {}

  /**
   * The tier of the merged row.
   *
   * @throws ArithmeticException if the two cannot be merged, see {@link #merge}
   */
  public static int tierAfter(byte[] a, int aOff, byte[] b, int bOff) {
    int tier = ProfileLayout.THIN;
    for (int half = 0; half < 2; half++) {
      int aTier = ProfileRow.tier(a, aOff);
      int bTier = ProfileRow.tier(b, bOff);
      int widest = HalfVectors.widest(sum(a, aOff, b, bOff, half));
      int needed =
          HalfVectors.tierOfSum(
              a,
              HalfVectors.at(aOff, aTier, half),
              aTier,
              b,
              HalfVectors.at(bOff, bTier, half),
              bTier,
              widest);
      tier = Math.max(tier, needed);
    }
    return tier;
  }

  /**
   * Adds one row to another.
   *
   * @param dst with room at {@code dstOff} for the wider of that row's tier and {@link #tierAfter};
   *     {@link ProfileLayout#MAX_BYTES} always suffice
   * @param src read only; must not overlap
   * @return the tier of the merged row
   * @throws ArithmeticException if a half would sum more than {@link ProfileLayout#MAX_VECTORS}
   *     vectors or another count would not fit; {@code dst} is then unchanged. Accumulators of
   *     {@link ProfileRow#addHalfTo} have no such bound.
   */
  public static int merge(byte[] dst, int dstOff, byte[] src, int srcOff) {
    int tier = tierAfter(dst, dstOff, src, srcOff);
    // All that can fail comes first.
    int requests =
        add(ProfileRow.requests(dst, dstOff), ProfileRow.requests(src, srcOff), "requests");
    int gaps =
        add(ProfileRow.gapSessions(dst, dstOff), ProfileRow.gapSessions(src, srcOff), "sessions");
    long output =
        add(
            ProfileRow.outputTokens(dst, dstOff),
            ProfileRow.outputTokens(src, srcOff),
            "tokens answered");
    long prompt =
        add(
            ProfileRow.promptUnits(dst, dstOff),
            ProfileRow.promptUnits(src, srcOff),
            "characters of prompts");
    putInt(dst, dstOff + ProfileLayout.REQUESTS, requests);
    putInt(dst, dstOff + ProfileLayout.GAP_SESSIONS, gaps);
    putLong(dst, dstOff + ProfileLayout.OUTPUT_TOKENS, output);
    putLong(dst, dstOff + ProfileLayout.PROMPT_UNITS, prompt);
    head(dst, dstOff, src, srcOff);
    samples(dst, dstOff, src, srcOff);
    vectors(dst, dstOff, src, srcOff, tier);
    return tier;
  }

  private static void head(byte[] dst, int dstOff, byte[] src, int srcOff) {
    min(dst, dstOff + ProfileLayout.FIRST_SEEN, src, srcOff + ProfileLayout.FIRST_SEEN);
    min(dst, dstOff + ProfileLayout.CREATED, src, srcOff + ProfileLayout.CREATED);
    int last = dstOff + ProfileLayout.LAST_SEEN;
    putLong(dst, last, Math.max(getLong(dst, last), ProfileRow.lastSeenEpochMillis(src, srcOff)));
    int bits = dstOff + ProfileLayout.SESSION_BITS;
    putLong(dst, bits, getLong(dst, bits) | ProfileRow.sessionBits(src, srcOff));
    for (int hour = 0; hour < 24; hour++) {
      int n = ProfileRow.hourCount(dst, dstOff, hour) + ProfileRow.hourCount(src, srcOff, hour);
      putShort(dst, dstOff + ProfileLayout.HOURS + Short.BYTES * hour, Math.min(MAX_SHORT, n));
    }
    for (int i = ProfileLayout.CAPABILITIES; i < ProfileLayout.ACTIVITY; i += Short.BYTES) {
      int n = (getShort(dst, dstOff + i) & MAX_SHORT) + (getShort(src, srcOff + i) & MAX_SHORT);
      putShort(dst, dstOff + i, Math.min(MAX_SHORT, n));
    }
    int activity = dstOff + ProfileLayout.ACTIVITY;
    putLong(dst, activity, getLong(dst, activity) | ProfileRow.activity(src, srcOff));
    int at = dstOff + ProfileLayout.VERIFICATION;
    dst[at] = (byte) Math.max(dst[at], ProfileRow.verification(src, srcOff));
    at = dstOff + ProfileLayout.FLAGS;
    dst[at] = (byte) (dst[at] | ProfileRow.flags(src, srcOff));
  }

  private static void samples(byte[] dst, int dstOff, byte[] src, int srcOff) {
    ModelSample.merge(
        dst, dstOff + ProfileLayout.MODEL_SAMPLE, src, srcOff + ProfileLayout.MODEL_SAMPLE);
    for (int half = 0; half < 2; half++) {
      SlotSample.merge(
          dst, ProfileLayout.slotSample(dstOff, half), src, ProfileLayout.slotSample(srcOff, half));
    }
    for (int i = 0; i < TokenField.count(); i++) {
      TokenField field = TokenField.at(i);
      int offset = field.offset();
      TokenSample.merge(dst, dstOff + offset, src, srcOff + offset, field.capacity());
    }
  }

  private static void vectors(byte[] dst, int dstOff, byte[] src, int srcOff, int tier) {
    int now = ProfileRow.tier(dst, dstOff);
    int wide = Math.max(now, tier);
    int srcTier = ProfileRow.tier(src, srcOff);
    HalfVectors.resize(dst, dstOff, now, wide);
    for (int half = 0; half < 2; half++) {
      HalfVectors.add(
          dst,
          HalfVectors.at(dstOff, wide, half),
          wide,
          src,
          HalfVectors.at(srcOff, srcTier, half),
          srcTier);
      int at = dstOff + ProfileLayout.HALF_COUNTS + Integer.BYTES * half;
      putInt(dst, at, getInt(dst, at) + ProfileRow.halfCount(src, srcOff, half));
    }
    HalfVectors.resize(dst, dstOff, wide, tier);
  }

  private static int sum(byte[] a, int aOff, byte[] b, int bOff, int half) {
    int n = ProfileRow.halfCount(a, aOff, half) + ProfileRow.halfCount(b, bOff, half);
    if (n > ProfileLayout.MAX_VECTORS) {
      throw new ArithmeticException(
          "half "
              + half
              + " of the merged profile would sum "
              + n
              + " vectors; at most "
              + ProfileLayout.MAX_VECTORS
              + " are exact");
    }
    return n;
  }

  private static void min(byte[] dst, int dstAt, byte[] src, int srcAt) {
    putLong(dst, dstAt, Math.min(getLong(dst, dstAt), getLong(src, srcAt)));
  }

  private static int add(int a, int b, String what) {
    long sum = (long) a + b;
    if (sum != (int) sum) {
      throw new ArithmeticException("the merged profile would count " + sum + " " + what);
    }
    return (int) sum;
  }

  private static long add(long a, long b, String what) {
    long sum = a + b;
    if (sum < 0) {
      throw new ArithmeticException(
          "the merged profile would count more than " + Long.MAX_VALUE + " " + what);
    }
    return sum;
  }
}
