package io.github.azeotrope.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The complete output of every scenario, frozen. A difference between JDKs is a fault of the
 * simulator; a difference after a change to it means that recorded evaluations no longer describe
 * the traffic they were made with, so a new value here goes with new evaluations.
 */
class GoldenTrafficTest {

  static Stream<Arguments> frozen() {
    return Stream.of(
        Arguments.of(Traffic.organic(42).accounts(400).days(14), "2e661560e3e72e30"),
        Arguments.of(Traffic.organic(42).accounts(60).days(5).promptChars(400), "b5677810f23d5692"),
        Arguments.of(
            Traffic.templateHarvest(43).accounts(40).from(Day.of(3)).days(4), "54b35f01da0e0a34"),
        Arguments.of(
            Traffic.templateHarvest(43)
                .accounts(40)
                .days(3)
                .template(false)
                .residential()
                .sharedCards(1)
                .mix(0.5)
                .perAccountAndDay(9),
            "93b37aa13b8dcbc0"),
        Arguments.of(Traffic.relayPool(44).accounts(20), "3b762282d56dde5"),
        Arguments.of(Traffic.schoolClass(45), "c51900464cb58804"),
        Arguments.of(Traffic.popularTool(46).accounts(50).launch(Day.of(2)), "3d7754427e3900d"),
        Arguments.of(Traffic.companyTeam(47).declared(false), "1467be1c745a64c"),
        Arguments.of(Traffic.batch(48).days(4), "8caa6b06d3d809c6"),
        Arguments.of(Traffic.evaluator(49), "ea56db967e027d86"),
        Arguments.of(Traffic.buildLoop(50).days(4), "488a1994c9dc952f"),
        Arguments.of(Traffic.gateway(51).days(4), "86894d2b86dfb9c7"),
        Arguments.of(
            Traffic.merge(
                Traffic.organic(52).accounts(100).days(7),
                Traffic.templateHarvest(53).accounts(10).days(2),
                Traffic.relayPool(54).accounts(5).days(3)),
            "383ab2c0a098eff3"));
  }

  static Stream<Arguments> archetypes() {
    Traffic harvest = Traffic.templateHarvest(60).accounts(20).days(2);
    Traffic relay = Traffic.relayPool(61).accounts(20).days(4);
    Traffic stored = Traffic.storedSessions(62).accounts(12).days(2);
    Traffic replay = Traffic.artifactReplay(63).accounts(100);
    Traffic judges = Traffic.judgePipeline(64).accounts(3).days(1);
    Traffic sweep = Traffic.techniqueSweep(65).accounts(12).days(3);
    return Stream.of(
        Arguments.of(harvest.honest(), "e26805d4a9d4105"),
        Arguments.of(relay.honest(), "d289dcfb4a9f1e4e"),
        Arguments.of(stored, "6910e8de1532f44a"),
        Arguments.of(stored.honest(), "be1dc5bffc786909"),
        Arguments.of(replay, "5823274d4787150b"),
        Arguments.of(replay.honest(), "85e4cb15d4c1c4e7"),
        Arguments.of(judges, "6a4398c3e506d1c3"),
        Arguments.of(judges.honest(), "a7a8d31c20a6b06f"),
        Arguments.of(sweep, "ad94cc1a1ecabc5f"),
        Arguments.of(sweep.honest(), "bdc38a31d4f34bc0"));
  }

  static Stream<Arguments> evasions() {
    Traffic harvest = Traffic.templateHarvest(66).accounts(20).days(2);
    Traffic relay = Traffic.relayPool(67).accounts(20).days(4);
    return Stream.of(
        Arguments.of(harvest.evading(Evasion.PARAPHRASED), "33e0f5e2ebbda10e"),
        Arguments.of(harvest.evading(Evasion.TRANSLATED), "bf2e4e18cc601969"),
        Arguments.of(harvest.evading(Evasion.STICKY), "18075f50d4941447"),
        Arguments.of(harvest.evading(Evasion.UNEVEN), "d05271c6f1f96c30"),
        Arguments.of(harvest.evading(Evasion.STAGGERED).launch(Day.of(0)), "2556c88c0c4d83e7"),
        Arguments.of(harvest.evading(Evasion.FRESH), "d05f1b2621dd7349"),
        Arguments.of(harvest.evading(Evasion.PINNED), "3295c9da3e68fe76"),
        Arguments.of(harvest.mix(0.05), "e72cb39c2d90c263"),
        Arguments.of(harvest.mix(0.9).evading(Evasion.values()), "c2c82b83c63e4d69"),
        Arguments.of(harvest.samples(4), "968dc0daa558ba8c"),
        Arguments.of(relay.evading(Evasion.PINNED, Evasion.FRESH), "3e001fd4b259568d"),
        Arguments.of(relay.evading(Evasion.UNEVEN), "dfeaf06d4ba4c2ad"));
  }

