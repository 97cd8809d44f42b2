package io.github.azeotrope.examples.evaluation;

import static io.github.azeotrope.examples.evaluation.Markdown.count;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page, made of nothing but a plan and its outcomes. */
final class Page {
  private static final String COMMAND =
      "mvn -q -B -ntp -Dquick -DskipTests package"
          + " && java -jar examples/evaluation/target/azeotrope-evaluation.jar";

  private Page() {}

  /** The whole text. */
  static String of(Plan plan, String stamp, List<Outcome> outcomes) {
    Results results = new Results(outcomes);
    Markdown page = new Markdown();
    page.paragraph("# Evaluation");
    page.paragraph(
        "What the library finds and whom it flags wrongly. Written by a program, every number of"
            + " it; whoever wants other numbers runs it again:");
    page.paragraph("    " + COMMAND + (plan.size().equals(Size.FULL) ? "" : " --quick"));
    conditions(page, plan, stamp, outcomes);
    extent(page, plan, results);
    TraceTables.write(page, results);
    CampaignTable.write(page, plan.size(), results);
    LookAlikeTable.write(page, plan.size(), results);
    AblationTable.write(page, plan.size(), results);
    EvasionTable.write(page, plan.size(), results);
    Shortfalls.write(page, plan.size(), results);
    return page.toString().stripTrailing() + "\n";
  }

  private static void conditions(Markdown page, Plan plan, String stamp, List<Outcome> outcomes) {
    double hours = outcomes.stream().mapToDouble(Outcome::cpuSeconds).sum() / 3_600;
    long requests = outcomes.stream().mapToLong(Outcome::requests).sum();
    page.paragraph(
        "Every world is played to a detector of its own with the library's defaults; sweeps come"
            + " every "
            + hours(plan.size().campaignSweepEvery())
            + " of event time in traces and worlds of campaigns, every "
            + hours(plan.size().lookAlikeSweepEvery())
            + " in worlds of look-alikes. Size "
            + plan.size().name()
            + ", seeds from 1 in every row, program "
            + stamp
            + "; Java "
            + Runtime.version().feature()
            + " ("
            + System.getProperty("java.vm.name")
            + ", "
            + System.getProperty("os.arch")
            + "), "
            + Runtime.getRuntime().availableProcessors()
            + " cores. "
            + count(requests)
            + " requests took "
            + String.format(Locale.ROOT, "%.2f", hours)
            + " hours of processor time. Verdicts do not depend on the machine.");
  }

  private static String hours(Duration duration) {
    return duration.toHours() == 1 ? "hour" : count(duration.toHours()) + " hours";
  }

  /** What was planned and what was played; a run that was stopped must not pass for a whole one. */
  private static void extent(Markdown page, Plan plan, Results results) {
    Map<Kind, int[]> worlds = new LinkedHashMap<>();
    for (Trial trial : plan.trials()) {
      int[] counts = worlds.computeIfAbsent(trial.kind(), unused -> new int[2]);
      counts[0]++;
      counts[1] += results.of(trial).isPresent() ? 1 : 0;
    }
    List<String> missing = new ArrayList<>();
    worlds.forEach(
        (kind, counts) -> {
          if (counts[1] < counts[0]) {
            missing.add(
                count(counts[1])
                    + " of "
                    + count(counts[0])
                    + " worlds of "
                    + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
          }
        });
    if (!missing.isEmpty()) {
      page.paragraph(
          "**Not the whole size.** The run was stopped before its end; it goes on where it stopped"
              + " when the command is given again. Played: "
              + String.join(", ", missing)
              + ". The tables tell how many seeds or groups each row has.");
    }
  }
}
