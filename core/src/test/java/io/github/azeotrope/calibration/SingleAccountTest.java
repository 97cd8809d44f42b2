package io.github.azeotrope.calibration;

import static io.github.azeotrope.evidence.Evidence.Outcome.ACQUITS;
import static io.github.azeotrope.evidence.Evidence.Outcome.NEUTRAL;
import static io.github.azeotrope.evidence.Evidence.Outcome.NOT_ENOUGH;
import static io.github.azeotrope.evidence.Evidence.Outcome.SUPPORTS;
import static io.github.azeotrope.evidence.Evidence.Outcome.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.evidence.Signal;
import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.NewPrompts;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.linkage.TestAccount;
import io.github.azeotrope.sketch.RequestVectors;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rule for one account by itself. */
class SingleAccountTest {
  private static final Group ALONE =
      Group.ofOne(new TestAccount(new RequestVectors(1, 4)).profile(), List.of(), NewPrompts.NONE);

  private static final Said RHYTHM = new Said(Family.RHYTHM, SUPPORTS, Input.ACTIVITY);
  private static final Said CONTENT = new Said(Family.CONTENT, SUPPORTS, Input.CONTENT_HALF_0);
  private static final Said ARTIFACT = new Said(Family.ARTIFACT, SUPPORTS, Input.ARTIFACT_EVEN);
  private static final Said LIST_ENDS = work(ACQUITS);
  private static final Said KNOWN = new Said(Family.STRANGERS, ACQUITS, Input.PAYER);

  /** A signal that says always the same. */
  private record Said(Family family, Evidence.Outcome outcome, Input input) implements Signal {
    @Override
    public String name() {
      return family.name();
    }

    @Override
    public boolean appliesTo(Group group) {
      return true;
    }

    @Override
    public Set<Input> inputs(Group group) {
      return Set.of(input);
    }

    @Override
    public Evidence test(Group group, Population population) {
      return new Evidence(
          family, name(), outcome, 0, 0, 0, 0, outcome == SUPPORTS ? 1e-6 : 1, 1, "");
    }
  }

  private static Said work(Evidence.Outcome outcome) {
    return new Said(Family.WORK_PARTITION, outcome, Input.PROMPT_IDENTITY);
  }

  private static Judgement judge(Verdict before, Signal... said) {
    Population nobody =
        new Population() {
          @Override
          public int accountsWith(long token) {
            return 0;
          }

          @Override
          public int accounts() {
            return 0;
          }

          @Override
          public double networkWebShare(int groupSize) {
            return 0;
          }

          @Override
          public double presentingShare(boolean conversations) {
            return 0;
          }
        };
    return new Judge(List.of(said)).judge(ALONE, nobody, before);
  }

  private static Verdict verdict(Signal... said) {
    return judge(Verdict.CLEAR, said).verdict();
  }

  @Test
  void twoPiecesOfDifferentCausesFlag() {
    assertThat(verdict(RHYTHM, CONTENT)).isEqualTo(Verdict.FLAGGED);
    assertThat(verdict(ARTIFACT, CONTENT)).isEqualTo(Verdict.FLAGGED);
    assertThat(verdict(ARTIFACT, RHYTHM)).isEqualTo(Verdict.FLAGGED);
    assertThat(judge(Verdict.CLEAR, RHYTHM, CONTENT).told()).isEqualTo(Judgement.Told.ALONE);
  }

  @Test
  void onePieceIsWatchedAndWhatIsAskedForAloneIsNothing() {
    assertThat(verdict(RHYTHM)).isEqualTo(Verdict.WATCH);
    assertThat(verdict(ARTIFACT)).isEqualTo(Verdict.WATCH);
    assertThat(verdict(CONTENT)).isEqualTo(Verdict.CLEAR);
    assertThat(verdict()).isEqualTo(Verdict.CLEAR);
  }

  @Test
  void theSameInputTwiceIsOnePiece() {
    Said alsoActivity = new Said(Family.CONTENT, SUPPORTS, Input.ACTIVITY);
    assertThat(verdict(RHYTHM, alsoActivity)).isEqualTo(Verdict.WATCH);
  }

  @Test
  void volumeProposedAndVerifiesNothing() {
    Said volume = new Said(Family.RHYTHM, SUPPORTS, Input.VOLUME);
    assertThat(verdict(volume, CONTENT)).isEqualTo(Verdict.CLEAR);
  }

  @Test
  void acquittalsComeFirstAndEndAFlag() {
    assertThat(verdict(RHYTHM, CONTENT, LIST_ENDS)).isEqualTo(Verdict.CLEAR);
    assertThat(verdict(ARTIFACT, CONTENT, LIST_ENDS)).isEqualTo(Verdict.CLEAR);
    assertThat(judge(Verdict.FLAGGED, RHYTHM, CONTENT, LIST_ENDS).verdict())
        .isEqualTo(Verdict.CLEAR);
    assertThat(judge(Verdict.FLAGGED, RHYTHM).verdict()).isEqualTo(Verdict.FLAGGED);
  }

  @Test
  void aKnownOrganizationAnswersButNotForWhatOthersWereIssued() {
    assertThat(verdict(RHYTHM, CONTENT, KNOWN)).isEqualTo(Verdict.CLEAR);
    assertThat(verdict(ARTIFACT, CONTENT, KNOWN)).isEqualTo(Verdict.FLAGGED);
  }

  @Test
  void whereWhatCouldClearWasNotTestedNobodyIsFlagged() {
    assertThat(verdict(RHYTHM, CONTENT, work(NEUTRAL))).isEqualTo(Verdict.FLAGGED);
    assertThat(verdict(RHYTHM, CONTENT, work(NOT_ENOUGH))).isEqualTo(Verdict.WATCH);
    assertThat(verdict(RHYTHM, CONTENT, work(UNAVAILABLE))).isEqualTo(Verdict.WATCH);
  }
}
