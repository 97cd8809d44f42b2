package io.github.azeotrope.testkit.assertj;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.detector.DistillationDetector;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on all that a detector holds. An account counts as flagged if its assessment says so
 * or, as in shadow mode, only its campaign.
 */
public final class DetectorAssert extends AbstractAssert<DetectorAssert, DistillationDetector> {

  DetectorAssert(@Nullable DistillationDetector actual) {
    super(actual, DetectorAssert.class);
  }

  /**
   * None of the accounts is flagged.
   *
   * @throws IllegalArgumentException if there are no accounts
   */
  public DetectorAssert flagsNoneOf(Iterable<String> accounts) {
    AccountSet flagged = flagged(AccountSet.of(accounts));
    if (flagged.size() > 0) {
      throw failure(
          "Expected none of the accounts flagged, but %d are: %s", flagged.size(), flagged);
    }
    return this;
  }

  /**
   * At least this share of the accounts is flagged.
   *
   * @throws IllegalArgumentException if the share is not in (0, 1] or there are no accounts
   */
  public DetectorAssert flagsAtLeast(double share, Iterable<String> accounts) {
    AccountSet expected = AccountSet.of(accounts);
    AccountSet flagged = flagged(expected);
    if (flagged.size() < expected.atLeast(share)) {
      throw failure(
          "Expected at least %d of %d accounts flagged, but %d are; not flagged: %s. Health: %s",
          expected.atLeast(share),
          expected.size(),
          flagged.size(),
          expected.without(flagged),
          actual.health());
    }
    return this;
  }

  /** There is one open campaign; the assertions go on with that. */
  public CampaignAssert onlyCampaign() {
    List<Campaign> campaigns = given().campaigns();
    if (campaigns.size() != 1) {
      throw failure(
          "Expected one open campaign, but there are %d: %s. Health: %s",
          campaigns.size(), inWords(campaigns), actual.health());
    }
    return new CampaignAssert(campaigns.get(0));
  }

  /** There is no open campaign, flagged or watched. */
  public DetectorAssert hasNoCampaign() {
    List<Campaign> campaigns = given().campaigns();
    if (!campaigns.isEmpty()) {
      throw failure("Expected no open campaign, but there are %s", inWords(campaigns));
    }
    return this;
  }

  /** Nothing has failed inside. */
  public DetectorAssert isHealthy() {
    if (given().health().isDegraded()) {
      throw failure("Expected a healthy detector, but its health is %s", actual.health());
    }
    return this;
  }

  private AccountSet flagged(AccountSet accounts) {
    Set<String> inCampaigns =
        given().campaigns().stream()
            .flatMap(campaign -> campaign.members().stream())
            .filter(member -> member.verdict() == Verdict.FLAGGED)
            .map(Member::account)
            .collect(Collectors.toSet());
    return accounts.where(
        account -> inCampaigns.contains(account) || actual.assess(account).isFlagged());
  }

  private static List<String> inWords(List<Campaign> campaigns) {
    return campaigns.stream()
        .map(c -> c.id() + " " + c.verdict() + " of " + c.members().size() + " accounts")
        .toList();
  }

  private DistillationDetector given() {
    isNotNull();
    return actual;
  }
}
