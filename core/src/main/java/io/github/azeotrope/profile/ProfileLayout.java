package io.github.azeotrope.profile;

import io.github.azeotrope.feature.RequestFeatures;

/**
 * Where things lie in a row. All numbers have their lowest byte first. The head is the same in all
 * tiers; the tier is the width of a component of the two half vectors.
 *
 * <pre>
 *   offset bytes
 *      0     4   requests, all of them                        sum
 *      4     4   requests whose vector is summed in half 0    sum
 *      8     4   ... in half 1                                sum
 *     12     4   sessions told apart by a gap only            sum
 *     16     8   first request, epoch ms                      min   empty: Long.MAX_VALUE
 *     24     8   latest request, epoch ms                     max   empty: Long.MIN_VALUE
 *     32     8   account created, epoch ms                    min   unknown: Long.MAX_VALUE
 *     40     8   tokens answered                              sum
 *     48     8   characters of the prompts                    sum
 *     56     8   sessions, linear counting, 64 bits           or
 *     64    48   requests by UTC hour, 24 x 16 bits           sum, stops at 65,535
 *    112     1   verification: ordinal + 1, 0 unknown         max
 *    113     1   flags                                        or
 *    114     1   tier: 0 thin, 1 full, 2 wide                 of the components
 *    115     1   0
 *    116    12   requests by capability, 6 x 16 bits        sum, stops at 65,535
 *    128     8   half days with a request, 64 bits          or    day 32 follows day 0
 *    136    24   models: 4 x 24 bits token, 24 bits hour    min   of the hours of a token
 *    160    48   slots of half 0: 8 x 32 bits hash, then 8 x 16 bits of sessions (or)
 *    208    48   slots of half 1
 *    256    16   tokens: 2 payment
 *    272    64           8 network
 *    336    16           2 device
 *    352    24           3 system template
 *    376    48           6 prompt template, half 0
 *    424    48           6 prompt template, half 1
 *    472     8           1 organization
 *    480     .   half 0: 256 components of 1 (thin), 2 (full) or 4 bytes (wide), signed
 *      .     .   half 1: likewise
 * </pre>
 *
 * <p>Models, slots and tokens are sorted by unsigned value, without repetition, unused places zero
 * and last.
 *
 * <p>The tier is a function of the components alone, never of the order of arrival: the narrowest
 * in which every component of both halves fits. A request moves a component by 32 at most, so that
 * 3 requests a half are thin by construction and 1,023 a half at most full; typically it moves one
 * by 2 and components cancel, so that on the evaluation traces nine in ten accounts of 16 to 31
 * requests are thin, and one to two thirds of those of 32 to 63.
 */
public final class ProfileLayout {
  /** Version of the bytes; moved by every change of this page. */
  public static final int LAYOUT_VERSION = 2;

  /** Components of 8 bits. */
  public static final int THIN = 0;

  /** Components of 16 bits. */
  public static final int FULL = 1;

  /** Components of 32 bits. */
  public static final int WIDE = 2;

  /** How many tiers there are. */
  public static final int TIERS = 3;

  /** Components of a half vector. */
  public static final int DIMENSIONS = RequestFeatures.DIMENSIONS;

  /** Bytes before the vectors. */
  public static final int HEAD_BYTES = 480;

  /** Bytes of the largest row; a scratch of this size takes any. */
  public static final int MAX_BYTES = HEAD_BYTES + ((2 * DIMENSIONS) << WIDE);

  /** Entries of the sample of models. */
  public static final int MODELS = 4;

  /** Length of a bit of the activity bitmap; bit 0 is 1970-01-01T00:00Z and every 32 days after. */
  public static final long ACTIVITY_MILLIS = 12 * 3_600_000L;

  /** Entries of a half's slot sample. */
  public static final int SLOTS = 8;

  /**
   * Most vectors summed in a half, 2^25. Components stay below 2^30 and dot products below 2^62, so
   * that nothing saturates.
   */
  public static final int MAX_VECTORS = 1 << 25;

  /** A component of one request is from minus this to this. */
  static final int MAX_COMPONENT = RequestFeatures.SCALE;

  /**
   * Length of one request vector at most: {@link RequestFeatures#SCALE} before rounding, and
   * rounding moves each of 256 components by less than 1.
   */
  static final int MAX_NORM = RequestFeatures.SCALE + 16;

  static final int REQUESTS = 0;
  static final int HALF_COUNTS = 4;
  static final int GAP_SESSIONS = 12;
  static final int FIRST_SEEN = 16;
  static final int LAST_SEEN = 24;
  static final int CREATED = 32;
  static final int OUTPUT_TOKENS = 40;
  static final int PROMPT_UNITS = 48;
  static final int SESSION_BITS = 56;
  static final int HOURS = 64;
  static final int VERIFICATION = 112;
  static final int FLAGS = 113;
  static final int TIER = 114;
  static final int RESERVED = 115;
  static final int CAPABILITIES = 116;
  static final int ACTIVITY = 128;
  static final int MODEL_SAMPLE = 136;
  static final int SLOT_SAMPLES = MODEL_SAMPLE + MODELS * ModelSample.ENTRY_BYTES;
  static final int SLOT_SAMPLE_BYTES = SLOTS * (Integer.BYTES + Short.BYTES);
  static final int TOKENS = SLOT_SAMPLES + 2 * SLOT_SAMPLE_BYTES;

  private ProfileLayout() {}

  /** Bytes of a row of a tier: 992, 1,504 or 2,528. */
  public static int size(int tier) {
    return HEAD_BYTES + ((2 * DIMENSIONS) << tier);
  }

  /** Where a half's slot sample begins. */
  static int slotSample(int off, int half) {
    return off + SLOT_SAMPLES + half * SLOT_SAMPLE_BYTES;
  }
}
