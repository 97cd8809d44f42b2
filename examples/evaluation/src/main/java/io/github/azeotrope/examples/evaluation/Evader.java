package io.github.azeotrope.examples.evaluation;

import io.github.azeotrope.testkit.Evasion;
import io.github.azeotrope.testkit.Scenario;
import io.github.azeotrope.testkit.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * What an operator does against being found.
 *
 * @param name as on the page
 * @param harvest the share of its requests that still harvest something
 * @param change does it
 */
record Evader(String name, double harvest, UnaryOperator<Traffic> change) {

  /** All that the scenario can do. */
  static List<Evader> of(Scenario scenario) {
    List<Evader> all = new ArrayList<>();
    for (Evasion evasion : Evasion.values()) {
      if (evasion.scenarios().contains(scenario)) {
        String name = evasion.name().toLowerCase(Locale.ROOT);
        all.add(new Evader(name, 1, campaign -> campaign.evading(evasion)));
      }
    }
    if (scenario == Scenario.TEMPLATE_HARVEST) {
      all.add(mixed(0.5));
      all.add(mixed(0.9));
    }
    return all;
  }

  static Evader named(Scenario scenario, String name) {
    return of(scenario).stream().filter(each -> each.name.equals(name)).findFirst().orElseThrow();
  }

  private static Evader mixed(double share) {
    String name = "mixed with " + Math.round(100 * share) + " % of others' traffic";
    return new Evader(name, 1 - share, campaign -> campaign.mix(share));
  }
}
