package io.github.azeotrope.profile;

import static io.github.azeotrope.profile.LittleEndian.getInt;
import static io.github.azeotrope.profile.LittleEndian.getLong;
import static io.github.azeotrope.profile.LittleEndian.getShort;
import static io.github.azeotrope.profile.LittleEndian.putInt;
import static io.github.azeotrope.profile.LittleEndian.putLong;
import static io.github.azeotrope.profile.LittleEndian.putShort;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.feature.RequestFeatures;
import io.github.azeotrope.hash.LinkageKind;

/**
 * Adds one request to a row. Nothing is allocated, and the result does not depend on the order in
 * which requests come.
 *
 * <p>Cost: a few tenths of a microsecond on a thin row in the cache; 256 additions and the check of
 * their width, eight at a time in thin rows, and up to twelve short sorted insertions.
 */
public final class ProfileUpdate {
  private static final long MILLIS_AN_HOUR = 3_600_000;
  private static final int MAX_SHORT = 0xffff;

  private ProfileUpdate() {}

  /** The half of a session: a bit of its hash that nothing else uses. */
  public static int halfOf(long session) {
    return (int) (session >>> 63);
  }

  /**
   * The tier that a row will have once the vector is summed. It may be narrower than it is now,
   * because components can cancel.
   *
   * @param vector of {@link ProfileLayout#DIMENSIONS} components from -32 to 32
   */
  public static int tierAfter(byte[] slab, int off, int half, byte[] vector) {
    int tier = ProfileRow.tier(slab, off);
    int n = ProfileRow.halfCount(slab, off, half);
    int widest = HalfVectors.widest(n + 1);
    // A half that is thin before and after leaves the tier to the other one.
    if (widest == ProfileLayout.THIN || n >= ProfileLayout.MAX_VECTORS) {
      return tier;
    }
    int at = HalfVectors.at(off, tier, half);
    int after = HalfVectors.tierOfSum(slab, at, tier, vector, widest);
    if (after >= tier) {
      return after;
    }
    int other = HalfVectors.at(off, tier, 1 - half);
    int others = HalfVectors.widest(ProfileRow.halfCount(slab, off, 1 - half));
    return Math.max(after, HalfVectors.tierOfHalf(slab, other, tier, others));
  }

  /**
   * Adds a request, and changes the row's tier to {@code tier}.
   *
   * @param slab with room at {@code off} for the wider of the row's tier and {@code tier}
   * @param epochMillis when it came, which need not be what the host said
   * @param half 0 or 1, of the session
   * @param session a hash that tells the account's sessions apart
   * @param opensGapSession whether this is the first request of a session known only by a gap
   * @param tier what {@link #tierAfter} says for the features' vector
   * @return whether it was added; a row with 2^31 - 1 requests stays as it is
   */
  public static boolean add(
      byte[] slab,
      int off,
      RequestFeatures features,
      long epochMillis,
      int half,
      long session,
      boolean opensGapSession,
      int tier) {
    if (ProfileRow.requests(slab, off) == Integer.MAX_VALUE) {
      return false;
    }
    count(slab, off, epochMillis, session, opensGapSession);
    long units = (long) features.promptCodePoints() + features.promptSkipped();
    putLong(slab, off + ProfileLayout.PROMPT_UNITS, ProfileRow.promptUnits(slab, off) + units);
    facts(slab, off, features.createdEpochMillis(), features.verification(), flags(features));
    model(slab, off, features.modelHash(), epochMillis);
    capabilities(slab, off, features.capabilities());
    slot(slab, off, half, features.promptHash(), session);
    token(slab, off, TokenField.PAYMENT, features.link(LinkageKind.PAYMENT));
    token(slab, off, TokenField.NETWORK, features.link(LinkageKind.NETWORK));
    token(slab, off, TokenField.DEVICE, features.link(LinkageKind.DEVICE));
    token(slab, off, TokenField.SYSTEM_TEMPLATE, features.link(LinkageKind.SYSTEM_TEMPLATE));
    token(slab, off, TokenField.ORGANIZATION, features.link(LinkageKind.ORGANIZATION));
    TokenField templates = TokenField.promptTemplates(half);
    long[] found = features.templateTokens();
    for (int i = 0; i < features.templateCount(); i++) {
      token(slab, off, templates, found[i]);
    }
    vector(slab, off, half, features.vector(), tier);
    return true;
  }

  /** Adds tokens answered, 0 or more. */
  public static void addOutputTokens(byte[] slab, int off, int tokens) {
    long sum = ProfileRow.outputTokens(slab, off) + Math.max(0, tokens);
    // Only a row that was decoded from hostile bytes can be so near to the end.
    putLong(slab, off + ProfileLayout.OUTPUT_TOKENS, sum < 0 ? Long.MAX_VALUE : sum);
  }

