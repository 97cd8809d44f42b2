package io.github.azeotrope.testkit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Simulated request traffic of a model API, for tests of a detector and of the hosts around it.
 *
 * <pre>{@code
 * var people = Traffic.organic(42).accounts(2_000).days(14);
 * var pool = Traffic.templateHarvest(43).accounts(200).perAccountAndDay(26).from(Day.of(3)).days(4);
 * Traffic.merge(people, pool).forEach(exchange -> observer.observe(exchange.request()));
 * }</pre>
 *
 * <p>Immutable: every setting returns a copy. Each iteration generates the same exchanges anew, in
 * order of time, one at a time; memory follows the number of accounts, not of requests. Equal seeds
 * and settings give equal exchanges on every JDK and machine. Different seeds or scenarios share no
 * account, card, person or task; they share the world: its languages, its popular tools and
 * clients, its public benchmarks.
 *
 * <p>Every text is put together from the simulator's own word lists. No prompt, name, address or
 * card is anybody's.
 */
public final class Traffic implements Iterable<Exchange> {
  private static final int MAX_ACCOUNTS = 1 << 24;
  private static final int MAX_DAYS = 3_650;

  private final List<Settings> parts;

  private Traffic(List<Settings> parts) {
    this.parts = List.copyOf(parts);
  }

  /** Traffic of any scenario; the factories below are the same for those used most. */
  public static Traffic of(Scenario scenario, long seed) {
    return new Traffic(List.of(scenario.settings(seed)));
  }

  /**
   * Ordinary customers: 1,000 accounts over 14 days unless set otherwise. Each person has lasting
   * interests, more of them the more they write, a vocabulary, a time zone and daily hours, comes
   * in conversations, and stays for a while; volumes are heavy-tailed with a median of 2 requests
   * and a mean of 5. Some live in families or work in offices that share a card, some come through
   * a campus, a VPN or a carrier's gateway that strangers share, a quarter use one of four popular
   * tools with a system prompt, one in eleven writes Chinese or Russian. Clients differ in whether
   * they send request ids, send history again, or present reasoning blocks and response ids they
   * were given. A few requests are lost and repeated, and one prompt goes viral for two days.
   */
  public static Traffic organic(long seed) {
    return of(Scenario.ORGANIC, seed);
  }

  /**
   * A template harvest, archetype T1: one job dealt out at random over a pool of accounts, 200 over
   * 7 days unless set otherwise. Every prompt is one fixed template that asks for reasoning, filled
   * with a task that is never sent twice. Volumes are equal but for chance (Poisson), around the
   * clock, 26 requests an account and day: the pace that follows from a letter of June 2026 about
   * 25,000 accounts and 28.8 million exchanges in 45 days. Eight accounts share a card and all
   * share a list of exit addresses, as in the disclosure of February 2026; half of the accounts
   * move to a new model within 24 hours of its launch.
   */
  public static Traffic templateHarvest(long seed) {
    return of(Scenario.TEMPLATE_HARVEST, seed);
  }

  /**
   * A relay, archetype T2: the conversations of real customers of somebody else, sent on through a
   * pool of accounts, 100 over 10 days unless set otherwise. A conversation stays with its account,
   * the customer's next goes through another; customers live around the world, many where the host
   * does not serve. 5.6 requests an account and day, as in a relay of mid 2026 with 5,380 accounts
   * and 0.3 million exchanges in 10 days.
   */
  public static Traffic relayPool(long seed) {
    return of(Scenario.RELAY_POOL, seed);
  }

  /**
   * Stored sessions, archetype T3: conversations recorded once, with up to six exchanges in front,
   * sent again by four other accounts each, to have the last answer regenerated or the conversation
   * continued. 100 accounts over 7 days at 26 requests a day, the pace of {@link #templateHarvest},
   * unless set otherwise; the trait is published, the number of replays is not.
   */
  public static Traffic storedSessions(long seed) {
    return of(Scenario.STORED_SESSIONS, seed);
  }

