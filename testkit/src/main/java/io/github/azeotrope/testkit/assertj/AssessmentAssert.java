package io.github.azeotrope.testkit.assertj;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.Verdict;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on what a detector holds of one account. */
public final class AssessmentAssert extends AbstractAssert<AssessmentAssert, Assessment> {

  AssessmentAssert(@Nullable Assessment actual) {
    super(actual, AssessmentAssert.class);
  }

  /** The verdict is FLAGGED. */
  public AssessmentAssert isFlagged() {
    return hasVerdict(Verdict.FLAGGED);
  }

  /** The verdict is WATCH. */
  public AssessmentAssert isWatched() {
    return hasVerdict(Verdict.WATCH);
  }

  /**
   * The verdict is CLEAR; whether because of evidence or for want of it, {@link #hasBasis} asks.
   */
  public AssessmentAssert isClear() {
    return hasVerdict(Verdict.CLEAR);
  }

  /** The verdict is this one. */
  public AssessmentAssert hasVerdict(Verdict verdict) {
    return has("verdict", verdict, given().verdict());
  }

  /** The verdict rests on this. */
  public AssessmentAssert hasBasis(Basis basis) {
    return has("basis", basis, given().basis());
  }

  /** The account is a member of this campaign. */
  public AssessmentAssert isMemberOf(String campaignId) {
    return has("campaign", campaignId, given().campaignId());
  }

  /** The account is a member of no campaign. */
  public AssessmentAssert isInNoCampaign() {
    return has("campaign", null, given().campaignId());
  }

  private AssessmentAssert has(String what, @Nullable Object expected, @Nullable Object found) {
    if (!Objects.equals(expected, found)) {
      throw failureWithActualExpected(
          found, expected, "Expected %s %s, but was %s in %s", what, expected, found, actual);
    }
    return this;
  }

  private Assessment given() {
    isNotNull();
    return actual;
  }
}