  static Stream<Arguments> lookAlikes() {
    return Stream.of(
        Arguments.of(Traffic.of(Scenario.VPN_USERS, 70), "163532901828947a"),
        Arguments.of(Traffic.of(Scenario.CARRIER_NAT, 71), "bb45a15560bbe4a"),
        Arguments.of(Traffic.of(Scenario.CAMPUS, 72), "9902a320502c4a22"),
        Arguments.of(Traffic.of(Scenario.NAT_NEIGHBOURS, 73), "ff4455ca9a3a2bb4"),
        Arguments.of(Traffic.of(Scenario.MODEL_LAUNCH, 74), "aa0008d698513239"),
        Arguments.of(Traffic.of(Scenario.VIRAL_PROMPT, 75), "43aaeb1bac34d4f7"),
        Arguments.of(Traffic.of(Scenario.RED_TEAM, 76), "d56ccc798ba573a2"),
        Arguments.of(Traffic.of(Scenario.REREGISTERED, 77), "e1eaa8aaffb8d771"),
        Arguments.of(Traffic.of(Scenario.FAILOVER, 78), "4ae9f9b319b82930"),
        Arguments.of(Traffic.of(Scenario.APP_LAUNCH, 79), "9aacc19a49a19365"),
        Arguments.of(Traffic.of(Scenario.FREE_TIER, 80), "69e7e41dc8701069"),
        Arguments.of(Traffic.of(Scenario.HOMEWORK, 81), "c76820bc4fca6327"),
        Arguments.of(Traffic.of(Scenario.RESOLD_ACCOUNTS, 82), "1460838cbe3882dd"),
        Arguments.of(Traffic.of(Scenario.GLOBAL_COMPANY, 83), "a09bc5dc350278d3"));
  }

  static Stream<Arguments> second() {
    return Stream.of(
        Arguments.of(
            Traffic.organic(90).accounts(200).days(9).secondSimulator(), "4a26f85b1e20191a"),
        Arguments.of(
            Traffic.templateHarvest(91).accounts(20).days(2).secondSimulator(), "3b5f86cfc9ed3271"),
        Arguments.of(
            Traffic.templateHarvest(92).accounts(20).days(2).honest().secondSimulator(),
            "afd19cae68d34222"),
        Arguments.of(Traffic.relayPool(93).accounts(10).secondSimulator(), "9d2e79d3e5361ce7"),
        Arguments.of(
            Traffic.storedSessions(94).accounts(10).days(2).secondSimulator(), "2072b0d6718281c7"),
        Arguments.of(Traffic.artifactReplay(95).accounts(60).secondSimulator(), "78fcab6f18fff69a"),
        Arguments.of(
            Traffic.judgePipeline(96).accounts(2).days(1).secondSimulator(), "9b07dc8bcfc06f00"),
        Arguments.of(
            Traffic.techniqueSweep(97).accounts(10).days(2).secondSimulator(), "2f370596c3832cc4"),
        Arguments.of(Traffic.schoolClass(98).secondSimulator(), "c8eec632a2ae6ffe"));
  }

  static Stream<Arguments> single() {
    Traffic lone = Traffic.of(Scenario.LONE_HARVEST, 100).days(1);
    return Stream.of(
        Arguments.of(lone, "aabd5068e3da0618"),
        Arguments.of(lone.honest(), "94a496c4f3a2c00a"),
        Arguments.of(lone.samples(4).mix(0.1).evading(Evasion.PARAPHRASED), "c55b6df9e2f3ce9a"),
        Arguments.of(lone.secondSimulator(), "93a745c083e351ed"),
        Arguments.of(Traffic.of(Scenario.PRODUCT_BACKEND, 101).days(1), "9eec5e250f4a3d5c"),
        Arguments.of(Traffic.of(Scenario.DOCUMENT_STREAM, 102).days(1), "80646403b6abc41b"),
        Arguments.of(Traffic.of(Scenario.NIGHTLY_BATCH, 103).days(1), "d883ec3868ddb819"),
        Arguments.of(Traffic.of(Scenario.BENCHMARK_LOOP, 104).days(1), "3e2f220c57b767ee"),
        Arguments.of(Traffic.of(Scenario.CODING_AGENT, 105).days(1), "a58b733f6156e4c7"));
  }

  @ParameterizedTest
  @MethodSource({"frozen", "archetypes", "evasions", "lookAlikes", "second", "single"})
  void saysTheSameOnEveryJdk(Traffic traffic, String expected) {
    assertThat(Long.toHexString(Fingerprint.of(traffic))).isEqualTo(expected);
  }
}