  /**
   * Reasoning-artifact replay, archetype T4: one account is handed an opaque reasoning block,
   * another presents it and has it rewritten or judged. 2 requests an account and day over 2 days,
   * 4 in total, as in a campaign of July 2026 with more than 4,000 accounts and 16,000 exchanges; a
   * tenth of its accounts unless set otherwise.
   */
  public static Traffic artifactReplay(long seed) {
    return of(Scenario.ARTIFACT_REPLAY, seed);
  }

  /**
   * Judges, graders and cleaners, archetype T5: three fixed rubrics, texts never sent twice, no
   * conversation, answers of one shape. 733 requests an account and day, as in a published campaign
   * of 273 accounts and 3.4 million exchanges in 17 days that showed judge and cleaner prompts; 10
   * accounts over 3 days unless set otherwise.
   */
  public static Traffic judgePipeline(long seed) {
    return of(Scenario.JUDGE_PIPELINE, seed);
  }

  /**
   * A technique sweep, archetype T6: for two fifths of the time every prompt asks for reasoning in
   * a wording of its own, then all use the winner, a template harvest. Accounts two days old; 100
   * over 7 days at 26 requests a day, so thousands of wordings, unless set otherwise.
   */
  public static Traffic techniqueSweep(long seed) {
    return of(Scenario.TECHNIQUE_SWEEP, seed);
  }

  /**
   * School classes of 28, a look-alike: one class over 10 days unless set otherwise, about 24
   * requests a pupil. All of a class copy the same dozen questions, some with words of their own,
   * from one address, with new accounts without payment, in school hours.
   */
  public static Traffic schoolClass(long seed) {
    return of(Scenario.SCHOOL_CLASS, seed);
  }

  /**
   * The first users of a tool that came out on the first day, a look-alike: 300 strangers over 14
   * days unless set otherwise. All accounts are new and share one system prompt and one client;
   * otherwise they are as in {@link #organic}.
   */
  public static Traffic popularTool(long seed) {
    return of(Scenario.POPULAR_TOOL, seed);
  }

  /**
   * Companies that deal one job out over 40 young keys each, a look-alike: one company over 10 days
   * unless set otherwise, 30 requests a key. One template, one card, three networks, office hours.
   */
  public static Traffic companyTeam(long seed) {
    return of(Scenario.COMPANY_TEAM, seed);
  }

  /**
   * Verified businesses, each of which sends documents through one template and one account, a
   * look-alike: 4 over 14 days unless set otherwise, 40 requests a day.
   */
  public static Traffic batch(long seed) {
    return of(Scenario.BATCH, seed);
  }

  /**
   * Evaluators, a look-alike: 3 over 14 days unless set otherwise. Each runs one of two public
   * benchmarks of 400 questions once, in half an hour; {@link #perAccountAndDay} has no effect.
   */
  public static Traffic evaluator(long seed) {
    return of(Scenario.EVALUATOR, seed);
  }

  /**
   * Build robots, a look-alike: 5 over 14 days unless set otherwise, 30 requests a day. Each
   * repeats three prompts in which only the commit changes.
   */
  public static Traffic buildLoop(long seed) {
    return of(Scenario.BUILD_LOOP, seed);
  }

  /**
   * The account of a verified reseller, a look-alike: one over 14 days unless set otherwise, 100
   * requests a day. Many customers behind it, without session ids.
   */
  public static Traffic gateway(long seed) {
    return of(Scenario.GATEWAY, seed);
  }

  /**
   * All the given traffic together, in order of time.
   *
   * @throws IllegalArgumentException if a part is given twice
   */
  public static Traffic merge(Traffic... traffic) {
    List<Settings> all = new ArrayList<>();
    for (Traffic each : traffic) {
      for (Settings part : each.parts) {
        for (Settings other : all) {
          if (other.scenario == part.scenario && other.seed == part.seed) {
            throw new IllegalArgumentException(
                part.label()
                    + " with seed "
                    + part.seed
                    + " would have the same accounts"
                    + " twice; give each part its own seed");
          }
        }
        all.add(part);
      }
    }
    return new Traffic(all);
  }