  private static int flags(RequestFeatures features) {
    return (features.sessionHash() != 0 ? ProfileRow.HAS_SESSION_ID : 0)
        | (features.artifactCount() > 0 ? ProfileRow.HAS_ARTIFACT : 0)
        | (features.historyMessages() > 0 ? ProfileRow.HAS_HISTORY : 0)
        | (features.systemHash() != 0 ? ProfileRow.HAS_SYSTEM_PROMPT : 0);
  }

  /** Counts a request in its hour and session. */
  static void count(byte[] slab, int off, long epochMillis, long session, boolean opensGapSession) {
    increment(slab, off + ProfileLayout.REQUESTS);
    if (opensGapSession) {
      increment(slab, off + ProfileLayout.GAP_SESSIONS);
    }
    int first = off + ProfileLayout.FIRST_SEEN;
    putLong(slab, first, Math.min(getLong(slab, first), epochMillis));
    int last = off + ProfileLayout.LAST_SEEN;
    putLong(slab, last, Math.max(getLong(slab, last), epochMillis));
    int bits = off + ProfileLayout.SESSION_BITS;
    putLong(slab, bits, getLong(slab, bits) | 1L << (session >>> 52));
    int activity = off + ProfileLayout.ACTIVITY;
    long bit = 1L << ProfileRow.activityBit(epochMillis);
    putLong(slab, activity, getLong(slab, activity) | bit);
    int hour = (int) Math.floorMod(Math.floorDiv(epochMillis, MILLIS_AN_HOUR), 24L);
    int n = ProfileRow.hourCount(slab, off, hour);
    int at = off + ProfileLayout.HOURS + Short.BYTES * hour;
    putShort(slab, at, Math.min(MAX_SHORT, n + 1));
  }

  /** Adds what the host knows of the account. */
  static void facts(byte[] slab, int off, long created, int verification, int flags) {
    if (created != AccountFacts.UNKNOWN_TIME) {
      int at = off + ProfileLayout.CREATED;
      putLong(slab, at, Math.min(getLong(slab, at), created));
    }
    int at = off + ProfileLayout.VERIFICATION;
    slab[at] = (byte) Math.max(slab[at], verification + 1);
    at = off + ProfileLayout.FLAGS;
    slab[at] = (byte) (slab[at] | flags);
  }

  /** Adds a use of a model; hash 0 is no model. */
  static void model(byte[] slab, int off, long modelHash, long epochMillis) {
    ModelSample.add(
        slab,
        off + ProfileLayout.MODEL_SAMPLE,
        ModelSample.token(modelHash),
        ModelSample.hour(epochMillis));
  }

  /** Counts a request under each capability whose bit, by ordinal, is set. */
  static void capabilities(byte[] slab, int off, int capabilities) {
    for (int rest = capabilities; rest != 0; rest &= rest - 1) {
      int at = off + ProfileLayout.CAPABILITIES + Short.BYTES * Integer.numberOfTrailingZeros(rest);
      putShort(slab, at, Math.min(MAX_SHORT, (getShort(slab, at) & MAX_SHORT) + 1));
    }
  }

  /** Adds a prompt to the slot sample; 0 is no prompt. */
  static void slot(byte[] slab, int off, int half, long promptHash, long session) {
    if (promptHash != 0) {
      int at = ProfileLayout.slotSample(off, half);
      SlotSample.add(slab, at, (int) (promptHash >>> 32), 1 << (session & 15));
    }
  }

  /** Adds a token to a sample; 0 is no token. */
  static void token(byte[] slab, int off, TokenField field, long token) {
    TokenSample.add(slab, off + field.offset(), field.capacity(), token);
  }

  /** Adds a vector to a half, which has the tier afterwards; a vector of zeros does not count. */
  static void vector(byte[] slab, int off, int half, byte[] vector, int tier) {
    if (HalfVectors.isZero(vector)) {
      return;
    }
    if (ProfileRow.halfCount(slab, off, half) >= ProfileLayout.MAX_VECTORS) {
      facts(slab, off, AccountFacts.UNKNOWN_TIME, -1, ProfileRow.HAS_UNSUMMED_VECTOR);
      return;
    }
    int now = ProfileRow.tier(slab, off);
    int wide = Math.max(now, tier);
    HalfVectors.resize(slab, off, now, wide);
    HalfVectors.add(slab, HalfVectors.at(off, wide, half), wide, vector);
    HalfVectors.resize(slab, off, wide, tier);
    increment(slab, off + ProfileLayout.HALF_COUNTS + Integer.BYTES * half);
  }

  private static void increment(byte[] slab, int at) {
    putInt(slab, at, getInt(slab, at) + 1);
  }
}
