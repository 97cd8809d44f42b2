package io.github.azeotrope.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.campaign.Explanation;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Exchange;
import io.github.azeotrope.testkit.Traffic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README shows this code, and what it prints. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");
  private static final Path SOURCE =
      Path.of("src/test/java/io/github/azeotrope/testkit/docs/ReadmeTest.java");
  private static final LinkageKey KEY =
      LinkageKey.fromBase64(
          Base64.getEncoder()
              .encodeToString("readme-example-k".getBytes(StandardCharsets.US_ASCII)));

  private final List<String> printed = new ArrayList<>();

  @Test
  void showsTheCodeThatIsCompiledHere() throws IOException {
    String shown = block("java", 0);
    String compiled = between(Files.readString(SOURCE), "// README begin\n", "// README end");
    assertThat(normalised(shown)).isEqualTo(normalised(compiled));
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
    }
    assertThat(String.join("\n", printed)).isEqualTo(block("text", 0).strip());
  }

  private void inAHost(DistillationDetector detector, String account) {
    // README begin
    RequestObserver observer =
        detector.observer(); // thread-safe; never throws, never blocks on I/O
    Assessment assessment = observer.assess(account); // a look-up, before the body is read
    if (assessment.isFlagged()) {
      Explanation why = detector.explain(account); // evidence, for an analyst and for an appeal
      print(assessment.verdict() + " " + why.facts());
    }
    // README end
    assertThat(observer.observe(ModelRequest.of("acct-new", 1, "hello")).isFlagged()).isFalse();
  }

  private void print(String what) {
    printed.add(what.replace("[", "").replace("]", "").replace("., ", ".\n"));
  }

  private static String block(String language, int index) throws IOException {
    Matcher matcher =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(ROOT.resolve("README.md")));
    for (int i = 0; i <= index; i++) {
      assertThat(matcher.find()).as("block %s of language %s", i, language).isTrue();
    }
    return matcher.group(1);
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from);
    return text.substring(start + from.length(), text.indexOf(to, start));
  }

  /** Formatting apart, which the formatter and the page decide differently. */
  private static String normalised(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }
}
