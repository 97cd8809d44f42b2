package io.github.azeotrope.profile;

import io.github.azeotrope.AccountFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What one request adds to a row, drawn so that ranges overlap, samples overflow and sums cancel.
 */
final class Request {
  private final long epochMillis;
  private final int half;
  private final long session;
  private final boolean opensGapSession;
  private final long promptHash;
  private final byte[] vector;
  private final long created;
  private final int verification;
  private final int flags;
  private final long[] tokens;
  private final int outputTokens;
  private final long modelHash;
  private final int capabilities;

  Request(
      long epochMillis,
      int half,
      long session,
      boolean opensGapSession,
      long promptHash,
      byte[] vector,
      long created,
      int verification,
      int flags,
      long[] tokens,
      int outputTokens,
      long modelHash,
      int capabilities) {
    this.epochMillis = epochMillis;
    this.half = half;
    this.session = session;
    this.opensGapSession = opensGapSession;
    this.promptHash = promptHash;
    this.vector = vector;
    this.created = created;
    this.verification = verification;
    this.flags = flags;
    this.tokens = tokens;
    this.outputTokens = outputTokens;
    this.modelHash = modelHash;
    this.capabilities = capabilities;
  }

  long epochMillis() {
    return epochMillis;
  }

  int half() {
    return half;
  }

  long session() {
    return session;
  }

  boolean opensGapSession() {
    return opensGapSession;
  }

  long promptHash() {
    return promptHash;
  }

  byte[] vector() {
    return vector;
  }

  long created() {
    return created;
  }

  int verification() {
    return verification;
  }

  int flags() {
    return flags;
  }

  long[] tokens() {
    return tokens;
  }

  int outputTokens() {
    return outputTokens;
  }

  long modelHash() {
    return modelHash;
  }

  int capabilities() {
    return capabilities;
  }

  private static final long DAY = 86_400_000;

  /** A random request; few distinct values, so that repetitions are frequent. */
  static Request random(SplittableRandom random) {
    return random(random, 10);
  }

  /** The fewer kinds of vector, the more of them are long and point one way. */
  private static Request random(SplittableRandom random, int kinds) {
    byte[] vector = new byte[ProfileLayout.DIMENSIONS];
    int kind = random.nextInt(kinds);
    for (int i = 0; i < vector.length; i++) {
      vector[i] =
          (byte)
              switch (kind) {
                case 0 -> 0;
                case 1 -> i == 7 ? 32 : 0;
                case 2 -> i == 7 ? -32 : 0;
                // Long vectors of one direction, within the bound on the length.
                case 3 -> i % 2 == 0 ? 3 : -2;
                default -> random.nextInt(-3, 4);
              };
    }
    long session = new SplittableRandom(random.nextInt(30)).nextLong();
    long[] tokens = new long[TokenField.values().length];
    for (int i = 0; i < tokens.length; i++) {
      // Every eighth request has no such token; half of them are negative as signed numbers.
      tokens[i] = random.nextInt(8) == 0 ? 0 : new SplittableRandom(random.nextInt(20)).nextLong();
    }
    return new Request(
        random.nextLong(1_700_000_000_000L, 1_700_000_000_000L + 40 * DAY),
        random.nextInt(2),
        session,
        random.nextInt(5) == 0,
        random.nextInt(9) == 0 ? 0 : new SplittableRandom(random.nextInt(25)).nextLong(),
        vector,
        random.nextBoolean()
            ? AccountFacts.UNKNOWN_TIME
            : random.nextLong(-DAY, 1_690_000_000_000L),
        random.nextInt(-1, 5),
        1 << random.nextInt(4),
        tokens,
        random.nextInt(5000),
        random.nextInt(6) == 0 ? 0 : new SplittableRandom(random.nextInt(7)).nextLong(),
        random.nextInt(1 << 6));
  }

  static List<Request> random(long seed, int n) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Request> requests = new ArrayList<>();
    int kinds = random.nextInt(2, 11);
    for (int i = 0; i < n; i++) {
      requests.add(random(random, kinds));
    }
    return requests;
  }

  /** The same request with another vector. */
  Request withVector(byte... vector) {
    return new Request(
        epochMillis,
        half,
        session,
        opensGapSession,
        promptHash,
        vector,
        created,
        verification,
        flags,
        tokens,
        outputTokens,
        modelHash,
        capabilities);
  }

  Request withHalf(int half) {
    return new Request(
        epochMillis,
        half,
        session,
        opensGapSession,
        promptHash,
        vector,
        created,
        verification,
        flags,
        tokens,
        outputTokens,
        modelHash,
        capabilities);
  }

  void addTo(byte[] row) {
    int tier = ProfileUpdate.tierAfter(row, 0, half, vector);
    ProfileUpdate.count(row, 0, epochMillis, session, opensGapSession);
    ProfileUpdate.facts(row, 0, created, verification, flags);
    ProfileUpdate.model(row, 0, modelHash, epochMillis);
    ProfileUpdate.capabilities(row, 0, capabilities);
    ProfileUpdate.slot(row, 0, half, promptHash, session);
    for (int i = 0; i < tokens.length; i++) {
      ProfileUpdate.token(row, 0, TokenField.at(i), tokens[i]);
    }
    ProfileUpdate.vector(row, 0, half, vector, tier);
    ProfileUpdate.addOutputTokens(row, 0, outputTokens);
  }
}
