package io.github.azeotrope.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.Verification;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the legitimate look-alikes promise. */
class LookAlikeTrafficTest {

  private static List<ModelRequest> requests(Traffic traffic) {
    return traffic.stream().map(Exchange::request).toList();
  }

  private static <K> Map<K, List<ModelRequest>> by(
      List<ModelRequest> requests, Function<ModelRequest, K> key) {
    return requests.stream().collect(Collectors.groupingBy(key));
  }

  private static String network(ModelRequest request) {
    String address = request.client().address();
    return address.substring(0, address.lastIndexOf('.'));
  }

  @Test
  void aClassCopiesADozenQuestionsFromOneAddressInSchoolHours() {
    Traffic school = Traffic.schoolClass(1).accounts(56);
    List<ModelRequest> all = requests(school);
    assertThat(all.size() / 56.0).isBetween(20.0, 26.0);
    assertThat(by(all, r -> r.client().address())).hasSize(2);
    for (List<ModelRequest> pupils : by(all, r -> r.client().address()).values()) {
      Map<String, List<ModelRequest>> prompts = by(pupils, ModelRequest::prompt);
      long copied = prompts.values().stream().filter(same -> same.size() > 20).count();
      assertThat(copied).isBetween(10L, 12L);
      assertThat(prompts.size()).isLessThan(pupils.size() / 3);
      int busyHours = by(pupils, r -> r.epochMillis() / 3_600_000L % 24).size();
      assertThat(busyHours).isLessThan(13);
    }
    assertThat(all).allMatch(r -> r.facts().paymentInstrument() == null);
    assertThat(all)
        .allMatch(r -> r.epochMillis() - r.facts().createdEpochMillis() < 40 * Day.MILLIS);
  }

  @Test
  void homeworkWithNumbersOfOnesOwnIsNeverTheSamePromptInTwoAccounts() {
    List<ModelRequest> all = requests(Traffic.of(Scenario.HOMEWORK, 1));
    assertThat(by(all, ModelRequest::prompt).values())
        .allMatch(same -> by(same, ModelRequest::account).size() == 1);
    // But for the numbers they are the dozen questions of a class.
    Map<String, List<ModelRequest>> sheets = by(all, r -> r.prompt().replaceAll("[0-9]+", "#"));
    assertThat(sheets.values().stream().filter(same -> same.size() > 20).count())
        .isBetween(10L, 12L);
  }

  @Test
  void aQuotaMakesVolumesOfStrangersAsEvenAsAPools() {
    Map<String, List<ModelRequest>> accounts =
        by(requests(Traffic.of(Scenario.FREE_TIER, 2)), ModelRequest::account);
    List<Integer> volumes = accounts.values().stream().map(List::size).sorted().toList();
    double full = volumes.stream().filter(v -> v >= 20).count() / 300.0;
    assertThat(full).isBetween(0.55, 0.72);
    // One request of 250 is lost and repeated.
    assertThat(volumes.get(299)).isBetween(20, 22);
    double mean = volumes.stream().mapToInt(v -> v).average().orElse(0);
    double variance =
        volumes.stream().mapToDouble(v -> (v - mean) * (v - mean)).average().orElse(0);
    // Overdispersion against Poisson: a pool has 0, people have 1 and more.
    assertThat((variance - mean) / (mean * mean)).isLessThan(0.1);
    assertThat(accounts.values().stream().flatMap(List::stream))
        .allMatch(r -> r.facts().paymentInstrument() == null);
  }

  @Test
  void aNewToolsUsersShareOneSystemPromptAndOneClient() {
    Traffic tool = Traffic.popularTool(2).accounts(200).from(Day.of(3));
    List<ModelRequest> all = requests(tool);
    assertThat(by(all, ModelRequest::systemPrompt)).hasSize(1);
    assertThat(all.get(0).systemPrompt()).hasSizeGreaterThan(300);
    assertThat(by(all, r -> r.client().userAgent() + r.client().tlsFingerprint())).hasSize(1);
    assertThat(by(all, r -> r.client().address()).size()).isGreaterThan(180);
    assertThat(all)
        .allMatch(r -> r.facts().createdEpochMillis() > Day.of(1).startEpochMillis() - 60_000);
    assertThat(by(requests(Traffic.popularTool(3)), ModelRequest::systemPrompt).keySet())
        .doesNotContain(all.get(0).systemPrompt());
  }

  @Test
  void aCompanysKeysShareCardNetworksAndJobAndDeclareItOrNot() {
    Traffic companies = Traffic.companyTeam(3).accounts(80);
    List<ModelRequest> all = requests(companies);
    Map<String, List<ModelRequest>> cards = by(all, r -> r.facts().paymentInstrument());
    assertThat(cards).hasSize(2);
    for (List<ModelRequest> company : cards.values()) {
      assertThat(by(company, ModelRequest::account)).hasSize(40);
      assertThat(by(company, LookAlikeTrafficTest::network)).hasSize(3);
      assertThat(by(company, r -> r.facts().organization())).hasSize(1);
      assertThat(by(company, r -> r.prompt().substring(0, 40))).hasSize(1);
      assertThat(company.size() / 40.0).isBetween(26.0, 34.0);
    }
    assertThat(all).allMatch(r -> r.facts().verification() == Verification.BUSINESS);
    assertThat(requests(companies.declared(false))).allMatch(r -> r.facts().organization() == null);
  }

  @Test
  void aBatchSendsAllPapersThroughOneTemplateAndAccount() {
    List<ModelRequest> all = requests(Traffic.batch(4));
    assertThat(by(all, ModelRequest::account)).hasSize(4);
    for (List<ModelRequest> account : by(all, ModelRequest::account).values()) {
      assertThat(by(account, r -> r.prompt().substring(0, r.prompt().indexOf("---")))).hasSize(1);
      assertThat(by(account, ModelRequest::prompt)).hasSameSizeAs(account);
    }
  }

  @Test
  void evaluatorsRunTheSamePublicBenchmarkOnce() {
    List<ModelRequest> all = requests(Traffic.evaluator(5).accounts(4));
    for (List<ModelRequest> account : by(all, ModelRequest::account).values()) {
      assertThat(account).hasSize(400);
      assertThat(by(account, ModelRequest::prompt)).hasSize(400);
      long millis = account.get(399).epochMillis() - account.get(0).epochMillis();
      assertThat(millis).isBetween(20 * 60_000L, 40 * 60_000L);
    }
    assertThat(by(all, ModelRequest::prompt)).hasSize(800);
    List<ModelRequest> elsewhere = requests(Traffic.evaluator(6).accounts(1));
    assertThat(by(all, ModelRequest::prompt)).containsKey(elsewhere.get(0).prompt());
  }

  @Test
  void aBuildRobotRepeatsItself() {
    List<ModelRequest> all = requests(Traffic.buildLoop(6));
    for (List<ModelRequest> robot : by(all, ModelRequest::account).values()) {
      assertThat(by(robot, r -> r.prompt().substring(0, r.prompt().indexOf("\ncommit "))))
          .hasSize(3);
    }
  }

  @Test
  void aGatewayHidesConversationsButNotItself() {
    List<ModelRequest> all = requests(Traffic.gateway(7));
    assertThat(all.size()).isGreaterThan(700);
    assertThat(by(all, ModelRequest::account)).hasSize(1);
    assertThat(all).allMatch(r -> r.conversation().sessionId() == null);
    assertThat(all).allMatch(r -> r.facts().verification() == Verification.BUSINESS);
    assertThat(all).allMatch(r -> r.facts().organization() != null);
  }
}
