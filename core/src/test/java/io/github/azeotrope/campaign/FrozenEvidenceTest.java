package io.github.azeotrope.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.calibration.BudgetCheck;
import io.github.azeotrope.calibration.CalibrationSource;
import io.github.azeotrope.calibration.Judgement;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.linkage.Candidate;
import io.github.azeotrope.linkage.TestCandidates;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept for an appeal, and that nothing amends it. */
class FrozenEvidenceTest extends JudgedGroups {
  private final Candidate group = group(1, 0, 20);

  private FlagRecord recordOf(int seat) {
    return only().members().stream()
        .filter(member -> member.account().equals(account(seat)))
        .findFirst()
        .orElseThrow()
        .record();
  }

  @Test
  void nothingIsFrozenUnderWatch() {
    judged(group, Verdict.WATCH);
    sweep();
    assertThat(only().records()).isEmpty();
    assertThat(recordOf(3)).isNull();
  }

  @Test
  void theFirstFlagIsKeptWhateverComesLater() {
    requests.put(3, 42L);
    judged(group, Verdict.FLAGGED);
    sweep();
    FlagRecord first = recordOf(3);
    assertThat(first.epochMillis()).isEqualTo(2_000);
    assertThat(first.requests()).isEqualTo(42);
    assertThat(first.told()).isEqualTo(Judgement.Told.BY_CONTENT);
    assertThat(first.group().accounts()).isEqualTo(20);
    assertThat(first.group().requests()).isEqualTo(19 * 10 + 42);
    assertThat(first.group().provenance()).isEqualTo(PROVENANCE);
    assertThat(first.group().evidence()).isEqualTo(only().evidence());

    requests.put(3, 400L);
    judgedBy(group, Verdict.FLAGGED, 5, List.of(Family.CONTENT, Family.ARTIFACT));
    sweep();
    judged(group, Verdict.WATCH);
    sweep();
    judged(group, Verdict.FLAGGED);
    sweep();
    assertThat(recordOf(3)).isEqualTo(first);
    registry.dismiss("campaign-1", "a mistake", now, accounts);
    assertThat(registry.ended().get(0).members().get(3).record()).isEqualTo(first);
  }

  @Test
  void membersOfOneLookShareARecordAndLaterLooksHaveTheirOwn() {
    judged(group, Verdict.FLAGGED);
    sweep();
    assertThat(recordOf(3).group()).isSameAs(recordOf(4).group());
    TestCandidates.change(group, seats(0, 22));
    judged(group, Verdict.FLAGGED);
    sweep();
    assertThat(recordOf(21).group()).isSameAs(recordOf(3).group());
    assertThat(recordOf(21).epochMillis()).isEqualTo(3_000);
    TestCandidates.change(group, seats(0, 25));
    judgedBy(group, Verdict.FLAGGED, 5, List.of(Family.CONTENT, Family.ARTIFACT));
    sweep();
    assertThat(recordOf(24).group().evidence()).hasSize(2);
    assertThat(recordOf(24).group().accounts()).isEqualTo(25);
    assertThat(recordOf(3).group().evidence()).hasSize(1);
    assertThat(only().records()).containsExactly(recordOf(3).group(), recordOf(24).group());
  }

  @Test
  void recordsAreBounded() {
    for (int look = 0; look < 300; look++) {
      TestCandidates.change(group, seats(0, 20 + look));
      judgedBy(
          group,
          Verdict.FLAGGED,
          5,
          look % 2 == 0 ? List.of(Family.CONTENT) : List.of(Family.ARTIFACT));
      sweep();
    }
    assertThat(only().records()).hasSize(256);
    assertThat(recordOf(318).group()).isEqualTo(only().records().get(255));
  }

