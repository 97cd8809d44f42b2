package io.github.azeotrope.testkit.detection;

import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Scenario;
import io.github.azeotrope.testkit.Traffic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A world of nobody but legitimate accounts, with as many groups that look like a campaign as fit:
 * every kind of look-alike, several times each where it comes in small groups, in sizes drawn from
 * the seed, businesses declared or not.
 */
final class LookAlikeWorld {
  private static final int DAYS = 8;
  private static final int PEOPLE = 300;

  /** How often each kind is in a world; once where it is not named. */
  private static final Map<Scenario, Integer> TIMES =
      new EnumMap<>(
          Map.of(
              Scenario.SCHOOL_CLASS, 6,
              Scenario.HOMEWORK, 6,
              Scenario.COMPANY_TEAM, 6,
              Scenario.GLOBAL_COMPANY, 3,
              Scenario.RED_TEAM, 2,
              Scenario.EVALUATOR, 2,
              Scenario.RESOLD_ACCOUNTS, 3,
              Scenario.REREGISTERED, 2,
              Scenario.NAT_NEIGHBOURS, 2));

  private static final Set<Scenario> BUSINESSES =
      EnumSet.of(
          Scenario.COMPANY_TEAM,
          Scenario.GLOBAL_COMPANY,
          Scenario.FAILOVER,
          Scenario.APP_LAUNCH,
          Scenario.RED_TEAM);

  /** Single accounts, which make no group. */
  private static final Set<Scenario> ALONE =
      EnumSet.of(
          Scenario.PRODUCT_BACKEND,
          Scenario.DOCUMENT_STREAM,
          Scenario.NIGHTLY_BATCH,
          Scenario.BENCHMARK_LOOP,
          Scenario.CODING_AGENT);

  private LookAlikeWorld() {}

  static Traffic of(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Traffic> everybody = new ArrayList<>();
    everybody.add(Traffic.organic(seed).accounts(PEOPLE).days(DAYS));
    for (Scenario kind : Scenario.values()) {
      if (kind.isCampaign() || kind == Scenario.ORGANIC || ALONE.contains(kind)) {
        continue;
      }
      for (int i = 0; i < TIMES.getOrDefault(kind, 1); i++) {
        everybody.add(lookAlike(kind, random));
      }
    }
    return Traffic.merge(everybody.toArray(Traffic[]::new));
  }

  private static Traffic lookAlike(Scenario kind, SplittableRandom random) {
    Traffic traffic = Traffic.of(kind, random.nextInt(1 << 30)).from(Day.of(random.nextInt(2)));
    traffic =
        switch (kind) {
          case GATEWAY, BATCH, BUILD_LOOP, FAILOVER -> traffic;
          case EVALUATOR, RED_TEAM -> traffic.accounts(random.nextInt(10, 30));
          case SCHOOL_CLASS, HOMEWORK, COMPANY_TEAM, GLOBAL_COMPANY, RESOLD_ACCOUNTS ->
              traffic.accounts(random.nextInt(20, 80));
          case REREGISTERED, NAT_NEIGHBOURS -> traffic.accounts(2 * random.nextInt(15, 40));
          default -> traffic.accounts(random.nextInt(60, 300));
        };
    return BUSINESSES.contains(kind) ? traffic.declared(random.nextBoolean()) : traffic;
  }
}
