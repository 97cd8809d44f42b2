package io.github.azeotrope.detector;

import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.CampaignRegistry;
import io.github.azeotrope.feature.FeatureExtractor;
import io.github.azeotrope.table.AccountTable;
import it.unimi.dsi.fastutil.longs.Long2LongMap;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What the host tells the detector: what people decided on campaigns, and what was done to
 * accounts. Thread-safe; may be called at any time and from a {@link
 * io.github.azeotrope.campaign.CampaignListener}. Everything is taken in at the start of the next
 * sweep, in the order of the calls; {@link DistillationDetector#sweepNow} makes one.
 *
 * <p>What a person decides ({@link #dismiss}, {@link #dismissAccount}, {@link #confirm}, {@link
 * #withdraw}) throws where it names nothing that can be decided on. What a program reports ({@link
 * #enforced}, {@link #limited}, {@link #forget}) does not: that an account is no longer held is
 * nothing unusual.
 *
 * <p>Memory: the latest 65,536 enforcements and 65,536 limits, 40 bytes each; at most 65,536 calls
 * wait for a sweep.
 */
public final class Feedback {
  private static final int MOST_EVENTS = 1 << 16;
  private static final int MOST_WAITING = 1 << 16;

  private final FeatureExtractor extractor;
  private final AccountTable table;
  private final PublishedCampaigns.Source campaigns;
  private final LinkedBlockingQueue<Order> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final AccountEvents enforcements = new AccountEvents(MOST_EVENTS);
  private final AccountEvents limits = new AccountEvents(MOST_EVENTS);
  private final LimitDraws draws = new LimitDraws();

  /** Something to do at the next sweep, on its thread. */
  @FunctionalInterface
  interface Order {
    void carryOut(Sweeper sweeper, CampaignRegistry registry, long now);
  }

  Feedback(FeatureExtractor extractor, AccountTable table, PublishedCampaigns.Source campaigns) {
    this.extractor = extractor;
    this.table = table;
    this.campaigns = campaigns;
  }

  /**
   * A person says that a campaign is none. Its members are CLEAR after the next sweep, and it stays
   * to be asked for as dismissed, with the reason. The same accounts do not make a campaign again,
   * whatever link proposes them, until there is substantially more: as many new sure members as
   * were dismissed, or evidence of a family that had not spoken, at a verdict no lighter than the
   * dismissed one. Families of the cause JOB count as one, because one honest job trips several.
   *
   * @param reason for whoever looks later, such as a ticket; not empty
   * @throws IllegalArgumentException if there is no such open campaign, or no reason
   */
  public void dismiss(String campaignId, String reason) {
    requireReason(reason);
    requireOpen(campaignId);
    order((sweeper, registry, now) -> registry.dismiss(campaignId, reason, now, sweeper));
  }

  /**
   * A person says that one member of a campaign has nothing to do with it. It is CLEAR after the
   * next sweep and stays out of every campaign until evidence of a family speaks that had not
   * spoken against the campaign, as in {@link #dismiss}.
   *
   * @param reason not empty
   * @throws IllegalArgumentException if the account is in no campaign, or there is no reason
   */
  public void dismissAccount(String account, String reason) {
    requireReason(reason);
    long key = extractor.accountHash(account);
    if (table.assess(key).campaignId() == null) {
      throw new IllegalArgumentException(
          "account must be a member of one of the detector's campaigns(), was "
              + account
              + ", which is in none");
    }
    order(
        (sweeper, registry, now) -> {
          int seat = sweeper.seatOf(key);
          if (seat != Roster.NOBODY) {
            registry.dismissAccount(seat, reason, now, sweeper);
          }
        });
  }

  /**
   * A person says that a campaign is one. It and its present members stay, at least as serious as
   * they are, whatever later looks say; accounts that join later come and go by the evidence. Its
   * members are no example of legitimate traffic.
   *
   * @param reason not empty
   * @throws IllegalArgumentException if there is no such open campaign, or no reason
   */
  public void confirm(String campaignId, String reason) {
    requireReason(reason);
    requireOpen(campaignId);
    order((sweeper, registry, now) -> registry.confirm(campaignId, reason, now));
  }

  /**
   * Takes back a dismissal or a confirmation: the accounts are judged by their evidence again. What
   * was dismissed comes back under a new id.
   *
   * @throws IllegalArgumentException if nobody has ruled on the campaign
   */
  public void withdraw(String campaignId) {
    Objects.requireNonNull(campaignId, "campaignId");
    Optional<Campaign> campaign = campaigns.now().find(campaignId);
    if (campaign.map(Campaign::ruling).isEmpty()) {
      throw new IllegalArgumentException(
          "campaignId must name a campaign that is CONFIRMED or DISMISSED, was "
              + campaignId
              + campaign.map(known -> ", which is " + known.status()).orElse(", which is unknown"));
    }
    order((sweeper, registry, now) -> registry.withdraw(campaignId));
  }

  /**
   * The host acted on an account: banned, slowed or warned it. A campaign shows it of its members.
   *
   * @param epochMillis when, at least 0
   * @return whether the account is held
   * @throws IllegalArgumentException if epochMillis is negative
   */
  public boolean enforced(String account, long epochMillis) {
    long key = extractor.accountHash(account);
    if (!note(key, epochMillis, enforcements)) {
      return false;
    }
    order(
        (sweeper, registry, now) -> {
          int seat = sweeper.seatOf(key);
          if (seat != Roster.NOBODY) {
            registry.enforced(seat, epochMillis);
          }
        });
    return true;
  }

  /**
   * The account was kept from sending for a while, as by a rate limit or an outage of its region.
   * Cheap enough to be called for every such answer.
   *
   * @param epochMillis when, at least 0
   * @return whether the account is held
   * @throws IllegalArgumentException if epochMillis is negative
   */
  public boolean limited(String account, long epochMillis) {
    return note(extractor.accountHash(account), epochMillis, limits);
  }

  /**
   * The account was kept from sending at a moment that the host <em>drew at random</em>, evenly
   * over a window, whatever the load was. Of members of campaigns the detector then compares what
   * the others sent just after the moment with what they sent at the other moments of the window
   * (signal {@code displacement}): a balancer takes up elsewhere what one account cannot send.
   * Moments that follow the load, as those of an ordinary rate limit do, must be told without a
   * window.
   *
   * <p>Accounts limited by one draw are told with the same three times, all before the first sweep
   * after the window. Of two draws the windows may overlap; the same window is one draw. Works best
   * with moments at whole five minutes, limits of ten minutes, and a third of a campaign's members
   * or more at a time: what is displaced must be seen in the load of the others. Counted is from
   * the first sweep after an account became a member; a window that began more than 42 hours before
   * the sweep that follows it is left out.
   *
   * <p>Memory: the latest 65,536 such limits for two days.
   *
   * @param epochMillis the moment drawn, in the window
   * @param windowStartEpochMillis the earliest moment that could have been drawn, at least 0
   * @param windowEndEpochMillis the end of the moments that could have been drawn, excluded
   * @return whether the account is held
   * @throws IllegalArgumentException if the moment is not in the window, or the window is shorter
   *     than 15 minutes or longer than 24 hours
   */
  public boolean limited(
      String account, long epochMillis, long windowStartEpochMillis, long windowEndEpochMillis) {
    requireDrawn(epochMillis, windowStartEpochMillis, windowEndEpochMillis);
    long key = extractor.accountHash(account);
    boolean held = note(key, epochMillis, limits);
    if (held) {
      draws.add(
          key, epochMillis, new LimitDraws.Window(windowStartEpochMillis, windowEndEpochMillis));
    }
    return held;
  }

  /**
   * Erases whatever is held of an account, at the next sweep: its profile and id, its links, what
   * it owned and presented, its place in campaigns open and ended, its dismissal, and what was told
   * of it here. What stays names nobody: sums over whole groups in evidence, counters, and the mean
   * of the population's requests. The events already sent to a listener are the host's.
   *
   * @return whether the account is held in the table now; ended campaigns may name one that is not
   */
  public boolean forget(String account) {
    long key = extractor.accountHash(account);
    forget(key);
    boolean held = table.handleOf(key) != AccountTable.NO_HANDLE;
    order(
        (sweeper, registry, now) -> {
          forget(key);
          sweeper.forget(key, account);
        });
    return held;
  }

  private void forget(long key) {
    enforcements.forget(key);
    limits.forget(key);
    draws.forget(key);
  }

  /** When the host acted on which account. */
  List<AccountEvents.AccountEvent> enforcements() {
    return enforcements.all();
  }

  /** When the host first acted on an account that is still held, by the account's ordinal. */
  Long2LongMap enforcedByOrdinal() {
    Long2LongOpenHashMap first = new Long2LongOpenHashMap();
    for (AccountEvents.AccountEvent event : enforcements.all()) {
      long ordinal = table.ordinal(table.handleOf(event.account()));
      if (ordinal != AccountTable.NO_HANDLE) {
        first.merge(ordinal, event.epochMillis(), Math::min);
      }
    }
    return first;
  }

  /** When which account was kept from sending. */
  List<AccountEvents.AccountEvent> limits() {
    return limits.all();
  }

  /** Who was kept from sending at moments drawn at random. */
  LimitDraws draws() {
    return draws;
  }

  void write(SnapshotOutput out) throws IOException {
    for (AccountEvents events : List.of(enforcements, limits)) {
      List<AccountEvents.AccountEvent> all = events.all();
      out.number(all.size());
      for (AccountEvents.AccountEvent event : all) {
        out.number(event.account());
        out.number(event.epochMillis());
      }
    }
  }

  void read(SnapshotInput in) throws IOException {
    for (AccountEvents events : List.of(enforcements, limits)) {
      for (int i = in.count(2 * Long.BYTES); i > 0; i--) {
        events.add(in.number(), in.number());
      }
    }
  }

  /** Takes what waits, in order. */
  List<Order> drain() {
    List<Order> orders = new ArrayList<>();
    waiting.drainTo(orders);
    return orders;
  }

  private boolean note(long key, long epochMillis, AccountEvents events) {
    if (epochMillis < 0) {
      throw new IllegalArgumentException("epochMillis must be at least 0, was " + epochMillis);
    }
    boolean held = table.handleOf(key) != AccountTable.NO_HANDLE;
    if (held) {
      events.add(key, epochMillis);
    }
    return held;
  }

  private void order(Order order) {
    if (!waiting.offer(order)) {
      throw new IllegalStateException(
          MOST_WAITING + " calls wait for a sweep; without traffic, call sweepNow(epochMillis)");
    }
  }

  private void requireOpen(String campaignId) {
    Objects.requireNonNull(campaignId, "campaignId");
    PublishedCampaigns known = campaigns.now();
    Optional<Campaign> campaign = known.find(campaignId);
    if (campaign.filter(Campaign::isOpen).isPresent()) {
      return;
    }
    String why =
        campaign
            .map(
                ended ->
                    ended
                        .lineage()
                        .successor()
                        .map(id -> "which went into " + id)
                        .orElse("which is " + ended.status()))
            .orElse("which is unknown");
    throw new IllegalArgumentException(
        "campaignId must be one of " + known.openIds() + ", was " + campaignId + ", " + why);
  }

  private static void requireDrawn(long moment, long start, long end) {
    if (start < 0 || moment < start || moment >= end) {
      throw new IllegalArgumentException(
          "epochMillis must be in the window, was " + moment + " in [" + start + ", " + end + ")");
    }
    long millis = end - start;
    if (millis < LimitDraws.SHORTEST_WINDOW_MILLIS || millis > LimitDraws.LONGEST_WINDOW_MILLIS) {
      throw new IllegalArgumentException(
          "the window must be of 15 minutes to 24 hours, was of " + Duration.ofMillis(millis));
    }
  }

  private static void requireReason(String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("reason must not be empty");
    }
  }
}
