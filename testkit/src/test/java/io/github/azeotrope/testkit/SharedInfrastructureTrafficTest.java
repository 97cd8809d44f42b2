package io.github.azeotrope.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.ModelRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Look-alikes that share addresses, cards or a system prompt, and nothing else. */
class SharedInfrastructureTrafficTest {

  private static List<ModelRequest> requests(Scenario scenario) {
    return Traffic.of(scenario, 42).stream().map(Exchange::request).toList();
  }

  private static <K> Map<K, List<ModelRequest>> by(
      List<ModelRequest> requests, Function<ModelRequest, K> key) {
    return requests.stream().collect(Collectors.groupingBy(key));
  }

  private static <K> long distinct(List<ModelRequest> requests, Function<ModelRequest, K> key) {
    return requests.stream().map(key).distinct().count();
  }

  private static String address(ModelRequest request) {
    return String.valueOf(request.client().address());
  }

  private static String network(ModelRequest request) {
    return address(request).substring(0, address(request).lastIndexOf('.'));
  }

  @Test
  void usersOfAVpnShareSixServersOfOneNetworkAndNothingElse() {
    List<ModelRequest> all = requests(Scenario.VPN_USERS);
    assertThat(by(all, SharedInfrastructureTrafficTest::address)).hasSize(6);
    assertThat(by(all, SharedInfrastructureTrafficTest::network)).hasSize(1);
    assertThat(by(all, ModelRequest::account)).hasSize(300);
    List<ModelRequest> paid =
        all.stream().filter(r -> r.facts().paymentInstrument() != null).toList();
    assertThat(distinct(paid, r -> r.facts().paymentInstrument()))
        .isEqualTo(distinct(paid, ModelRequest::account))
        .isBetween(190L, 245L);
  }

  @Test
  void aCarrierAndACampusHaveFewGatewaysInOneCountry() {
    List<ModelRequest> carrier = requests(Scenario.CARRIER_NAT);
    List<ModelRequest> campus = requests(Scenario.CAMPUS);
    assertThat(distinct(carrier, r -> r.client().country())).isEqualTo(1);
    assertThat(distinct(campus, r -> r.client().country())).isEqualTo(1);
    assertThat(crowded(carrier)).hasSize(4);
    assertThat(crowded(campus)).hasSize(1);
  }

  /** The addresses that at least 40 accounts have. */
  private static List<String> crowded(List<ModelRequest> requests) {
    return by(requests, SharedInfrastructureTrafficTest::address).entrySet().stream()
        .filter(address -> distinct(address.getValue(), ModelRequest::account) >= 40)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void neighboursOfAPoolShareItsExitsButNeitherCardsNorClients() {
    List<ModelRequest> pool =
        Traffic.templateHarvest(42).accounts(45).days(2).stream().map(Exchange::request).toList();
    List<ModelRequest> neighbours = requests(Scenario.NAT_NEIGHBOURS);
    Set<String> exits = by(pool, SharedInfrastructureTrafficTest::address).keySet();
    assertThat(exits).hasSize(3);
    Set<String> shared = new HashSet<>();
    for (List<ModelRequest> account : by(neighbours, ModelRequest::account).values()) {
      account.stream()
          .map(SharedInfrastructureTrafficTest::address)
          .filter(exits::contains)
          .forEach(address -> shared.add(account.get(0).account()));
    }
    // Two of four sessions: hardly anybody never comes that way.
    assertThat(shared.size()).isBetween(35, 60);
    assertThat(by(pool, r -> r.facts().paymentInstrument()).keySet())
        .doesNotContainAnyElementsOf(
            neighbours.stream().map(r -> String.valueOf(r.facts().paymentInstrument())).toList());
  }

  @Test
  void anAppOpensThreeThousandAccountsWithOnePromptOneCardAndFourServers() {
    List<ModelRequest> all = requests(Scenario.APP_LAUNCH);
    assertThat(by(all, ModelRequest::account)).hasSize(3_000);
    assertThat(by(all, ModelRequest::systemPrompt)).hasSize(1);
    assertThat(by(all, r -> r.facts().paymentInstrument())).hasSize(1);
    assertThat(by(all, SharedInfrastructureTrafficTest::address)).hasSize(4);
    assertThat(all)
        .allMatch(r -> r.facts().createdEpochMillis() > Day.of(0).startEpochMillis() - 60_001);
    assertThat(all).allMatch(r -> r.facts().organization() != null);
    assertThat(Traffic.of(Scenario.APP_LAUNCH, 1).accounts(20).declared(false))
        .allMatch(e -> e.request().facts().organization() == null);
    // Unlike a job's, the prompts are their writers': half of the rest is said in one account.
    assertThat(distinct(all, ModelRequest::prompt) / (double) all.size()).isGreaterThan(0.85);
  }

  @Test
  void aBuyerOfAnAccountSharesTheSellersCardButNotTheAddress() {
    List<ModelRequest> all = requests(Scenario.RESOLD_ACCOUNTS);
    assertThat(by(all, r -> r.facts().paymentInstrument())).hasSize(8);
    assertThat(by(all, SharedInfrastructureTrafficTest::address)).hasSize(60);
    assertThat(by(all, ModelRequest::account)).hasSize(60);
  }

  @Test
  void aGlobalCompanySendsOneJobFromTwelveCountriesWithTwelveCards() {
    List<ModelRequest> all = requests(Scenario.GLOBAL_COMPANY);
    assertThat(by(all, r -> r.client().country())).hasSize(12);
    assertThat(by(all, r -> r.facts().paymentInstrument())).hasSize(12);
    assertThat(by(all, SharedInfrastructureTrafficTest::network)).hasSize(12);
    assertThat(by(all, r -> r.facts().organization())).hasSize(1);
    assertThat(by(all, r -> r.prompt().substring(0, 40))).hasSize(1);
    assertThat(all.size() / 48.0).isBetween(27.0, 33.0);
  }
}