  private static FlagRecord sample() {
    List<Evidence> evidence =
        List.of(
            new Evidence(
                Family.CONTENT,
                "concentration",
                Evidence.Outcome.SUPPORTS,
                0.75,
                0.2,
                0.7,
                0.8,
                1e-9,
                60,
                "One \"job\"."),
            new Evidence(
                Family.ARTIFACT,
                "artifacts",
                Evidence.Outcome.UNAVAILABLE,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                1,
                0,
                "nothing is issued."));
    return new FlagRecord(
        new EvidenceRecord(
            "campaign-1",
            1_000,
            PROVENANCE,
            60,
            3_075,
            TARGETS,
            evidence,
            new BudgetCheck(6, 0.5, CalibrationSource.EXTRAPOLATED, 40, 3_670)),
        2_000,
        4,
        Judgement.Told.BY_LINK,
        1);
  }

  @Test
  void theWordsKeepFactsInferencesAndCounterEvidenceApart() {
    assertThat(sample().toText())
        .isEqualTo(
            """
            Facts
            - Flagged as a member of campaign-1 at 1970-01-01T00:00:02Z, after 4 requests.
            - The group had 60 accounts and 3075 requests at 1970-01-01T00:00:01Z.
            - One "job".
            Inferences
            - The account belongs to the group with probability 1.00, told from bystanders by a link of its own to others of the group.
            - At least two pieces of evidence on disjoint inputs and of different causes hold for the group.
            - The false-positive budget asks that both pieces be 0.50 decimal orders of magnitude beyond their levels, extrapolated from what 40 groups of the host and 3670 simulated ones showed; they were 6.00.
            Counter-evidence
            - Not tested, artifacts: nothing is issued.
            By azeotrope 1.0, configuration 0011223344556677, key k1, background b1, layout 1
            """);
  }

  @Test
  void aCampaignAndItsRecordTellWhatTheMembersAreAfter() {
    judged(group(1, 0, 60), Verdict.FLAGGED);
    sweep();
    assertThat(only().targets()).isEqualTo(TARGETS);
    assertThat(only().records().get(0).targets()).isEqualTo(TARGETS);
    registry.dismiss(only().id(), "a test", now, accounts);
    assertThat(registry.ended().get(0).targets()).isEqualTo(TARGETS);
  }

  /** Without an escape for every quotation mark. */
  private static String quoted(String json) {
    return json.replace('\'', '"');
  }

  @Test
  void theJsonIsWrittenByHandAndStable() {
    assertThat(sample().group().toJson().replace("\\\"", "^"))
        .isEqualTo(
            quoted(
                "{'campaign':'campaign-1','epochMillis':1000,'accounts':60,'requests':3075,"
                    + "'provenance':{'version':'1.0','configuration':'0011223344556677',"
                    + "'keyId':'k1','backgroundId':'b1','layoutVersion':1},'capabilities':[{'capability':'CODE','share':0.5,"
                    + "'lower':0.25,'upper':0.75,'usual':0.125}],'models':[{'model':7,'share':1.0,"
                    + "'lower':0.875,'upper':1.0,'usual':0.25,'firstEpochMillis':3600000}],"
                    + "'evidence':["
                    + "{'family':'CONTENT','signal':'concentration','outcome':'SUPPORTS',"
                    + "'observed':0.75,'expected':0.2,'lower':0.7,'upper':0.8,'pValue':1.0E-9,"
                    + "'sampleSize':60,'text':'One ^job^.'},"
                    + "{'family':'ARTIFACT','signal':'artifacts','outcome':'UNAVAILABLE',"
                    + "'observed':null,'expected':null,'lower':null,'upper':null,'pValue':1.0,"
                    + "'sampleSize':0,'text':'nothing is issued.'}],"
                    + "'budget':{'excess':6.0,'bar':0.5,'source':'EXTRAPOLATED',"
                    + "'hostReferences':40,'builtInReferences':3670}}"));
    assertThat(sample().toJson())
        .startsWith(quoted("{'epochMillis':2000,'requests':4,'told':'BY_LINK',"))
        .contains(quoted("'facts':['Flagged as"), quoted("'counterEvidence':['Not tested, "))
        .endsWith(quoted("'group':") + sample().group().toJson() + "}");
  }

  @Test
  void whatJsonCannotHoldIsEscaped() {
    JsonText json = new JsonText().begin('{').field("a", "\n\ud800\\é").end('}');
    assertThat(json.toString()).isEqualTo("{\"a\":\"\\u000a\\ud800\\\\é\"}");
  }
}
