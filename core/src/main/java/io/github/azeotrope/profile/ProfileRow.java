package io.github.azeotrope.profile;

import static io.github.azeotrope.profile.LittleEndian.getInt;
import static io.github.azeotrope.profile.LittleEndian.getLong;
import static io.github.azeotrope.profile.LittleEndian.getShort;
import static io.github.azeotrope.profile.LittleEndian.putLong;
import static io.github.azeotrope.profile.ProfileLayout.DIMENSIONS;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.Capability;
import java.util.Arrays;

/**
 * Reads a row. Every method takes the array and the offset at which the row begins, allocates
 * nothing and keeps nothing. Whoever reads holds the lock of the row or has a copy of it.
 */
public final class ProfileRow {
  /** Flag: a request named its session. */
  public static final int HAS_SESSION_ID = 1;

  /** Flag: a request presented an artifact. */
  public static final int HAS_ARTIFACT = 1 << 1;

  /** Flag: a request sent earlier messages along. */
  public static final int HAS_HISTORY = 1 << 2;

  /** Flag: a request had a system prompt. */
  public static final int HAS_SYSTEM_PROMPT = 1 << 3;

  /** Flag: a half was full, so that a request's vector was not summed. */
  public static final int HAS_UNSUMMED_VECTOR = 1 << 4;

  static final int ALL_FLAGS = (1 << 5) - 1;

  private static final int HOURS_A_DAY = 24;

  private ProfileRow() {}

  /** Makes an empty thin row: the identity of {@link ProfileMerge#merge}. */
  public static void clear(byte[] slab, int off) {
    Arrays.fill(slab, off, off + ProfileLayout.size(ProfileLayout.THIN), (byte) 0);
    putLong(slab, off + ProfileLayout.FIRST_SEEN, Long.MAX_VALUE);
    putLong(slab, off + ProfileLayout.LAST_SEEN, Long.MIN_VALUE);
    putLong(slab, off + ProfileLayout.CREATED, Long.MAX_VALUE);
  }

  /** Copies a row as it is and returns its size; the ranges must not overlap. */
  public static int copy(byte[] src, int srcOff, byte[] dst, int dstOff) {
    int size = size(src, srcOff);
    System.arraycopy(src, srcOff, dst, dstOff, size);
    return size;
  }

  /** The tier: {@link ProfileLayout#THIN}, FULL or WIDE. */
  public static int tier(byte[] slab, int off) {
    return slab[off + ProfileLayout.TIER];
  }

  /** Bytes of the row. */
  public static int size(byte[] slab, int off) {
    return ProfileLayout.size(tier(slab, off));
  }

  /** All requests, with and without a vector. */
  public static int requests(byte[] slab, int off) {
    return getInt(slab, off + ProfileLayout.REQUESTS);
  }

  /** Requests whose vector is summed in a half, 0 or 1. */
  public static int halfCount(byte[] slab, int off, int half) {
    return getInt(slab, off + ProfileLayout.HALF_COUNTS + Integer.BYTES * half);
  }

  /** Sessions that nothing but a gap of half an hour told apart. */
  public static int gapSessions(byte[] slab, int off) {
    return getInt(slab, off + ProfileLayout.GAP_SESSIONS);
  }

  /** Time of the first request, in epoch milliseconds; {@code Long.MAX_VALUE} if there is none. */
  public static long firstSeenEpochMillis(byte[] slab, int off) {
    return getLong(slab, off + ProfileLayout.FIRST_SEEN);
  }

  /** Time of the latest request, in epoch milliseconds; {@code Long.MIN_VALUE} if there is none. */
  public static long lastSeenEpochMillis(byte[] slab, int off) {
    return getLong(slab, off + ProfileLayout.LAST_SEEN);
  }

  /** When the account was created; {@link AccountFacts#UNKNOWN_TIME} where unknown. */
  public static long createdEpochMillis(byte[] slab, int off) {
    long created = getLong(slab, off + ProfileLayout.CREATED);
    return created == Long.MAX_VALUE ? AccountFacts.UNKNOWN_TIME : created;
  }

