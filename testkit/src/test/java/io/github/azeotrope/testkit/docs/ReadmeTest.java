package io.github.azeotrope.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.Explanation;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.entropy.PromptDiversity;
import io.github.azeotrope.hash.LinkageHasher;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.hash.LinkageKind;
import io.github.azeotrope.sketch.CoverageSketch;
import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Exchange;
import io.github.azeotrope.testkit.Traffic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README shows this code, and what it prints. */
class ReadmeTest {
  private static final LinkageKey KEY =
      LinkageKey.fromBase64(
          Base64.getEncoder()
              .encodeToString("readme-example-k".getBytes(StandardCharsets.US_ASCII)));

  private final List<String> printed = new ArrayList<>();

  @Test
  void showsTheCodeThatIsCompiledHere() throws IOException {
    for (int i = 0; i < 3; i++) {
      page().assertShowsCompiled(i);
    }
  }

  @Test
  void showsWhatItPrints() throws IOException {
    String account = "";
    try (DistillationDetector detector =
        DistillationDetector.builder().linkageKey(KEY).executor(Runnable::run).build()) {
      Traffic people = Traffic.organic(42).accounts(2_000).days(6);
      Traffic pool = Traffic.templateHarvest(43).accounts(60).from(Day.of(3)).days(2);
      long last = 0;
      for (Exchange exchange : Traffic.merge(people, pool)) {
        detector.observer().observe(exchange.request());
        last = exchange.request().epochMillis();
        if (account.isEmpty() && exchange.isCampaign()) {
          account = exchange.request().account();
        }
      }
      detector.sweepNow(last);
      inAHost(detector, account);
      anAnalyst(detector, account);
    }
    assertThat(String.join("\n", printed)).isEqualTo(page().block("text", 0).strip());
  }

  private void inAHost(DistillationDetector detector, String account) {
    // PAGE begin 0
    RequestObserver observer =
        detector.observer(); // thread-safe; never throws, never blocks on I/O
    Assessment assessment = observer.assess(account); // a look-up, before the body is read
    if (assessment.isFlagged()) {
      Explanation why = detector.explain(account); // evidence, for an analyst and for an appeal
      print(assessment.verdict() + " " + why.facts());
    }
    // PAGE end 0
    assertThat(observer.observe(ModelRequest.of("acct-new", 1, "hello")).isFlagged()).isFalse();
  }

  private static void anAnalyst(DistillationDetector detector, String account) {
    // PAGE begin 1
    Campaign campaign = detector.campaign("campaign-1").orElseThrow(); // open or ended, and why
    String appeal = detector.explain(account).record().toText(); // frozen; also toJson()
    detector.feedback().dismiss(campaign.id(), "partner evaluation, 4711"); // CLEAR after one sweep
    // PAGE end 1
    assertThat(appeal).startsWith("Facts\n- Flagged as a member of campaign-1 at 2026-03-05");
    detector.sweepNow(0);
    assertThat(detector.assess(account).isFlagged()).isFalse();
  }

  @Test
  void showsWhatThePrimitivesPrint() throws IOException {
    primitives(prompts(Traffic.organic(42).accounts(200).days(6)));
    primitives(prompts(Traffic.templateHarvest(43).accounts(60).days(2)));
    assertThat(String.join("\n", printed)).isEqualTo(page().block("text", 1).strip());
  }

  private static List<String> prompts(Traffic traffic) {
    List<String> prompts = new ArrayList<>();
    traffic.forEach(exchange -> prompts.add(exchange.request().prompt()));
    return prompts;
  }

  private void primitives(List<String> prompts) {
    // PAGE begin 2
    PromptDiversity diversity = PromptDiversity.create();
    CoverageSketch coverage = CoverageSketch.withLgSlots(12);
    for (String prompt : prompts) {
      diversity.add(prompt);
      coverage.add(prompt);
    }
    print(diversity.conditionalEntropy() + " for a word after the two before it");
    print(coverage.unseenMass() + " of what comes next was never asked before");
    LinkageHasher hasher = LinkageHasher.V1.withKey(KEY);
    print(hasher.hash(LinkageKind.PAYMENT, "pm_1Nx") + " stands for a card");
    // PAGE end 2
  }

  private void print(String what) {
    // A list of facts, one a line.
    printed.add(what.replaceAll("(?s)^(\\w+) \\[(.*)]$", "$1 $2").replace("., ", ".\n"));
  }

  @Test
  void pointsToPagesThatExist() throws IOException {
    page().assertLinksLead(Page.ROOT);
  }

  private static Page page() throws IOException {
    return Page.of("README.md", ReadmeTest.class);
  }
}
