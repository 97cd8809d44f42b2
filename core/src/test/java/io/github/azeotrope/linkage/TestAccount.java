package io.github.azeotrope.linkage;

import io.github.azeotrope.Capability;
import io.github.azeotrope.OrganizationStanding;
import io.github.azeotrope.profile.ProfileLayout;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.sketch.RequestVectors;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An account put together by hand: what it sends, from where, who pays. */
public final class TestAccount {
  private static final int MOST_NETWORKS = 8;
  private static final int MOST_SLOTS = 8;

  private final RequestVectors vectors;
  private final int[] counts = new int[2];
  private final float[][] sums;
  private final TreeMap<Integer, Integer> slots0 = new TreeMap<>(Integer::compareUnsigned);
  private final TreeMap<Integer, Integer> slots1 = new TreeMap<>(Integer::compareUnsigned);
  private long requests;
  private long[] payments = {};
  private long[] networks = {};
  private long[] devices = {};
  private long organization;
  private @Nullable OrganizationStanding standing;
  private long[] systemPrompts = {};
  private long[] templates = {};
  private long ordinal;
  private long activity;
  private int[] models = {};
  private int[] modelFirstHours = {};
  private final int[] hours = new int[24];
  private long promptUnits;
  private long outputTokens;
  private int[] capabilities = new int[Capability.values().length];
  private long firstSeen;
  private long lastSeen;

  public TestAccount(RequestVectors vectors) {
    this.vectors = vectors;
    this.sums = new float[2][vectors.dimensions()];
  }

  /** A token: the same for the same kind and number, and as good as random. */
  public static long token(String kind, int number) {
    long h = kind.hashCode() * 0x9E3779B97F4A7C15L + number * 0xBF58476D1CE4E5B9L;
    h = (h ^ (h >>> 30)) * 0x94D049BB133111EBL;
    return (h ^ (h >>> 31)) | 2;
  }

  /** Requests each in a session of its own, so in either half. */
  public TestAccount sends(int n, Supplier<float[]> request) {
    for (int r = 0; r < n; r++) {
      sendsIn(vectors.random().nextInt(2), request.get());
    }
    return this;
  }

  public TestAccount sendsIn(int half, float[] request) {
    counts[half]++;
    requests++;
    RequestVectors.add(sums[half], request);
    return this;
  }

  public TestAccount pays(long... tokens) {
    payments = tokens;
    return this;
  }

  /** Kept as a row keeps them: the smallest by unsigned value. */
  public TestAccount from(long... tokens) {
    networks =
        Arrays.stream(tokens)
            .distinct()
            .boxed()
            .sorted(Long::compareUnsigned)
            .limit(MOST_NETWORKS)
            .mapToLong(token -> token)
            .toArray();
    return this;
  }

  public TestAccount on(long... tokens) {
    devices = tokens;
    return this;
  }

  public TestAccount declares(long token) {
    organization = token;
    return this;
  }

  /** What the host answers about the organization. */
  public TestAccount standing(OrganizationStanding answer) {
    standing = answer;
    return this;
  }

  public TestAccount systemPrompts(long... tokens) {
    systemPrompts = tokens;
    return this;
  }

  public TestAccount templates(long... tokens) {
    templates = tokens;
    return this;
  }

  /** A piece of work in a session of a half, 0 to 15 within it. */
  public TestAccount asks(int work, int half, int session) {
    (half == 0 ? slots0 : slots1).merge(work, 1 << session, (x, y) -> x | y);
    return this;
  }

  public TestAccount times(long first, long last) {
    firstSeen = first;
    lastSeen = last;
    return this;
  }

  /** Order of first sight, by which members are told from others. */
  public TestAccount numbered(long number) {
    ordinal = number;
    return this;
  }

  /** Active once in each of these half days, and from the first to the last of them. */
  public TestAccount activeOn(long... halfDays) {
    firstSeen = Arrays.stream(halfDays).min().orElse(0) * ProfileLayout.ACTIVITY_MILLIS;
    lastSeen = Arrays.stream(halfDays).max().orElse(0) * ProfileLayout.ACTIVITY_MILLIS;
    for (long halfDay : halfDays) {
      activity |= 1L << halfDay;
    }
    return this;
  }

  /** Asks for these models; each with the half day of its first use, tokens ascending. */
  public TestAccount asksFor(int[] tokens, long... firstHalfDays) {
    models = tokens;
    modelFirstHours = Arrays.stream(firstHalfDays).mapToInt(h -> (int) h * 12).toArray();
    return this;
  }

  /** So many of its requests ask for a capability. */
  public TestAccount asks(Capability capability, int requests) {
    capabilities[capability.ordinal()] = requests;
    return this;
  }

  /** So many requests in an hour of the day. */
  public TestAccount inHour(int hour, int count) {
    hours[hour] += count;
    return this;
  }

  /** So many requests in all, whatever was sent otherwise. */
  public TestAccount counted(long count) {
    requests = count;
    return this;
  }

  public TestAccount lengths(long units, long tokens) {
    promptUnits = units;
    outputTokens = tokens;
    return this;
  }

  public ProfileSnapshot profile() {
    ProfileSnapshot.Builder b =
        ProfileSnapshot.builder()
            .ordinal(ordinal)
            .requests(requests)
            .activity(activity)
            .models(models, modelFirstHours)
            .capabilities(capabilities.clone())
            .hours(hours.clone())
            .lengths(promptUnits, outputTokens)
            .times(firstSeen, lastSeen, 0)
            .tokens(payments, networks, devices, organization)
            .standing(standing)
            .templates(systemPrompts, templates)
            .half(0, counts[0], sums[0].clone())
            .half(1, counts[1], sums[1].clone());
    return b.slots(0, hashes(slots0), sessions(slots0))
        .slots(1, hashes(slots1), sessions(slots1))
        .build();
  }

  private static int[] hashes(Map<Integer, Integer> slots) {
    return slots.keySet().stream().limit(MOST_SLOTS).mapToInt(slot -> slot).toArray();
  }

  private static int[] sessions(Map<Integer, Integer> slots) {
    return slots.values().stream().limit(MOST_SLOTS).mapToInt(bits -> bits).toArray();
  }
}
