package io.github.azeotrope.profile;

import static io.github.azeotrope.profile.LittleEndian.getLong;

import io.github.azeotrope.Capability;
import io.github.azeotrope.Verification;

/**
 * Whether bytes are a row that requests could have made: every range, every order, and every bound
 * that one field sets another. What passes can be read, merged and updated like a row of our own.
 */
final class ProfileCheck {
  private static final int VERIFICATIONS = Verification.values().length;

  private static final Capability[] CAPABILITIES = Capability.values();

  private ProfileCheck() {}

  /**
   * Checks a row whose tier byte is known to agree with its size.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  static void check(byte[] row) {
    int requests = ProfileRow.requests(row, 0);
    int n0 = ProfileRow.halfCount(row, 0, 0);
    int n1 = ProfileRow.halfCount(row, 0, 1);
    require(requests >= 0, "requests are negative", requests);
    require(n0 >= 0 && n0 <= ProfileLayout.MAX_VECTORS, "vectors of half 0 out of range", n0);
    require(n1 >= 0 && n1 <= ProfileLayout.MAX_VECTORS, "vectors of half 1 out of range", n1);
    require((long) n0 + n1 <= requests, "more vectors than requests", (long) n0 + n1);
    if (requests == 0) {
      empty(row);
      return;
    }
    counters(row, requests);
    hours(row, requests);
    activity(row, requests);
    models(row, requests);
    slots(row, requests);
    tokens(row);
    int tier = ProfileRow.tier(row, 0);
    int needed = ProfileLayout.THIN;
    for (int half = 0; half < 2; half++) {
      vector(row, half);
      int at = HalfVectors.at(0, tier, half);
      needed = Math.max(needed, HalfVectors.tierOfHalf(row, at, tier, ProfileLayout.WIDE));
    }
    require(tier == needed, "tier is not the narrowest that the vectors fit in", tier);
  }

  private static void empty(byte[] row) {
    byte[] empty = new byte[ProfileLayout.size(ProfileLayout.THIN)];
    ProfileRow.clear(empty, 0);
    require(java.util.Arrays.equals(empty, row), "content without a request", 0);
  }

  private static void counters(byte[] row, int requests) {
    int gaps = ProfileRow.gapSessions(row, 0);
    require(gaps >= 0 && gaps <= requests, "sessions out of range", gaps);
    long first = ProfileRow.firstSeenEpochMillis(row, 0);
    long last = ProfileRow.lastSeenEpochMillis(row, 0);
    require(first <= last, "the first request is later than the latest", first);
    long created = getLong(row, ProfileLayout.CREATED);
    require(created != Long.MIN_VALUE, "time of creation out of range", created);
    long output = ProfileRow.outputTokens(row, 0);
    require(output >= 0, "tokens answered are negative", output);
    long prompt = ProfileRow.promptUnits(row, 0);
    require(prompt >= 0, "characters of prompts are negative", prompt);
    int sessions = Long.bitCount(ProfileRow.sessionBits(row, 0));
    require(sessions >= 1 && sessions <= requests, "session bits out of range", sessions);
    int verification = ProfileRow.verification(row, 0);
    require(
        verification >= 0 && verification <= VERIFICATIONS, "unknown verification", verification);
    int flags = ProfileRow.flags(row, 0);
    require((flags & ~ProfileRow.ALL_FLAGS) == 0, "unknown flags", flags);
    for (int i = ProfileLayout.RESERVED; i < ProfileLayout.CAPABILITIES; i++) {
      require(row[i] == 0, "reserved bytes are not zero", row[i]);
    }
  }

  private static void hours(byte[] row, int requests) {
    long sum = 0;
    boolean stopped = false;
    for (int hour = 0; hour < 24; hour++) {
      int n = ProfileRow.hourCount(row, 0, hour);
      sum += n;
      stopped |= n == 0xffff;
    }
    require(
        stopped ? sum <= requests : sum == requests, "hours do not add up to the requests", sum);
  }

  private static void activity(byte[] row, int requests) {
    long activity = ProfileRow.activity(row, 0);
    long ends =
        1L << ProfileRow.activityBit(ProfileRow.firstSeenEpochMillis(row, 0))
            | 1L << ProfileRow.activityBit(ProfileRow.lastSeenEpochMillis(row, 0));
    require((ends & ~activity) == 0, "half days without the first or latest request", activity);
    int halfDays = Long.bitCount(activity);
    require(halfDays <= requests, "more half days than requests", halfDays);
    for (Capability capability : CAPABILITIES) {
      int n = ProfileRow.capabilityCount(row, 0, capability);
      require(n <= requests, "capability in more requests than there are", n);
    }
  }

  private static void models(byte[] row, int requests) {
    int at = ProfileLayout.MODEL_SAMPLE;
    int n = ProfileRow.modelCount(row, 0);
    require(n <= requests, "more models than requests", n);
    int first = ModelSample.hour(ProfileRow.firstSeenEpochMillis(row, 0));
    int last = ModelSample.hour(ProfileRow.lastSeenEpochMillis(row, 0));
    for (int i = 0; i < ProfileLayout.MODELS; i++) {
      int token = ModelSample.token(row, at, i);
      int hour = ModelSample.firstHour(row, at, i);
      if (i >= n) {
        require((token | hour) == 0, "models with a gap", i);
      } else {
        boolean ascends = i == 0 || ModelSample.token(row, at, i - 1) < token;
        require(ascends, "models out of order", i);
        require(hour >= first && hour <= last, "model used before or after all requests", hour);
      }
    }
  }

  private static void slots(byte[] row, int requests) {
    long seen = 0;
    for (int half = 0; half < 2; half++) {
      int at = ProfileLayout.slotSample(0, half);
      int n = SlotSample.count(row, at);
      for (int i = 0; i < ProfileLayout.SLOTS; i++) {
        int hash = SlotSample.hash(row, at, i);
        int sessions = SlotSample.sessions(row, at, i);
        seen += Integer.bitCount(sessions);
        if (i >= n) {
          require((hash | sessions) == 0, "slots with a gap in half", half);
        } else if (i > 0) {
          int before = SlotSample.hash(row, at, i - 1);
          require(Integer.compareUnsigned(before, hash) < 0, "slots out of order in half", half);
        }
      }
    }
    require(seen <= requests, "slots in more sessions than there are requests", seen);
  }

  private static void tokens(byte[] row) {
    for (int f = 0; f < TokenField.count(); f++) {
      TokenField field = TokenField.at(f);
      int n = TokenSample.count(row, field.offset(), field.capacity());
      for (int i = 1; i < field.capacity(); i++) {
        long before = TokenSample.token(row, field.offset(), i - 1);
        long token = TokenSample.token(row, field.offset(), i);
        boolean fine = i < n ? Long.compareUnsigned(before, token) < 0 : token == 0;
        require(fine, "tokens out of order in field", f);
      }
    }
  }

  private static void vector(byte[] row, int half) {
    int tier = ProfileRow.tier(row, 0);
    int at = HalfVectors.at(0, tier, half);
    long n = ProfileRow.halfCount(row, 0, half);
    double squares = 0;
    for (int i = 0; i < ProfileLayout.DIMENSIONS; i++) {
      int component = HalfVectors.get(row, at, tier, i);
      require(
          Math.abs((long) component) <= n * ProfileLayout.MAX_COMPONENT,
          "component too large for its count",
          component);
      squares += (double) component * component;
    }
    double longest = (double) n * ProfileLayout.MAX_NORM;
    require(squares <= longest * longest, "vector too long for its count in half", half);
  }

  private static void require(boolean fine, String what, long value) {
    if (!fine) {
      throw new IllegalArgumentException("not a profile: " + what + " (" + value + ")");
    }
  }
}
