package io.github.azeotrope.examples.evaluation;

import io.github.azeotrope.testkit.Scenario;
import io.github.azeotrope.testkit.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/**
 * A campaign to be found.
 *
 * @param name as on the page
 * @param words what it is, where the name does not say it
 * @param scenario the simulator's scenario it is made of
 * @param usual whether it is the scenario as the simulator has it
 * @param amongLookAlikes whether one group of every look-alike is there as well
 * @param traffic the campaign of a seed
 */
record CampaignCase(
    String name,
    String words,
    Scenario scenario,
    boolean usual,
    boolean amongLookAlikes,
    LongFunction<Traffic> traffic) {

  /** The scenarios as the simulator has them, then what is harder about some of them. */
  static List<CampaignCase> all() {
    List<CampaignCase> all = new ArrayList<>();
    for (Scenario scenario : Scenario.values()) {
      if (scenario.isCampaign()) {
        all.add(
            new CampaignCase(
                label(scenario), "", scenario, true, false, seed -> Traffic.of(scenario, seed)));
      }
    }
    all.add(
        new CampaignCase(
            "harvest, among look-alikes",
            "the template harvest where one group of every look-alike but app launches is there,"
                + " some behind its exits",
            Scenario.TEMPLATE_HARVEST,
            false,
            true,
            Traffic::templateHarvest));
    all.add(
        harvest(
            "harvest, strangers",
            "its accounts have a card, a home and a client each",
            seed -> strangers(Traffic.templateHarvest(seed))));
    all.add(
        harvest(
            "harvest, half mixed",
            "half of its requests are other customers'",
            seed -> Traffic.templateHarvest(seed).mix(0.5)));
    all.add(
        harvest(
            "harvest, half mixed, strangers",
            "both",
            seed -> strangers(Traffic.templateHarvest(seed).mix(0.5))));
    all.add(
        harvest(
            "harvest, bare",
            "tasks without a template",
            seed -> Traffic.templateHarvest(seed).template(false)));
    all.add(
        harvest(
            "harvest, bare, strangers",
            "nothing shared but the job",
            seed -> strangers(Traffic.templateHarvest(seed).template(false))));
    all.add(
        harvest(
            "harvest, bare, 50 accounts",
            "three exits, 5 days",
            seed -> Traffic.templateHarvest(seed).accounts(50).days(5).template(false)));
    all.add(
        harvest(
            "harvest, bare, 50 strangers",
            "nothing shared, 5 days",
            seed -> strangers(Traffic.templateHarvest(seed).accounts(50).days(5).template(false))));
    all.add(
        new CampaignCase(
            "relay, 60 accounts",
            "8 days",
            Scenario.RELAY_POOL,
            false,
            false,
            seed -> Traffic.relayPool(seed).accounts(60).days(8)));
    all.add(
        new CampaignCase(
            "judges, 40 accounts",
            "26 requests an account and day, 7 days",
            Scenario.JUDGE_PIPELINE,
            false,
            false,
            seed -> Traffic.judgePipeline(seed).accounts(40).perAccountAndDay(26).days(7)));
    return List.copyOf(all);
  }

  static CampaignCase named(String name) {
    return all().stream().filter(each -> each.name.equals(name)).findFirst().orElseThrow();
  }

  private static CampaignCase harvest(String name, String words, LongFunction<Traffic> traffic) {
    return new CampaignCase(name, words, Scenario.TEMPLATE_HARVEST, false, false, traffic);
  }

  private static Traffic strangers(Traffic pool) {
    return pool.sharedCards(1).residential();
  }

  static String label(Scenario scenario) {
    return scenario.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