  /** Tokens answered. */
  public static long outputTokens(byte[] slab, int off) {
    return getLong(slab, off + ProfileLayout.OUTPUT_TOKENS);
  }

  /** Characters of the prompts: code points where read, UTF-16 units where skipped. */
  public static long promptUnits(byte[] slab, int off) {
    return getLong(slab, off + ProfileLayout.PROMPT_UNITS);
  }

  /** The bitmap of sessions. */
  public static long sessionBits(byte[] slab, int off) {
    return getLong(slab, off + ProfileLayout.SESSION_BITS);
  }

  /**
   * An estimate of the number of distinct sessions, -64 ln(1 - c/64) for c bits set (Whang et al.
   * 1990): off by 10 % near 20 sessions, by 15 % near 100; at most 266, because then all bits are
   * set.
   */
  public static double sessionEstimate(byte[] slab, int off) {
    int set = Long.bitCount(sessionBits(slab, off));
    return set == Long.SIZE
        ? Long.SIZE * Math.log(Long.SIZE)
        : -Long.SIZE * Math.log1p(-set / (double) Long.SIZE);
  }

  /** Requests in an hour of the day in UTC, 0 to 23; 65,535 stands for that or more. */
  public static int hourCount(byte[] slab, int off, int hour) {
    return getShort(slab, off + ProfileLayout.HOURS + Short.BYTES * hour) & 0xffff;
  }

  /** Adds the counts of all hours to an array of 24. */
  public static void addHoursTo(byte[] slab, int off, long[] hours) {
    for (int hour = 0; hour < HOURS_A_DAY; hour++) {
      hours[hour] += hourCount(slab, off, hour);
    }
  }

  /**
   * Half days with a request: bit {@link #activityBit} of each time, so that a day is lost among
   * those 32 days before and after.
   */
  public static long activity(byte[] slab, int off) {
    return getLong(slab, off + ProfileLayout.ACTIVITY);
  }

  /** The place of a time in {@link #activity}, 0 to 63. */
  public static int activityBit(long epochMillis) {
    return (int) Math.floorDiv(epochMillis, ProfileLayout.ACTIVITY_MILLIS) & Long.SIZE - 1;
  }

  /** Requests whose wording asks for a capability; 65,535 stands for that or more. */
  public static int capabilityCount(byte[] slab, int off, Capability capability) {
    int at = off + ProfileLayout.CAPABILITIES + Short.BYTES * capability.ordinal();
    return getShort(slab, at) & 0xffff;
  }

  /** How many models are sampled, at most {@link ProfileLayout#MODELS}. */
  public static int modelCount(byte[] slab, int off) {
    return ModelSample.count(slab, off + ProfileLayout.MODEL_SAMPLE);
  }

  /** The token of a sampled model, see {@link #modelToken}; they ascend. */
  public static int model(byte[] slab, int off, int i) {
    return ModelSample.token(slab, off + ProfileLayout.MODEL_SAMPLE, i);
  }

  /** The hour of its first use, in hours since 1970-01-01T00:00Z. */
  public static int modelFirstHour(byte[] slab, int off, int i) {
    return ModelSample.firstHour(slab, off + ProfileLayout.MODEL_SAMPLE, i);
  }

  /** The token under which a model of this hash is sampled, 1 to 2^24 - 1; 0 for hash 0. */
  public static int modelToken(long modelHash) {
    return ModelSample.token(modelHash);
  }

  /** The highest ordinal of {@link io.github.azeotrope.Verification} plus one; 0 where unknown. */
  public static int verification(byte[] slab, int off) {
    return slab[off + ProfileLayout.VERIFICATION];
  }

  /** The flags. */
  public static int flags(byte[] slab, int off) {
    return slab[off + ProfileLayout.FLAGS];
  }

