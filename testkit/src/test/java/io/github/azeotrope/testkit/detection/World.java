package io.github.azeotrope.testkit.detection;

import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Traffic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Ten days of ordinary people and of everybody who looks like a campaign and is none, with one
 * campaign among them or without. Each is played once a seed, however many tests ask.
 */
enum World {
  /** No campaign. */
  PEACE(3, null),

  /** One template, shared cards and exits. */
  TEMPLATE(3, World::harvest),

  /** The same where a third of everybody is a class, a company, a robot or a new tool's user. */
  TEMPLATE_AMONG_LOOK_ALIKES(2, World::harvest),

  /** One template; each account has its own card, residential address and client. */
  TEMPLATE_OF_STRANGERS(2, seed -> harvest(seed).residential().sharedCards(1)),

  /** Bare tasks, shared cards and exits. */
  BARE(2, seed -> harvest(seed).template(false)),

  /** Bare tasks; nothing shared but the job. */
  BARE_OF_STRANGERS(2, seed -> harvest(seed).template(false).residential().sharedCards(1)),

  /** One template, shared cards and exits; half of the requests are other customers'. */
  HALF_MIXED(2, seed -> harvest(seed).mix(0.5)),

  /** Real customers of somebody else, sent on through a pool with shared cards and exits. */
  RELAY(2, seed -> Traffic.relayPool(seed).accounts(60).from(Day.of(2)).days(8));

  private static final int DAYS = 10;
  private static final Duration SWEEP_EVERY = Duration.ofHours(6);
  private static final Map<String, Watched> PLAYED = new ConcurrentHashMap<>();

  private final int seeds;

  @SuppressWarnings("ImmutableEnumChecker") // functions of the seed alone
  private final @Nullable LongFunction<Traffic> campaign;

  World(int seeds, @Nullable LongFunction<Traffic> campaign) {
    this.seeds = seeds;
    this.campaign = campaign;
  }

  /** The pace of the letter of June 2026: 26 requests an account and day. */
  private static Traffic harvest(long seed) {
    return Traffic.templateHarvest(seed).accounts(50).perAccountAndDay(26).from(Day.of(3)).days(5);
  }

  /** With how many seeds it is played. */
  int seeds() {
    return seeds;
  }

  /** What the detector says of it, for a seed below {@link #seeds}. */
  Watched played(int seed) {
    return PLAYED.computeIfAbsent(
        name() + seed, unused -> Watched.play(traffic(100L * (seed + 1)), SWEEP_EVERY));
  }

  private Traffic traffic(long seed) {
    Traffic everybody =
        this == TEMPLATE_AMONG_LOOK_ALIKES ? crowd(seed, 900, 2) : crowd(seed, 2_500, 1);
    return campaign == null ? everybody : Traffic.merge(everybody, campaign.apply(seed + 2));
  }

  private static Traffic crowd(long seed, int people, int times) {
    return Traffic.merge(
        Traffic.organic(seed).accounts(people).days(DAYS),
        Traffic.schoolClass(seed).accounts(times * 56).days(DAYS),
        Traffic.companyTeam(seed).accounts(times * 40).days(DAYS),
        Traffic.companyTeam(seed + 1).accounts(times * 40).days(DAYS).declared(false),
        Traffic.popularTool(seed).accounts(times * 100).days(DAYS),
        Traffic.batch(seed).accounts(times * 4).days(DAYS),
        Traffic.evaluator(seed).accounts(times * 4).days(DAYS),
        Traffic.buildLoop(seed).accounts(times * 5).days(DAYS),
        Traffic.gateway(seed).accounts(times).days(DAYS));
  }
}
