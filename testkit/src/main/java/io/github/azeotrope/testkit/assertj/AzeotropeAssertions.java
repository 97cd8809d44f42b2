package io.github.azeotrope.testkit.assertj;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.testkit.TestDetector;
import io.github.azeotrope.testkit.observer.RecordingObserver;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.jspecify.annotations.Nullable;

/**
 * The one import for tests: AssertJ's own assertions and those about detectors.
 *
 * <pre>{@code
 * import static io.github.azeotrope.testkit.assertj.AzeotropeAssertions.assertThat;
 *
 * assertThat(detector).flagsNoneOf(people.accounts());
 * assertThat(detector).onlyCampaign().hasMembersAtLeast(0.95, pool.accounts());
 * assertThat(observer).onlyRequest().hasAccount("acct-7");
 * }</pre>
 *
 * <p>The factories are for collections: {@code
 * assertThat(detector.campaigns()).first(as(CAMPAIGN)).isFlagged()}.
 */
public final class AzeotropeAssertions extends Assertions {

  /** To go on with a campaign from a collection. */
  public static final InstanceOfAssertFactory<Campaign, CampaignAssert> CAMPAIGN =
      new InstanceOfAssertFactory<>(Campaign.class, CampaignAssert::new);

  /** To go on with a request from a collection. */
  public static final InstanceOfAssertFactory<ModelRequest, RequestAssert> REQUEST =
      new InstanceOfAssertFactory<>(ModelRequest.class, RequestAssert::new);

  private AzeotropeAssertions() {}

  /** What a detector holds of an account. */
  public static AssessmentAssert assertThat(@Nullable Assessment actual) {
    return new AssessmentAssert(actual);
  }

  /** A campaign that was found. */
  public static CampaignAssert assertThat(@Nullable Campaign actual) {
    return new CampaignAssert(actual);
  }

  /** A request that an observer was shown. */
  public static RequestAssert assertThat(@Nullable ModelRequest actual) {
    return new RequestAssert(actual);
  }

  /** What an observer was asked and shown. */
  public static ObserverAssert assertThat(@Nullable RecordingObserver actual) {
    return new ObserverAssert(actual);
  }

  /** All that a detector holds. */
  public static DetectorAssert assertThat(@Nullable DistillationDetector actual) {
    return new DetectorAssert(actual);
  }

  /** All that a test's detector holds. */
  public static DetectorAssert assertThat(@Nullable TestDetector actual) {
    return new DetectorAssert(actual == null ? null : actual.detector());
  }
}
