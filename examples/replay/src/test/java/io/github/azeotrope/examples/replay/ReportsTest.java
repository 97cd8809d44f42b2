package io.github.azeotrope.examples.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportsTest {
  @TempDir private Path dir;

  private final TraceTally tally = new TraceTally(line -> {});

  @BeforeEach
  void write() throws IOException {
    for (int i = 0; i < 3; i++) {
      tally.line();
    }
    tally.skip(2, LineProblem.NOT_JSON);
    Reports.write(dir, "trace <1>.jsonl", SampleFindings.findings(), tally);
  }

  @Test
  void campaignsJsonHasTheAgreedFields() throws IOException {
    JsonNode campaigns = json("campaigns.json").get("campaigns");
    assertThat(campaigns).hasSize(1);
    JsonNode campaign = campaigns.get(0);
    assertThat(campaign.get("id").asString()).isEqualTo(SampleFindings.EVIL_CAMPAIGN);
    assertThat(campaign.get("verdict").asString()).isEqualTo("FLAGGED");
    assertThat(campaign.get("firstSeen").asLong()).isEqualTo(SampleFindings.START);
    assertThat(campaign.get("lastSeen").asLong()).isGreaterThan(SampleFindings.START);
    assertThat(campaign.get("flaggedAt").asLong()).isEqualTo(SampleFindings.FLAGGED_AT);
    assertThat(campaign.get("requests").asLong()).isEqualTo(1_000);
    assertThat(campaign.get("accounts"))
        .extracting(JsonNode::asString)
        .containsExactly(SampleFindings.EVIL_ACCOUNT, "second");
    JsonNode reasoning = campaign.get("capabilities").get(1);
    assertThat(reasoning.get("capability").asString()).isEqualTo("REASONING");
    assertThat(reasoning.get("share").asDouble()).isEqualTo(0.75);
    assertThat(reasoning.get("upper").asDouble()).isEqualTo(0.9);
    JsonNode model = campaign.get("models").get(0);
    assertThat(model.get("model").asString()).isEqualTo("m-<7>");
    assertThat(model.get("usual").asDouble()).isEqualTo(0.25);
    assertThat(model.get("first").asLong()).isEqualTo(SampleFindings.START);
    JsonNode evidence = campaign.get("evidence");
    assertThat(evidence).hasSize(5);
    assertThat(evidence.get(0).propertyNames())
        .contains("family", "signal", "observed", "expected", "pValue", "n", "text", "outcome");
    assertThat(evidence.get(0).get("pValue").asDouble()).isEqualTo(1e-9);
    assertThat(evidence.get(3).get("observed").isNull()).isTrue();
    assertThat(evidence.get(4).get("observed").isNull()).isTrue();
  }

  @Test
  void summaryJsonHasTheCounts() throws IOException {
    JsonNode summary = json("summary.json");
    assertThat(summary.get("requests").asLong()).isEqualTo(902);
    assertThat(summary.get("linesRead").asLong()).isEqualTo(3);
    assertThat(summary.get("linesSkipped").asLong()).isEqualTo(1);
    assertThat(summary.get("linesSkippedByReason").get("notJson").asLong()).isEqualTo(1);
    assertThat(summary.get("firstSkippedLines").get(0).asLong()).isEqualTo(2);
    assertThat(summary.get("accounts").asLong()).isEqualTo(2);
    assertThat(summary.get("accountsByVerdict").get("FLAGGED").asLong()).isEqualTo(1);
    assertThat(summary.get("campaigns").asLong()).isEqualTo(1);
    assertThat(summary.get("campaignsFlagged").asLong()).isEqualTo(1);
    assertThat(summary.get("wallSeconds").asDouble()).isEqualTo(2);
    assertThat(summary.get("requestsPerSecond").asDouble()).isEqualTo(451);
    assertThat(summary.get("assessmentNanos").propertyNames())
        .containsExactly("p50", "p99", "p99.9", "max");
    assertThat(summary.get("health").get("evictedAccounts").asLong()).isEqualTo(1);
    assertThat(summary.get("health").get("unavailableFamilies").get(0).asString())
        .isEqualTo("ARTIFACT");
  }

  @Test
  void summaryWithoutATraceSaysNothingOfLines() throws IOException {
    Reports.write(dir, "simulation", SampleFindings.nothingFound(), null);
    assertThat(json("summary.json").has("linesRead")).isFalse();
    assertThat(page()).doesNotContain("What was read");
  }

  @Test
  void pageEscapesWhateverItDidNotWriteItself() throws IOException {
    String page = page();
    assertThat(page)
        .doesNotContain(
            "<script", "<img", "alert('x')", "balancer deals the work out <b>", "\u0007")
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;y&quot;")
        .contains("<bdi><code>c-1&quot;&gt;&lt;img src=x")
        .contains("trace &lt;1&gt;.jsonl");
  }

  @Test
  void pageIsWellFormedAndLoadsNothing() throws Exception {
    Document body = body();
    NodeList elements = body.getElementsByTagName("*");
    for (int i = 0; i < elements.getLength(); i++) {
      Element element = (Element) elements.item(i);
      assertThat(element.getTagName()).isNotIn("script", "link", "img", "iframe", "object", "a");
      assertThat(element.hasAttribute("style")).isFalse();
    }
    assertThat(page()).contains("default-src 'none'").doesNotContain("http://", "https://", "url(");
  }

  @Test
  void pageTellsForAndAgainstApart() throws IOException {
    String page = page();
    assertThat(page)
        .containsSubsequence(
            "reasoning 75 % (50 to 90 %; others 2 %)",
            "m-&lt;7&gt; 100 % (80 to 100 %; others 25 %) since ",
            "What was observed",
            "correlation said so.",
            "p = 1.00e-09",
            "payment said so.",
            "What is concluded from it",
            "One load balancer deals the work out &lt;b&gt;.",
            "What speaks against",
            "duplicates said so.",
            "Half of the accounts are older than a year.",
            "2 further tests without a result",
            "pivot said so.",
            "too little data, n = 812",
            "the host supplies no such input",
            "2 accounts</summary>");
    assertThat(page).contains("400 of 1,000 (40.0 %)", "2026-04-25 00:00 UTC", ">flagged</text>");
  }

  @Test
  void pageDrawsOneBarADay() throws Exception {
    NodeList bars = body().getElementsByTagName("rect");
    assertThat(bars.getLength()).isEqualTo(12);
    assertThat(bars.item(0).getTextContent()).isEqualTo("2026-04-22: 100");
  }

  @Test
  void pageExplainsWhatClearMeans() throws IOException {
    Reports.write(dir, "trace.jsonl", SampleFindings.nothingFound(), tally);
    assertThat(page())
        .contains("No campaign was found.", "What CLEAR rests on")
        .contains("not yet seen enough accounts and days to flag anybody")
        .contains("Evidence of the family ARTIFACT had no input.");
  }

  private JsonNode json(String name) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(dir.resolve(name), UTF_8));
  }

  private String page() throws IOException {
    return Files.readString(dir.resolve("report.html"), UTF_8);
  }

  /** The page's body is written so that it is XML as well, which finds tags left open. */
  private Document body() throws IOException, ParserConfigurationException, SAXException {
    String page = page();
    String body = page.substring(page.indexOf("<body>"), page.indexOf("</html>"));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(body)));
  }
}
