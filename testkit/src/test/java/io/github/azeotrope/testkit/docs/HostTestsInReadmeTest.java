package io.github.azeotrope.testkit.docs;

import static io.github.azeotrope.testkit.assertj.AzeotropeAssertions.assertThat;
import static io.github.azeotrope.testkit.assertj.AzeotropeAssertions.assertThatCode;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.TestDetector;
import io.github.azeotrope.testkit.Traffic;
import io.github.azeotrope.testkit.observer.FailingObserver;
import io.github.azeotrope.testkit.observer.ScriptedObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README shows these tests as those of a host. */
class HostTestsInReadmeTest {
  private static final Path SOURCE =
      Path.of("src/test/java/io/github/azeotrope/testkit/docs/HostTestsInReadmeTest.java");

  // README begin
  @Test
  void flaggedAccountsGetNoReasoning() { // the host's own logic, no detection
    var observer = ScriptedObserver.clearExcept("acct-7", Verdict.FLAGGED);
    var reply = new CompletionHandler(observer).handle("acct-7", "prove it");
    assertThat(reply.reasoning()).isEmpty();
    assertThat(observer).onlyRequest().hasAccount("acct-7").hasPrompt("prove it");
  }

  @Test
  void aHarvestIsFlaggedAndCustomersAreNot() { // a real detector, in the time of the traffic
    try (var detector = TestDetector.deterministic(7)) {
      var people = Traffic.organic(42).accounts(2_000).days(14);
      var pool = Traffic.templateHarvest(43).accounts(200).from(Day.of(3)).days(4);
      detector.play(people, pool);
      assertThat(detector)
          .flagsNoneOf(people.accounts())
          .onlyCampaign()
          .hasMembersAtLeast(0.95, pool.accounts())
          .hasEvidenceFrom(Family.INTERCHANGEABILITY, Family.INFRASTRUCTURE);
      assertThat(detector.assess("acct-new")).isClear().hasBasis(Basis.TOO_LITTLE_TRAFFIC);
    }
  }

  @Test
  void aBrokenDetectorIsInvisible() {
    var handler = new CompletionHandler(FailingObserver.onEveryCall());
    assertThatCode(() -> handler.handle("acct-7", "hi")).doesNotThrowAnyException();
  }

  // README end

  @Test
  void accountsInGoodStandingGetReasoning() {
    var observer = ScriptedObserver.clearExcept("acct-7", Verdict.FLAGGED);
    var reply = new CompletionHandler(observer).handle("acct-8", "prove it");
    assertThat(reply.reasoning()).isEqualTo("because");
    assertThat(observer).assessedBeforeObserving("acct-8").completed("acct-8", 1);
  }

  @Test
  void showsTheCodeThatIsCompiledHere() throws IOException {
    String source = Files.readString(SOURCE);
    String begin = "// README begin\n";
    String compiled =
        source.substring(source.indexOf(begin) + begin.length(), source.indexOf("// README end\n"));
    Matcher shown =
        Pattern.compile("```java\n(@Test.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("../README.md")));
    assertThat(shown.find()).isTrue();
    assertThat(shown.group(1)).isEqualToNormalizingWhitespace(compiled);
  }

  /** What a host of a model might have: it answers, and withholds reasoning from some. */
  private record CompletionHandler(RequestObserver observer) {
    Reply handle(String account, String prompt) {
      boolean flagged = false;
      try {
        Assessment assessment = observer.assess(account);
        flagged = assessment.isFlagged();
        observer.observe(ModelRequest.of(account, 1, prompt));
        observer.complete(ModelResponse.of(account, 2, 5));
      } catch (RuntimeException e) {
        // The model answers all the same.
      }
      return new Reply("yes", flagged ? "" : "because");
    }
  }

  private record Reply(String text, String reasoning) {}
}
