package io.github.azeotrope.testkit;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@link Traffic} can simulate: seven kinds of campaigns, and honest traffic that looks like
 * one or the other. {@link Traffic#of} makes any of them.
 */
public enum Scenario {
  /** Ordinary customers; see {@link Traffic#organic}. */
  ORGANIC(false, 1_000, 14, 0, 5),

  /** Archetype T1, one template filled with tasks; see {@link Traffic#templateHarvest}. */
  TEMPLATE_HARVEST(true, 200, 7, 26, 0),

  /** Archetype T2, real customers sent on; see {@link Traffic#relayPool}. */
  RELAY_POOL(true, 100, 10, 5.6, 0),

  /** Archetype T3, one conversation in many accounts; see {@link Traffic#storedSessions}. */
  STORED_SESSIONS(true, 100, 7, 26, 0),

  /** Archetype T4, reasoning carried across accounts; see {@link Traffic#artifactReplay}. */
  ARTIFACT_REPLAY(true, 400, 2, 2, 0),

  /** Archetype T5, judges, graders and cleaners; see {@link Traffic#judgePipeline}. */
  JUDGE_PIPELINE(true, 10, 3, 733, 0),

  /** Archetype T6, a search for wordings, then the best; see {@link Traffic#techniqueSweep}. */
  TECHNIQUE_SWEEP(true, 100, 7, 26, 0),

  /** Pupils with the same questions; see {@link Traffic#schoolClass}. */
  SCHOOL_CLASS(false, 28, 10, 0, 24),

  /** Users of a new tool; see {@link Traffic#popularTool}. */
  POPULAR_TOOL(false, 300, 14, 0, 5),

  /** One job over many keys of one company; see {@link Traffic#companyTeam}. */
  COMPANY_TEAM(false, 40, 10, 0, 30),

  /** Businesses with one template and one account each; see {@link Traffic#batch}. */
  BATCH(false, 4, 14, 40, 0),

  /** Public benchmarks; see {@link Traffic#evaluator}. */
  EVALUATOR(false, 3, 14, 0, 5),

  /** Build robots; see {@link Traffic#buildLoop}. */
  BUILD_LOOP(false, 5, 14, 30, 0),

  /** Resellers; see {@link Traffic#gateway}. */
  GATEWAY(false, 1, 14, 100, 0),

  /** 300 users of one VPN over 14 days: people from anywhere behind six servers of one network. */
  VPN_USERS(false, 300, 14, 0, 5),

  /**
   * 300 customers of a mobile carrier over 14 days behind four gateways: RFC 6269 describes what
   * sharing an address does to those who count by address.
   */
  CARRIER_NAT(false, 300, 14, 0, 5),

  /** 200 students and staff of one university over 14 days, behind one address. */
  CAMPUS(false, 200, 14, 0, 5),

  /**
   * 60 honest customers over 7 days of the proxies that the template harvest with the same seed
   * comes through: two of four sessions come from its first three exits.
   */
  NAT_NEIGHBOURS(false, 60, 7, 0, 8),

  /**
   * 300 people around the launch of a model, on day 7 of 14: three in five open an account for it,
   * most within hours, and nine in ten of the others move to it within hours.
   */
  MODEL_LAUNCH(false, 300, 14, 0, 5),

  /** 300 new users over 4 days who come for one prompt; half change it a little. */
  VIRAL_PROMPT(false, 300, 4, 0, 2),

  /** A security team of 12 over 7 days, 40 requests a day: thousands of wordings of one intent. */
  RED_TEAM(false, 12, 7, 40, 0),

  /**
   * 30 customers over 14 days who are banned together, wrongly, in the middle, and come back within
   * days under new accounts with the same card, device, address and interests: 60 accounts.
   */
  REREGISTERED(false, 60, 14, 0, 8),

  /**
   * One customer's 12 keys in three regions over 7 days, 60 requests a day; one region fails for
   * six hours in the middle and another takes up its load.
   */
  FAILOVER(false, 12, 7, 60, 0),

  /**
   * A customer's launch: 3,000 new accounts within 5 days, one a user of its app, with one system
   * prompt, one card and four servers.
   */
  APP_LAUNCH(false, 3_000, 5, 0, 4),

  /**
   * 300 strangers over 7 days who do not pay; two in three use up their quota of 20, so volumes are
   * as even as a pool's. The quota is the mean volume that was asked for.
   */
  FREE_TIER(false, 300, 7, 0, 20),

  /** School classes whose questions carry numbers of each pupil's own: no prompt comes twice. */
  HOMEWORK(false, 28, 10, 0, 24),

  /**
   * 60 accounts over 10 days, registered in batches with a card for eight and sold: one buyer each,
   * 20 requests.
   */
  RESOLD_ACCOUNTS(false, 60, 10, 0, 20),

  /**
   * One company's 48 keys in twelve countries over 10 days, 30 requests a key: one job, but cards
   * and networks by subsidiary, and office hours around the world.
   */
  GLOBAL_COMPANY(false, 48, 10, 0, 30),

  /**
   * One operator who harvests alone at speed: one account, 5,000 requests a day around the clock
   * for 7 days, each a new task in one template that asks for the reasoning. Its null is a product
   * that asks for reasoning too, whose users around the world write what it sends. Providers
   * publish what campaigns of many accounts did; that one account did it alone, at the pace its
   * limits allow, is the simplest of them.
   */
  LONE_HARVEST(true, 1, 7, 5_000, 0),

  /**
   * The back end of a product, 3,000 requests a day over 7 days through one account: its users are
   * people around the world, its template is one.
   */
  PRODUCT_BACKEND(false, 1, 7, 3_000, 0),

  /**
   * A business that works off a queue of documents around the clock, 2,000 a day over 7 days
   * through one account and one template that asks for steps before the result.
   */
  DOCUMENT_STREAM(false, 1, 7, 2_000, 0),

  /** The same every night from 22:00 to 4:00 UTC, 1,500 documents, results only. */
  NIGHTLY_BATCH(false, 1, 7, 1_500, 0),

  /**
   * An evaluator who runs one benchmark of 1,200 questions again and again for 7 days, 2,000
   * questions a day, and has the reasoning written down.
   */
  BENCHMARK_LOOP(false, 1, 7, 2_000, 0),

  /** A developer with an agent in long sessions: 1,000 requests a day over 7 days. */
  CODING_AGENT(false, 1, 7, 1_000, 0);

  private final boolean campaign;
  private final int accounts;
  private final int days;
  private final double perDay;
  private final double total;

  /** The defaults; either requests an account and day or requests an account in all is 0. */
  Scenario(boolean campaign, int accounts, int days, double perDay, double total) {
    this.campaign = campaign;
    this.accounts = accounts;
    this.days = days;
    this.perDay = perDay;
    this.total = total;
  }

  /** Whether the accounts belong to a campaign; otherwise they are legitimate. */
  public boolean isCampaign() {
    return campaign;
  }

  /**
   * Whether the accounts belong to one business, which may keep to itself that they do; see {@link
   * Traffic#declared}.
   */
  public boolean isOrganization() {
    return organizations().contains(this);
  }

  /** The settings before anything was asked for. */
  Settings settings(long seed) {
    Settings settings = new Settings(this, seed, accounts, days);
    settings.perDay = perDay;
    settings.total = total;
    if (this == LONE_HARVEST) {
      // Several are strangers to each other.
      settings.residential = true;
      settings.accountsPerCard = 1;
    }
    return settings;
  }

  Cast cast(Settings settings) {
    return switch (this) {
      case ORGANIC -> new Organic(settings, null);
      case TEMPLATE_HARVEST -> new Harvest(settings);
      case RELAY_POOL -> new Relay(settings);
      case STORED_SESSIONS -> new StoredSessions(settings);
      case ARTIFACT_REPLAY -> new ArtifactReplay(settings);
      case JUDGE_PIPELINE -> new JudgePipeline(settings);
      case TECHNIQUE_SWEEP -> new TechniqueSweep(settings);
      case SCHOOL_CLASS -> new School(settings);
      case POPULAR_TOOL -> new Organic(settings, Tool.released(settings.seed));
      case COMPANY_TEAM -> new Company(settings);
      case BATCH -> new Batch(settings);
      case EVALUATOR -> new Evaluator(settings);
      case BUILD_LOOP -> new BuildLoop(settings);
      case GATEWAY -> new Gateway(settings);
      case VPN_USERS -> SharedExits.vpn(settings);
      case CARRIER_NAT -> SharedExits.carrier(settings);
      case CAMPUS -> SharedExits.campus(settings);
      case NAT_NEIGHBOURS -> SharedExits.neighbours(settings);
      case MODEL_LAUNCH -> new LaunchDay(settings);
      case VIRAL_PROMPT -> new Viral(settings);
      case RED_TEAM -> new RedTeam(settings);
      case REREGISTERED -> new Reregistered(settings);
      case FAILOVER -> new Failover(settings);
      case APP_LAUNCH -> new AppLaunch(settings);
      case FREE_TIER -> new FreeTier(settings);
      case HOMEWORK -> new Homework(settings);
      case RESOLD_ACCOUNTS -> new Resold(settings);
      case GLOBAL_COMPANY -> new GlobalCompany(settings);
      case LONE_HARVEST ->
          settings.honest ? new Backend(settings, true) : new LoneHarvest(settings);
      case PRODUCT_BACKEND -> new Backend(settings, false);
      case DOCUMENT_STREAM -> new DocumentStream(settings, false);
      case NIGHTLY_BATCH -> new DocumentStream(settings, true);
      case BENCHMARK_LOOP -> new BenchmarkLoop(settings);
      case CODING_AGENT -> new CodingAgent(settings);
    };
  }

  static Set<Scenario> campaigns() {
    return Stream.of(values())
        .filter(Scenario::isCampaign)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scenario.class)));
  }

  /** The businesses that may keep to themselves whose their accounts are. */
  static Set<Scenario> organizations() {
    return EnumSet.of(
        COMPANY_TEAM,
        GLOBAL_COMPANY,
        FAILOVER,
        APP_LAUNCH,
        RED_TEAM,
        PRODUCT_BACKEND,
        DOCUMENT_STREAM,
        NIGHTLY_BATCH);
  }

  /** The campaigns with a job of their own; a relay has its customers'. */
  static Set<Scenario> withTasks() {
    Set<Scenario> all = campaigns();
    all.remove(RELAY_POOL);
    return all;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Tells scenarios of one seed apart; the hash of a string is the same on every JDK. */
  long salt() {
    return name().hashCode();
  }
}
