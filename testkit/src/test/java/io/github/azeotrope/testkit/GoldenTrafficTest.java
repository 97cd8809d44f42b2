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

  @ParameterizedTest
  @MethodSource("frozen")
  void saysTheSameOnEveryJdk(Traffic traffic, String expected) {
    assertThat(Long.toHexString(Fingerprint.of(traffic))).isEqualTo(expected);
  }
}