  /**
   * Copies a sample of tokens, ascending by unsigned value.
   *
   * @param out of length {@link TokenField#capacity} at least; only the first places are written
   * @return how many there are
   */
  public static int tokens(byte[] slab, int off, TokenField field, long[] out) {
    int at = off + field.offset();
    int n = TokenSample.count(slab, at, field.capacity());
    for (int i = 0; i < n; i++) {
      out[i] = TokenSample.token(slab, at, i);
    }
    return n;
  }

  /** How many tokens a sample holds. */
  public static int tokenCount(byte[] slab, int off, TokenField field) {
    return TokenSample.count(slab, off + field.offset(), field.capacity());
  }

  /** The token at a place below {@link #tokenCount}. */
  public static long token(byte[] slab, int off, TokenField field, int i) {
    return TokenSample.token(slab, off + field.offset(), i);
  }

  /** The token of the declared organization; 0 where there is none. */
  public static long organization(byte[] slab, int off) {
    return getLong(slab, off + TokenField.ORGANIZATION.offset());
  }

  /** How many distinct prompts of a half are sampled, at most {@link ProfileLayout#SLOTS}. */
  public static int slotCount(byte[] slab, int off, int half) {
    return SlotSample.count(slab, ProfileLayout.slotSample(off, half));
  }

  /** The hash of a sampled prompt; they ascend by unsigned value. */
  public static int slotHash(byte[] slab, int off, int half, int i) {
    return SlotSample.hash(slab, ProfileLayout.slotSample(off, half), i);
  }

  /** The sessions of a sampled prompt, 16 bits for linear counting, at least one set. */
  public static int slotSessions(byte[] slab, int off, int half, int i) {
    return SlotSample.sessions(slab, ProfileLayout.slotSample(off, half), i);
  }

  /** One component of a half vector, in units of 1/32 of a request. */
  public static int component(byte[] slab, int off, int half, int i) {
    int tier = tier(slab, off);
    return HalfVectors.get(slab, HalfVectors.at(off, tier, half), tier, i);
  }

  /**
   * Adds a half vector to an accumulator.
   *
   * @throws ArithmeticException if a sum does not fit
   */
  public static void addHalfTo(byte[] slab, int off, int half, int[] sums) {
    int tier = tier(slab, off);
    int at = HalfVectors.at(off, tier, half);
    for (int i = 0; i < DIMENSIONS; i++) {
      sums[i] = Math.addExact(sums[i], HalfVectors.get(slab, at, tier, i));
    }
  }

  /** Adds a half vector to an accumulator, exactly: 2^33 rows cannot overflow it. */
  public static void addHalfTo(byte[] slab, int off, int half, long[] sums) {
    int tier = tier(slab, off);
    int at = HalfVectors.at(off, tier, half);
    for (int i = 0; i < DIMENSIONS; i++) {
      sums[i] += HalfVectors.get(slab, at, tier, i);
    }
  }

  /** Adds a half vector to an accumulator, exactly as long as sums stay below 2^53. */
  public static void addHalfTo(byte[] slab, int off, int half, double[] sums) {
    int tier = tier(slab, off);
    int at = HalfVectors.at(off, tier, half);
    for (int i = 0; i < DIMENSIONS; i++) {
      sums[i] += HalfVectors.get(slab, at, tier, i);
    }
  }

  /** Copies a half vector, multiplied by a factor; 1/32 gives the sum of unit vectors. */
  public static void copyHalf(byte[] slab, int off, int half, float factor, float[] out) {
    int tier = tier(slab, off);
    int at = HalfVectors.at(off, tier, half);
    for (int i = 0; i < DIMENSIONS; i++) {
      out[i] = factor * HalfVectors.get(slab, at, tier, i);
    }
  }

  /**
   * The dot product of two half vectors, exact, in units of 1/1024 of a pair of requests. Cost: 256
   * multiplications.
   */
  public static long dot(byte[] a, int aOff, int aHalf, byte[] b, int bOff, int bHalf) {
    int aTier = tier(a, aOff);
    int bTier = tier(b, bOff);
    return HalfVectors.dot(
        a, HalfVectors.at(aOff, aTier, aHalf), aTier, b, HalfVectors.at(bOff, bTier, bHalf), bTier);
  }
}
