package io.github.azeotrope.profile;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.Capability;
import io.github.azeotrope.OrganizationStanding;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One account's profile, read out of its row at one moment, as the sweep and the signals see it.
 * Treat it as immutable: nobody writes to the arrays after {@link Builder#build}.
 *
 * <p>Cost: about 2.5 KB; made for the members of a group under test, never for every account.
 */
public final class ProfileSnapshot {
  private static final long[] NONE = {};
  private static final int[] NO_SLOTS = {};
  private static final int[] NO_MODELS = {};
  private static final int[] NO_HOURS = new int[24];
  private static final int[] NO_CAPABILITIES = new int[Capability.values().length];

  private final long ordinal;
  private final long requests;
  private final int[] halfCounts;
  private final float[][] halfSums;
  private final long firstSeenEpochMillis;
  private final long lastSeenEpochMillis;
  private final long createdEpochMillis;
  private final int verification;
  private final long[] payments;
  private final long[] networks;
  private final long[] devices;
  private final long declaredOrganization;
  private final long organization;
  private final @Nullable OrganizationStanding standing;
  private final long[] systemPrompts;
  private final long[] templates;
  private final long activity;
  private final int[] models;
  private final int[] modelFirstHours;
  private final int[] capabilityCounts;
  private final int[] hours;
  private final long promptUnits;
  private final long outputTokens;
  private final int[][] slotHashes;
  private final int[][] slotSessions;

  private ProfileSnapshot(Builder b) {
    ordinal = b.ordinal;
    requests = b.requests;
    halfCounts = new int[] {b.count0, b.count1};
    halfSums = new float[][] {b.sum0, b.sum1};
    firstSeenEpochMillis = b.firstSeen;
    lastSeenEpochMillis = b.lastSeen;
    createdEpochMillis = b.created;
    verification = b.verification;
    standing = b.standing;
    payments = standing == OrganizationStanding.RESELLER ? NONE : b.payments;
    networks = b.networks;
    devices = b.devices;
    declaredOrganization = b.organization;
    organization = b.answers() ? b.organization : 0;
    systemPrompts = b.systemPrompts;
    templates = b.templates;
    activity = b.activity;
    models = b.models;
    modelFirstHours = b.modelFirstHours;
    capabilityCounts = b.capabilityCounts;
    hours = b.hours;
    promptUnits = b.promptUnits;
    outputTokens = b.outputTokens;
    slotHashes = new int[][] {b.slots0, b.slots1};
    slotSessions = new int[][] {b.slotSessions0, b.slotSessions1};
  }

  /** An empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Order of first sight among all accounts; the same for the same traffic under any key. */
  public long ordinal() {
    return ordinal;
  }

  /** All requests. */
  public long requests() {
    return requests;
  }

  /** Requests whose vectors are summed in a half, 0 or 1. */
  public int halfCount(int half) {
    return halfCounts[half];
  }

  /** Sum of the unit request vectors of a half. */
  public float[] halfSum(int half) {
    return halfSums[half];
  }

  /** Event time of the first request. */
  public long firstSeenEpochMillis() {
    return firstSeenEpochMillis;
  }

  /** Event time of the latest request. */
  public long lastSeenEpochMillis() {
    return lastSeenEpochMillis;
  }

  /** When the account was created, {@link AccountFacts#UNKNOWN_TIME} where unknown. */
  public long createdEpochMillis() {
    return createdEpochMillis;
  }

  /** Highest verification seen plus one, 0 where unknown. */
  public int verification() {
    return verification;
  }

  /** Tokens of who pays for the account, at most two; none where a reseller pays. */
  public long[] payments() {
    return payments;
  }

  /** Network tokens, a coordinated sample of at most eight. */
  public long[] networks() {
    return networks;
  }

  /** Device tokens, at most two. */
  public long[] devices() {
    return devices;
  }

  /**
   * Token of the organization that answers for the account, 0 where none: one that the host vouches
   * for, or a declared one where nobody is known to pay. Where the host tells no standings,
   * whatever it names answers.
   */
  public long organization() {
    return organization;
  }

  /** Token of the organization that the account declares, whether or not it answers; 0 is none. */
  public long declaredOrganization() {
    return declaredOrganization;
  }

  /** Whether the host has identified the organization that the account declares. */
  public boolean isVouchedFor() {
    return standing != null && standing.isVouchedFor();
  }

  /** Whether accounts of the same organization belong to many people. */
  public boolean isOneOfMany() {
    return standing != null && standing.hasManyPeople();
  }

  /** Whether a payer is known, or an organization that not just anybody can register. */
  public boolean isIdentified() {
    return payments.length > 0 || isAnsweredFor();
  }

  /** Whether an organization answers for the account that not just anybody can register. */
  public boolean isAnsweredFor() {
    return organization != 0 && standing != OrganizationStanding.DECLARED;
  }

  /** System prompt tokens, at most three. */
  public long[] systemPrompts() {
    return systemPrompts;
  }

  /** Tokens of fixed parts of prompts that recur in half 0, a bounded sample. */
  public long[] templates() {
    return templates;
  }

  /** Half days with a request, see {@link ProfileRow#activity}. */
  public long activity() {
    return activity;
  }

  /** Tokens of the models used, a coordinated sample of at most four, ascending. */
  public int[] models() {
    return models;
  }

  /** For each of {@link #models} the hour of its first use, in hours since 1970-01-01T00:00Z. */
  public int[] modelFirstHours() {
    return modelFirstHours;
  }

  /** Requests whose wording asks for a capability; 65,535 stands for that or more. */
  public int capabilityCount(Capability capability) {
    return capabilityCounts[capability.ordinal()];
  }

  /** Requests in an hour of the day in UTC, 0 to 23; 65,535 stands for that or more. */
  public int hourCount(int hour) {
    return hours[hour];
  }

  /** Characters of all prompts. */
  public long promptUnits() {
    return promptUnits;
  }

  /** Tokens answered; 0 where the host tells none. */
  public long outputTokens() {
    return outputTokens;
  }

  /** Hashes of the sampled distinct prompts of a half, the smallest ones. */
  public int[] slotHashes(int half) {
    return slotHashes[half];
  }

  /** For each sampled prompt a 16-bit linear-counting bitmap of the sessions it came in. */
  public int[] slotSessions(int half) {
    return slotSessions[half];
  }

  /** Collects a snapshot; arrays are kept, not copied. */
  public static final class Builder {
    private long ordinal;
    private long requests;
    private int count0;
    private int count1;
    private float[] sum0 = {};
    private float[] sum1 = {};
    private long firstSeen;
    private long lastSeen;
    private long created = AccountFacts.UNKNOWN_TIME;
    private int verification;
    private long[] payments = NONE;
    private long[] networks = NONE;
    private long[] devices = NONE;
    private long organization;
    private @Nullable OrganizationStanding standing;
    private long[] systemPrompts = NONE;
    private long[] templates = NONE;
    private long activity;
    private int[] models = NO_MODELS;
    private int[] modelFirstHours = NO_MODELS;
    private int[] capabilityCounts = NO_CAPABILITIES;
    private int[] hours = NO_HOURS;
    private long promptUnits;
    private long outputTokens;
    private int[] slots0 = NO_SLOTS;
    private int[] slots1 = NO_SLOTS;
    private int[] slotSessions0 = NO_SLOTS;
    private int[] slotSessions1 = NO_SLOTS;

    private Builder() {}

    /** Order of first sight. */
    public Builder ordinal(long ordinal) {
      this.ordinal = ordinal;
      return this;
    }

    /** All requests. */
    public Builder requests(long requests) {
      this.requests = requests;
      return this;
    }

    /** One half's count and sum. */
    public Builder half(int half, int count, float[] sum) {
      Objects.checkIndex(half, 2);
      if (half == 0) {
        count0 = count;
        sum0 = sum;
      } else {
        count1 = count;
        sum1 = sum;
      }
      return this;
    }

    /** First and latest request, and creation. */
    public Builder times(long firstSeen, long lastSeen, long created) {
      this.firstSeen = firstSeen;
      this.lastSeen = lastSeen;
      this.created = created;
      return this;
    }

    /** Highest verification plus one. */
    public Builder verification(int verification) {
      this.verification = verification;
      return this;
    }

    /** Link tokens. */
    public Builder tokens(long[] payments, long[] networks, long[] devices, long organization) {
      this.payments = payments;
      this.networks = networks;
      this.devices = devices;
      this.organization = organization;
      return this;
    }

    /** Standing of the declared organization; null, as unless set, where the host tells none. */
    public Builder standing(@Nullable OrganizationStanding standing) {
      this.standing = standing;
      return this;
    }

    /** Whether the organization answers for the account. */
    private boolean answers() {
      return standing == null
          || standing.isVouchedFor()
          || (standing == OrganizationStanding.DECLARED && payments.length == 0);
    }

    /** Tokens of system prompts and of fixed parts of prompts. */
    public Builder templates(long[] systemPrompts, long[] templates) {
      this.systemPrompts = systemPrompts;
      this.templates = templates;
      return this;
    }

    /** Half days with a request. */
    public Builder activity(long activity) {
      this.activity = activity;
      return this;
    }

    /** Tokens of models, ascending, and the hour of the first use of each. */
    public Builder models(int[] tokens, int[] firstHours) {
      this.models = tokens;
      this.modelFirstHours = firstHours;
      return this;
    }

    /** Requests by hour of the day in UTC, 24 of them. */
    public Builder hours(int[] counts) {
      this.hours = counts;
      return this;
    }

    /** Characters of all prompts, and tokens answered. */
    public Builder lengths(long promptUnits, long outputTokens) {
      this.promptUnits = promptUnits;
      this.outputTokens = outputTokens;
      return this;
    }

    /** Requests by capability, by ordinal. */
    public Builder capabilities(int... counts) {
      this.capabilityCounts = counts;
      return this;
    }

    /** One half's slot sample. */
    public Builder slots(int half, int[] hashes, int[] sessions) {
      Objects.checkIndex(half, 2);
      if (half == 0) {
        slots0 = hashes;
        slotSessions0 = sessions;
      } else {
        slots1 = hashes;
        slotSessions1 = sessions;
      }
      return this;
    }

    /** The snapshot. */
    public ProfileSnapshot build() {
      return new ProfileSnapshot(this);
    }
  }
}
