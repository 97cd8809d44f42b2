package io.github.azeotrope.response;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.CampaignChange;
import io.github.azeotrope.campaign.CampaignListener;
import io.github.azeotrope.campaign.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Actions that tell an attacker little and do not flicker. It hears of campaigns as a {@link
 * CampaignListener} and is asked per request:
 *
 * <ul>
 *   <li><b>Batches.</b> What changes for the accounts of a campaign changes for all of them at one
 *       moment, at most once in a batch interval. The moment hangs on the campaign, not on the
 *       request by which an account gave itself away.
 *   <li><b>Delay.</b> No first action before a campaign has been known for so long.
 *   <li><b>Hysteresis.</b> More severe at the next batch; milder only after a hold, because an
 *       account at the edge would learn from every change where the edge is. What a person
 *       dismisses is let go at once.
 *   <li><b>A person.</b> BLOCK waits for a confirmation, see {@link ResponsePolicy}.
 * </ul>
 *
 * <p>What is kept are verdicts, not actions, so a new {@link #policy} applies to the next request
 * and loses nothing. The {@link ResponsePolicy#shadow} policy allows everything while all of this
 * goes on. What a detector in shadow mode tells is never acted on, whatever the policy.
 *
 * <p>Thread-safe; {@link #advise} is one look-up, but for the one call a batch that prepares the
 * next: O(accounts in campaigns). All times are event times. Memory: about 100 B an account in a
 * campaign.
 *
 * <p>Source: Schmitt 1938 (hysteresis); Lowd and Meek 2005 (what a detector's answers teach).
 */
public final class ResponseLadder implements CampaignListener {
  private static final long NEVER = Long.MAX_VALUE;

  /** The verdict by which an account is answered, and whether a person stands behind it. */
  private record Standing(Verdict verdict, boolean confirmed) {}

  /** A campaign that the ladder knows of. */
  private static final class Known {
    final Map<String, Standing> wanted = new HashMap<>();
    final Map<String, Standing> applied = new HashMap<>();
    final Map<String, Long> milderSince = new HashMap<>();
    final long since;
    long nextBatch;
    boolean ended;

    Known(long since) {
      this.since = since;
    }
  }

  private final long batchMillis;
  private final long delayMillis;
  private final long holdMillis;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Known> campaigns = new HashMap<>();
  private final Set<String> verified = ConcurrentHashMap.newKeySet();
  private volatile ResponsePolicy policy;
  private volatile Map<String, Standing> standings = Map.of();
  private volatile long nextBatch = NEVER;

  private ResponseLadder(Builder b) {
    policy = b.policy;
    batchMillis = b.batch.toMillis();
    delayMillis = b.delay.toMillis();
    holdMillis = b.hold.toMillis();
  }

  /** A ladder with the defaults. */
  public static ResponseLadder of(ResponsePolicy policy) {
    return builder(policy).build();
  }

  /** A ladder to be set up. */
  public static Builder builder(ResponsePolicy policy) {
    return new Builder(policy);
  }

  /** The policy that applies now. */
  public ResponsePolicy policy() {
    return policy;
  }

  /** Applies another policy from the next request on; what is known of accounts stays. */
  public void policy(ResponsePolicy newPolicy) {
    policy = Objects.requireNonNull(newPolicy, "newPolicy");
  }

  /**
   * What to do about a request of the account.
   *
   * @param account the host's id
   * @param epochMillis event time of the request
   */
  public Action advise(String account, long epochMillis) {
    if (epochMillis >= nextBatch && lock.tryLock()) {
      try {
        release(epochMillis);
      } finally {
        lock.unlock();
      }
    }
    Standing standing = standings.get(account);
    if (standing == null) {
      return Action.ALLOW;
    }
    Action action = policy.advise(standing.verdict, standing.confirmed);
    boolean isDone = action.kind() == ActionKind.VERIFY && verified.contains(account);
    return isDone ? Action.ALLOW : action;
  }

  /**
   * Asks an account no more to verify itself: it has shown who is behind it. Other actions stay,
   * and so does what is held against it; what the host has found out belongs into the facts of its
   * next requests ({@link io.github.azeotrope.AccountFacts}). Of no effect on accounts that no
   * campaign holds; ends when none does any more.
   */
  public void verified(String account) {
    lock.lock();
    try {
      if (standings.containsKey(account)) {
        verified.add(account);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Answers an account as any other at once, whatever is held against it: for one that a person has
   * dismissed, or that is to be forgotten. It comes back only if a campaign's next change holds it.
   */
  public void letGo(String account) {
    lock.lock();
    try {
      for (Known known : campaigns.values()) {
        known.wanted.remove(account);
        known.applied.remove(account);
        known.milderSince.remove(account);
      }
      publish();
    } finally {
      lock.unlock();
    }
  }

  /** Accounts that are answered by a verdict other than CLEAR. */
  public int size() {
    return standings.size();
  }

  @Override
  public void campaignChanged(CampaignChange change) {
    lock.lock();
    try {
      take(change);
      release(change.epochMillis());
    } finally {
      lock.unlock();
    }
  }

  private void take(CampaignChange change) {
    Campaign campaign = change.campaign();
    if (change.kind() == CampaignChange.Kind.DISMISSED) {
      campaigns.remove(campaign.id());
      return;
    }
    Known known = campaigns.computeIfAbsent(campaign.id(), id -> new Known(change.epochMillis()));
    known.wanted.clear();
    known.ended = change.kind().isEnd() || change.shadow();
    if (!known.ended) {
      boolean confirmed = campaign.status() == Campaign.Status.CONFIRMED;
      for (Member member : campaign.members()) {
        if (member.verdict() != Verdict.CLEAR) {
          known.wanted.put(member.account(), new Standing(member.verdict(), confirmed));
        }
      }
    }
    if (known.nextBatch == NEVER || known.nextBatch <= change.epochMillis()) {
      known.nextBatch = batchAfter(campaign.id(), change.epochMillis(), known.since);
    }
  }

  /** The campaign's own moment in each interval, so that campaigns do not show by one clock. */
  private long batchAfter(String campaignId, long now, long since) {
    long phase = Math.floorMod(campaignId.hashCode() * 0x9E3779B97F4A7C15L, batchMillis);
    long from = Math.max(now, since + delayMillis);
    return from + Math.floorMod(phase - from, batchMillis);
  }

  /** Applies the batches that are due. */
  private void release(long now) {
    long next = NEVER;
    for (Iterator<Map.Entry<String, Known>> all = campaigns.entrySet().iterator();
        all.hasNext(); ) {
      Map.Entry<String, Known> entry = all.next();
      Known known = entry.getValue();
      if (known.nextBatch <= now) {
        apply(known, now);
        known.nextBatch =
            known.wanted.equals(known.applied)
                ? NEVER
                : batchAfter(entry.getKey(), now + 1, known.since);
      }
      if (known.ended && known.applied.isEmpty()) {
        all.remove();
      } else {
        next = Math.min(next, known.nextBatch);
      }
    }
    nextBatch = next;
    publish();
  }

  private void apply(Known known, long now) {
    known.wanted.forEach(
        (account, wanted) -> {
          Standing before = known.applied.get(account);
          if (before == null || severity(wanted) >= severity(before)) {
            known.applied.put(account, wanted);
            known.milderSince.remove(account);
          }
        });
    List<String> milder = new ArrayList<>();
    known.applied.forEach(
        (account, applied) -> {
          Standing wanted = known.wanted.get(account);
          if (wanted == null || severity(wanted) < severity(applied)) {
            milder.add(account);
          }
        });
    for (String account : milder) {
      long since = known.milderSince.computeIfAbsent(account, key -> now);
      if (now - since >= holdMillis) {
        known.milderSince.remove(account);
        Standing wanted = known.wanted.get(account);
        if (wanted == null) {
          known.applied.remove(account);
        } else {
          known.applied.put(account, wanted);
        }
      }
    }
  }

  private static int severity(Standing standing) {
    return 2 * standing.verdict.ordinal() + (standing.confirmed ? 1 : 0);
  }

  /** The worst of what an account's campaigns say of it. */
  private void publish() {
    Map<String, Standing> all = new HashMap<>();
    for (Known known : campaigns.values()) {
      known.applied.forEach(
          (account, standing) ->
              all.merge(account, standing, (x, y) -> severity(x) >= severity(y) ? x : y));
    }
    standings = all;
    verified.retainAll(all.keySet());
  }

  /** Sets up a ladder. Not thread-safe. */
  public static final class Builder {
    private final ResponsePolicy policy;
    private Duration batch = Duration.ofHours(6);
    private Duration delay = Duration.ZERO;
    private Duration hold = Duration.ofDays(1);

    private Builder(ResponsePolicy policy) {
      this.policy = Objects.requireNonNull(policy, "policy");
    }

    /**
     * How often what applies to a campaign's accounts may change. Default: 6 h.
     *
     * @throws IllegalArgumentException if it is shorter than a minute
     */
    public Builder batchEvery(Duration interval) {
      if (interval.compareTo(Duration.ofMinutes(1)) < 0) {
        throw new IllegalArgumentException("batchEvery must be a minute or more, was " + interval);
      }
      batch = interval;
      return this;
    }

    /**
     * How long a campaign has to be known before the first action. Default: none.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Builder delay(Duration duration) {
      delay = notNegative(duration, "delay");
      return this;
    }

    /**
     * How long less evidence has to last before accounts are answered more mildly. Default: 1 day.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Builder hold(Duration duration) {
      hold = notNegative(duration, "hold");
      return this;
    }

    /** The ladder. */
    public ResponseLadder build() {
      return new ResponseLadder(this);
    }

    private static Duration notNegative(Duration duration, String name) {
      if (duration.isNegative()) {
        throw new IllegalArgumentException(name + " must not be negative, was " + duration);
      }
      return duration;
    }
  }
}
