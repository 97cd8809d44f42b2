package io.github.azeotrope.testkit;

import static io.github.azeotrope.testkit.Scenario.ARTIFACT_REPLAY;
import static io.github.azeotrope.testkit.Scenario.JUDGE_PIPELINE;
import static io.github.azeotrope.testkit.Scenario.LONE_HARVEST;
import static io.github.azeotrope.testkit.Scenario.RELAY_POOL;
import static io.github.azeotrope.testkit.Scenario.TECHNIQUE_SWEEP;
import static io.github.azeotrope.testkit.Scenario.TEMPLATE_HARVEST;

import java.util.EnumSet;
import java.util.Set;

/**
 * What an operator who knows how campaigns are found does about it; {@link Traffic#evading} adds
 * any of them to a campaign. Each Javadoc says what the evasion takes away from a detector.
 */
public enum Evasion {
  /** Every request words its template anew: no two share their fixed part. */
  PARAPHRASED,

  /** A third each of the template and its tasks in English, Chinese and Russian. */
  TRANSLATED,

  /**
   * Each account has one of eight topics and gets only tasks about it: the account says something
   * about the request after all, at no cost to the operator.
   */
  STICKY,

  /** Log-normal volumes, standard deviation of the logarithm 1.2, instead of equal ones. */
  UNEVEN,

  /** Accounts move to a new model one by one over 21 days, not half of them within 24 hours. */
  STAGGERED,

  /** A residential address that nobody had before for every session, and a card an account. */
  FRESH,

  /**
   * A harvest's task keeps its account for all of its follow-ups, a relay's customer for all
   * conversations.
   */
  PINNED;

  /** The campaigns that can do this. */
  public Set<Scenario> scenarios() {
    return switch (this) {
      case PARAPHRASED ->
          EnumSet.of(
              TEMPLATE_HARVEST, ARTIFACT_REPLAY, JUDGE_PIPELINE, TECHNIQUE_SWEEP, LONE_HARVEST);
      case TRANSLATED -> Scenario.withTasks();
      case STICKY -> EnumSet.of(TEMPLATE_HARVEST);
      case PINNED -> EnumSet.of(TEMPLATE_HARVEST, RELAY_POOL);
      case UNEVEN, STAGGERED, FRESH -> Scenario.campaigns();
    };
  }
}
