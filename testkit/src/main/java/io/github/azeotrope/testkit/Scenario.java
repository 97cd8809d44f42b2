package io.github.azeotrope.testkit;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@link Traffic} can simulate: six kinds of campaigns, and honest traffic that looks like one
 * or the other. {@link Traffic#of} makes any of them.
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
  GATEWAY(false, 1, 14, 100, 0);

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

  /** The settings before anything was asked for. */
  Settings settings(long seed) {
    Settings settings = new Settings(this, seed, accounts, days);
    settings.perDay = perDay;
    settings.total = total;
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
    };
  }

  static Set<Scenario> campaigns() {
    return Stream.of(values())
        .filter(Scenario::isCampaign)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scenario.class)));
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
