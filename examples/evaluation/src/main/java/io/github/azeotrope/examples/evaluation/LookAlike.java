package io.github.azeotrope.examples.evaluation;

import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Scenario;
import io.github.azeotrope.testkit.Traffic;
import java.util.ArrayList;
import java.util.List;

/**
 * A class of legitimate accounts; ordinary people are the first of them.
 *
 * @param scenario the simulator's scenario
 * @param undeclared whether they are a business that keeps to itself whose the accounts are
 */
record LookAlike(Scenario scenario, boolean undeclared) {
  /** Apart from the seeds of those that declare themselves. */
  private static final long UNDECLARED_SEEDS = 500;

  /** All classes. */
  static List<LookAlike> all() {
    List<LookAlike> all = new ArrayList<>();
    for (Scenario scenario : Scenario.values()) {
      if (!scenario.isCampaign()) {
        all.add(new LookAlike(scenario, false));
        if (scenario.isOrganization()) {
          all.add(new LookAlike(scenario, true));
        }
      }
    }
    return List.copyOf(all);
  }

  String label() {
    return CampaignCase.label(scenario) + (undeclared ? ", undeclared" : "");
  }

  /**
   * One group, from the first day or, unless these are ordinary people, the fourth.
   *
   * @param seed in steps of a thousand from world to world
   * @param people how many ordinary people make a group
   */
  World.Part group(long seed, int people) {
    Traffic group = Traffic.of(scenario, undeclared ? seed + UNDECLARED_SEEDS : seed);
    if (scenario == Scenario.ORGANIC) {
      group = group.accounts(people).days(Worlds.DAYS);
    } else {
      group = group.from(Day.of(Worlds.FIRST_DAY));
    }
    return new World.Part(label(), undeclared ? group.declared(false) : group);
  }
}
