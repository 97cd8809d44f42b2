package io.github.azeotrope.testkit.docs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.response.Action;
import io.github.azeotrope.response.ActionKind;
import io.github.azeotrope.response.AuditTrail;
import io.github.azeotrope.response.ResponseLadder;
import io.github.azeotrope.response.ResponsePolicy;
import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Exchange;
import io.github.azeotrope.testkit.Traffic;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code src/docs/ENFORCEMENT.md} shows this code. */
class EnforcementPageTest {
  private static final Traffic WORLD =
      Traffic.merge(
          Traffic.organic(42).accounts(400).days(5),
          Traffic.templateHarvest(43).accounts(50).from(Day.of(2)).days(3));

  private final Executor executor = Runnable::run;
  private final LinkageKey key = LinkageKey.fromBytes("a key for a page".getBytes(US_ASCII));
  private final List<Integer> answered = new ArrayList<>();
  private long last;

  @TempDir Path directory;

  @Test
  void showsTheCodeThatIsCompiledHere() throws IOException {
    Page page = Page.of("src/docs/ENFORCEMENT.md", EnforcementPageTest.class);
    for (int i = 0; i < 3; i++) {
      page.assertShowsCompiled(i);
    }
    page.assertLinksLead(Page.ROOT.resolve("src/docs"));
    Page.of("src/docs/PRIVACY.md", EnforcementPageTest.class)
        .assertLinksLead(Page.ROOT.resolve("src/docs"));
  }

  @Test
  void nothingIsDoneOnTheFirstDayWhateverIsFound() throws IOException {
    // PAGE begin 0
    AuditTrail trail =
        AuditTrail.open(directory); // every finding and decision, from the first day on
    ResponseLadder ladder = ResponseLadder.of(ResponsePolicy.shadow()); // allows everything
    DistillationDetector detector =
        DistillationDetector.builder()
            .linkageKey(key)
            .shadow(true) // assessments say WATCH at worst; campaigns tell what would be flagged
            .executor(executor)
            .listener(
                change -> {
                  trail.campaignChanged(change);
                  ladder.campaignChanged(change);
                })
            .build();
    // PAGE end 0
    play(detector);
    Campaign campaign = detector.campaigns().get(0);
    String account = campaign.members().get(0).account();
    assertThat(campaign.verdict()).isEqualTo(Verdict.FLAGGED);
    assertThat(detector.assess(account).verdict()).isEqualTo(Verdict.WATCH);
    ladder.policy(ResponsePolicy.withholdReasoning());
    assertThat(ladder.advise(account, now()).kind()).isEqualTo(ActionKind.ALLOW);
    assertThat(trail.linesOf(account)).isNotEmpty();
    detector.close();
    trail.close();
  }

  @Test
  void theLadderIsClimbedAtRunTime() {
    ResponseLadder ladder = ResponseLadder.of(ResponsePolicy.shadow());
    try (DistillationDetector detector =
        DistillationDetector.builder()
            .linkageKey(key)
            .executor(executor)
            .listener(ladder)
            .build()) {
      play(detector);
      Campaign campaign = detector.campaigns().get(0);
      String account = campaign.members().get(0).account();
      assertThat(ladder.advise(account, now()).kind()).isEqualTo(ActionKind.ALLOW);
      assertThat(mildly(ladder, account)).isEqualTo(ActionKind.WITHHOLD_REASONING);
      assertThat(answered).isEmpty();
      severely(detector, ladder, campaign);
      assertThat(ladder.advise(account, now()).kind()).isEqualTo(ActionKind.VERIFY);
      detector.sweepNow(last);
      assertThat(ladder.advise(account, now()).kind()).isEqualTo(ActionKind.BLOCK);
      ladder.policy(ResponsePolicy.shadow());
      assertThat(ladder.advise(account, now()).kind()).isEqualTo(ActionKind.ALLOW);
    }
  }

  private ActionKind mildly(ResponseLadder ladder, String account) {
    // PAGE begin 1
    ladder.policy(ResponsePolicy.withholdReasoning()); // what a rival trains on; the answer stays
    Action action = ladder.advise(account, now()); // per request; one look-up
    action
        .problem()
        .ifPresent(problem -> answer(problem.status(), problem.headers(), problem.toJson()));
    // PAGE end 1
    return action.kind();
  }

  private static void severely(
      DistillationDetector detector, ResponseLadder ladder, Campaign campaign) {
    // PAGE begin 2
    ladder.policy(
        ResponsePolicy.builder()
            .onFlagged(ActionKind.BLOCK)
            .untilConfirmed(ActionKind.VERIFY)
            .verification(URI.create("https://example.com/verify"))
            .build());
    detector.feedback().confirm(campaign.id(), "reviewed by two, ticket 4712");
    // PAGE end 2
  }

  private void answer(int status, Map<String, String> headers, String body) {
    assertThat(headers).containsKey("Content-Type");
    assertThat(body).startsWith("{");
    answered.add(status);
  }

  /** Later than any batch. */
  private long now() {
    return last + Duration.ofDays(2).toMillis();
  }

  private void play(DistillationDetector detector) {
    for (Exchange exchange : WORLD) {
      detector.observer().observe(exchange.request());
      last = exchange.request().epochMillis();
    }
    detector.sweepNow(last);
    assertThat(detector.campaigns()).hasSize(1);
  }
}