  /**
   * So many accounts.
   *
   * @throws IllegalArgumentException unless in [1, 16,777,216]
   */
  public Traffic accounts(int accounts) {
    require(accounts >= 1 && accounts <= MAX_ACCOUNTS, "accounts", accounts);
    return with(s -> s.accounts = accounts);
  }

  /** The first day of this traffic; day 0 unless set. */
  public Traffic from(Day first) {
    return with(s -> s.firstDay = first.number());
  }

  /**
   * How many days it lasts.
   *
   * @throws IllegalArgumentException unless in [1, 3,650]
   */
  public Traffic days(int days) {
    require(days >= 1 && days <= MAX_DAYS, "days", days);
    return with(s -> s.days = days);
  }

  /**
   * Mean requests an account and day. For people, whose volumes are heavy-tailed and cannot be less
   * than one request, the mean is reached approximately.
   *
   * @throws IllegalArgumentException unless positive and finite
   */
  public Traffic perAccountAndDay(double requests) {
    require(requests > 0 && requests < 1e6, "requests", requests);
    return with(s -> s.perDay = requests);
  }

  /**
   * Median length of what is written freely, in characters (a template's slot, not the template);
   * 110 unless set. Lengths are log-normal; Chinese says the same in about a third.
   *
   * @throws IllegalArgumentException unless in [10, 20,000]
   */
  public Traffic promptChars(int median) {
    require(median >= 10 && median <= 20_000, "median", median);
    return with(s -> s.promptChars = median);
  }

  /** The day on which the model {@code m-next} is launched; day 7 unless set. */
  public Traffic launch(Day day) {
    return with(s -> s.launchDay = day.number());
  }

  /**
   * The same made by a second simulator: another model of language, smooth daily rhythms, bursts of
   * visits and more regular dealing, power laws instead of log-normal volumes, other identifiers.
   * Who is who, who works for whom and what is shared stays as it was, so whoever finds campaigns
   * in one simulation and not in the other has learnt the simulation.
   */
  public Traffic secondSimulator() {
    return with(s -> s.second = true);
  }

  /**
   * How many accounts of a pool are paid with one card; 8 unless set, 1 for a card each.
   *
   * @throws IllegalArgumentException if less than 1
   * @throws IllegalStateException if this is not a campaign
   */
  public Traffic sharedCards(int accountsPerCard) {
    require(accountsPerCard >= 1, "accountsPerCard", accountsPerCard);
    return withCampaign(s -> s.accountsPerCard = accountsPerCard);
  }

  /**
   * Gives every account of a pool a residential address and a popular client of its own, instead of
   * exits and programs that all of them share.
   *
   * @throws IllegalStateException if this is not a campaign
   */
  public Traffic residential() {
    return withCampaign(s -> s.residential = true);
  }

  /**
   * Whether a harvest's prompts carry the template, or are bare tasks.
   *
   * @throws IllegalStateException if this is not a template harvest
   */
  public Traffic template(boolean template) {
    return withOnly(EnumSet.of(Scenario.TEMPLATE_HARVEST), s -> s.template = template);
  }

  /**
   * The share of a campaign's requests that are other customers' ordinary questions, dealt out like
   * the rest: the published campaigns hid their job in such traffic.
   *
   * @throws IllegalArgumentException unless in [0, 1]
   * @throws IllegalStateException if this is not a campaign, or a relay, which has no other traffic
   */
  public Traffic mix(double share) {
    require(share >= 0 && share <= 1, "share", share);
    return withOnly(Scenario.withTasks(), s -> s.mix = share);
  }

