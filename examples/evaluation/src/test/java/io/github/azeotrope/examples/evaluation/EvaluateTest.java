package io.github.azeotrope.examples.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole program at its small size, played once. */
class EvaluateTest {
  private static final String CAMPAIGN = "artifact-replay";

  @TempDir private static Path dir;
  private static String page;
  private static final List<JsonNode> OUTCOMES = new ArrayList<>();

  @BeforeAll
  static void evaluate() throws IOException {
    Path trace = Files.createDirectories(dir.resolve("traces").resolve("tiny"));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(trace.resolve("requests.jsonl.gz")))) {
      for (int i = 0; i < 5; i++) {
        String account = i % 2 == 0 ? "a" : "b";
        out.write(
            ("{\"time\":" + i + ",\"account\":\"" + account + "\",\"prompt\":\"hello\"}\n")
                .getBytes(UTF_8));
      }
    }
    Files.writeString(
        trace.resolve("truth.csv"), "account,role,campaign,requests\na,organic,,3\nb,pool,lab,2\n");
    assertThat(run()).isZero();
    page = Files.readString(dir.resolve("page.md"));
    for (String line : Files.readAllLines(dir.resolve("log.jsonl"))) {
      if (!line.isEmpty()) {
        OUTCOMES.add(JsonMapper.shared().readTree(line));
      }
    }
  }

  private static int run() {
    return run("page.md", "log.jsonl", "--threads=2");
  }

  private static int run(String out, String log, String option) {
    return Evaluate.commandLine()
        .execute(
            "--quick",
            "--traces=" + dir.resolve("traces"),
            "--out=" + dir.resolve(out),
            "--log=" + dir.resolve(log),
            option);
  }

  private static JsonNode outcome(Kind kind, String name, String variant) {
    for (JsonNode outcome : OUTCOMES) {
      JsonNode trial = outcome.required("trial");
      if (trial.required("kind").asString().equals(kind.name())
          && trial.required("name").asString().equals(name)
          && trial.required("variant").asString().equals(variant)) {
        return outcome;
      }
    }
    throw new AssertionError("no outcome of " + kind + " " + name + " " + variant);
  }

  private static JsonNode campaign(JsonNode outcome) {
    for (JsonNode tally : outcome.required("tallies")) {
      if (!tally.required("campaign").asString().isEmpty()) {
        return tally;
      }
    }
    throw new AssertionError("no campaign in " + outcome);
  }

  private static long sum(JsonNode outcome, String number, Predicate<JsonNode> which) {
    long sum = 0;
    for (JsonNode tally : outcome.required("tallies")) {
      sum += which.test(tally) ? tally.required(number).asLong() : 0;
    }
    return sum;
  }

  /** The cells of the row that begins so in the section with this heading, without bold. */
  private static String[] row(String heading, String first) {
    String section = page.substring(page.indexOf("## " + heading + "\n") + 3);
    section = section.substring(0, Math.max(section.indexOf("\n## "), 0));
    return section
        .lines()
        .filter(line -> line.startsWith("| " + first + " |"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + first + " below " + heading))
        .replace("*", "")
        .substring(2)
        .split(" \\| ?");
  }

  private static String share(JsonNode tally, String part, String whole) {
    return String.format(
        Locale.ROOT, "%.3f", tally.required(part).asDouble() / tally.required(whole).asDouble());
  }

  @Test
  void nobodyWhoOnlyLooksLikeACampaignIsFlagged() {
    for (String simulator : List.of(Trial.FIRST, Trial.SECOND)) {
      JsonNode outcome = outcome(Kind.LOOK_ALIKES, Trial.LOOK_ALIKES, simulator);
      assertThat(outcome.required("tallies")).hasSize(LookAlike.all().size());
      for (JsonNode tally : outcome.required("tallies")) {
        assertThat(tally.required("accounts").asInt()).as(tally.toString()).isPositive();
        assertThat(tally.required("flagged").asInt()).as(tally.toString()).isZero();
      }
    }
  }

  @Test
  void nobodyBesideACampaignIsFlagged() {
    for (JsonNode outcome : OUTCOMES) {
      assertThat(sum(outcome, "flagged", tally -> tally.required("campaign").asString().isEmpty()))
          .as(outcome.required("trial").toString())
          .isZero();
    }
  }

  @Test
  void theTableOfCampaignsHasTheNumbersOfTheRun() {
    String[] cells = row("Simulated campaigns", CAMPAIGN);
    JsonNode tally = campaign(outcome(Kind.CAMPAIGN, CAMPAIGN, Trial.FIRST));
    assertThat(tally.required("flagged").asInt()).isGreaterThan(300);
    String recall = share(tally, "flagged", "accounts");
    assertThat(cells[2]).isEqualTo(tally.required("accounts").asString());
    assertThat(cells[3]).isEqualTo(recall + " (" + recall + ")");
    assertThat(cells[4]).isEqualTo(share(tally, "grouped", "accounts"));
    assertThat(cells[5]).startsWith(share(tally, "grouped", "reported"));
    assertThat(cells[6]).startsWith(share(tally, "undetected", "requests"));
    JsonNode second = campaign(outcome(Kind.CAMPAIGN, CAMPAIGN, Trial.SECOND));
    assertThat(cells[12]).isEqualTo(share(second, "flagged", "accounts"));
  }

  @Test
  void theTableOfLookAlikesHasTheNumbersOfTheRun() {
    JsonNode outcome = outcome(Kind.LOOK_ALIKES, Trial.LOOK_ALIKES, Trial.FIRST);
    String[] all = row("Simulated look-alikes", "all");
    assertThat(all[1]).isEqualTo(String.valueOf(LookAlike.all().size()));
    assertThat(all[2]).isEqualTo("0");
    assertThat(all[4].replace(",", ""))
        .isEqualTo(String.valueOf(sum(outcome, "accounts", tally -> true)));
    String[] people = row("Simulated look-alikes", "organic");
    // 1 - .025^(1/n)
    double upper = -Math.expm1(Math.log(0.025) / Size.QUICK.groupPeople());
    assertThat(people[6]).isEqualTo(String.format(Locale.ROOT, "0 %% to %.2g %%", 100 * upper));
  }

  @Test
  void theOtherTablesHaveTheNumbersOfTheRun() {
    String[] families = row("Leave one family out", CAMPAIGN);
    for (int i = 0; i < Plan.families().size(); i++) {
      JsonNode without = campaign(outcome(Kind.ABLATION, CAMPAIGN, Plan.families().get(i).name()));
      assertThat(families[3 + i]).isEqualTo(share(without, "flagged", "accounts"));
    }
    JsonNode plain = campaign(outcome(Kind.CAMPAIGN, CAMPAIGN, Trial.FIRST));
    JsonNode evading = campaign(outcome(Kind.EVASION, CAMPAIGN, "fresh"));
    double multiplier =
        plain.required("undetected").asDouble()
            / plain.required("accounts").asDouble()
            / evading.required("undetected").asDouble()
            * evading.required("accounts").asDouble();
    assertThat(page)
        .containsPattern(
            "\\| "
                + CAMPAIGN
                + " \\| fresh \\|.* "
                + String.format(Locale.ROOT, "%.2f", multiplier));
    assertThat(row("Labelled traces", "tiny, lab")).contains("1", "0.000", "1.000");
    assertThat(row("Labelled traces", "organic")[1]).isEqualTo("1");
    assertThat(outcome(Kind.TRACE, "tiny", "").required("requests").asInt()).isEqualTo(5);
  }

  @Test
  void goesOnWhereItWas() throws IOException {
    String log = Files.readString(dir.resolve("log.jsonl"));
    Files.delete(dir.resolve("page.md"));
    assertThat(run()).isZero();
    assertThat(Files.readString(dir.resolve("page.md"))).isEqualTo(page);
    assertThat(Files.readString(dir.resolve("log.jsonl"))).isEqualTo(log);
  }

  @Test
  void saysThatItWasStopped() throws IOException {
    assertThat(run("stopped.md", "stopped.jsonl", "--minutes=0")).isZero();
    assertThat(Files.readString(dir.resolve("stopped.md")))
        .contains("**Not the whole size.**", "0 of 2 worlds of look-alikes", "None were played.");
  }

  @Test
  void refusesWhatCannotBe() {
    assertThat(run("none.md", "none.jsonl", "--threads=0")).isEqualTo(2);
    assertThat(dir.resolve("none.md")).doesNotExist();
  }
}