  /**
   * How many times a task of a harvest, a sweep or a pipeline is sent, each time by the account
   * whose turn it is; how many times a stored session or a reasoning block is used by accounts that
   * do not own it. 4 for stored sessions and 1 for the others unless set.
   *
   * @throws IllegalArgumentException unless in [1, 1,000]
   * @throws IllegalStateException if this is not a campaign, or a relay, which has no tasks
   */
  public Traffic samples(int k) {
    require(k >= 1 && k <= 1_000, "k", k);
    return withOnly(Scenario.withTasks(), s -> s.samples = k);
  }

  /**
   * What the operator does against being found, besides what was set before.
   *
   * @throws IllegalStateException if this is not a campaign, or one that cannot do that
   */
  public Traffic evading(Evasion... evasions) {
    Traffic evading = this;
    for (Evasion evasion : evasions) {
      evading = evading.withOnly(evasion.scenarios(), s -> s.evade(evasion));
    }
    return evading;
  }

  /**
   * The null of a campaign: the same number of accounts, the same volumes and hours, the same kind
   * of requests, without what makes it a campaign. Each account belongs to somebody of their own,
   * with a card, an address, a template and topics of their own; customers write through their own
   * accounts; sessions and reasoning blocks stay where they were issued.
   *
   * @throws IllegalStateException if this is not a campaign
   */
  public Traffic honest() {
    return withCampaign(s -> s.honest = true);
  }

  /**
   * Whether the accounts of a company, an app or a red team declare their organization; they do
   * unless set otherwise.
   *
   * @throws IllegalStateException if these are not the accounts of an organization
   */
  public Traffic declared(boolean declared) {
    return withOnly(Scenario.organizations(), s -> s.declared = declared);
  }

  /**
   * The ids of all accounts, whether or not they come to send anything. Computed on the way, so
   * copy them into a set before asking it often.
   */
  public List<String> accounts() {
    return new AccountIds(parts);
  }

  /** The parts that were merged; this alone if nothing was. */
  public List<Traffic> parts() {
    return parts.stream().map(part -> new Traffic(List.of(part))).toList();
  }

  /**
   * What the accounts are, for instance {@code organic} or {@code template-harvest}.
   *
   * @throws IllegalStateException if several parts were merged
   */
  public String scenario() {
    return only().label();
  }

  /**
   * The name of the campaign, empty if the traffic is legitimate.
   *
   * @throws IllegalStateException if several parts were merged
   */
  public String campaign() {
    return only().campaign();
  }

  @Override
  public Iterator<Exchange> iterator() {
    List<Iterator<Exchange>> agendas = new ArrayList<>();
    for (Settings part : parts) {
      agendas.add(new Agenda(part.scenario.cast(part)));
    }
    return agendas.size() == 1 ? agendas.get(0) : new Merged(agendas);
  }

  /** The exchanges as a sequential, ordered stream. */
  public Stream<Exchange> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            iterator(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
        false);
  }

  /** For instance {@code organic(42)[2000 accounts, days 0 to 13]}. */
  @Override
  public String toString() {
    return parts.stream().map(Settings::toString).collect(Collectors.joining(" + "));
  }

  private Settings only() {
    if (parts.size() != 1) {
      throw new IllegalStateException("merged traffic: ask its parts()");
    }
    return parts.get(0);
  }

  private Traffic with(Consumer<Settings> change) {
    Settings copy = only().copy();
    change.accept(copy);
    return new Traffic(List.of(copy));
  }

  private Traffic withCampaign(Consumer<Settings> change) {
    return withOnly(Scenario.campaigns(), change);
  }

  private Traffic withOnly(Set<Scenario> known, Consumer<Settings> change) {
    if (!known.contains(only().scenario)) {
      throw new IllegalStateException(scenario() + " has no such setting; only " + known);
    }
    return with(change);
  }

  private static void require(boolean holds, String name, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is out of range: " + value);
    }
  }
}
