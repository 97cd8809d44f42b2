package io.github.azeotrope.testkit.assertj;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Family;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on one campaign that was found. */
public final class CampaignAssert extends AbstractAssert<CampaignAssert, Campaign> {

  CampaignAssert(@Nullable Campaign actual) {
    super(actual, CampaignAssert.class);
  }

  /** The campaign is flagged. */
  public CampaignAssert isFlagged() {
    return hasVerdict(Verdict.FLAGGED);
  }

  /** The campaign is watched. */
  public CampaignAssert isWatched() {
    return hasVerdict(Verdict.WATCH);
  }

  /** Its members are assessed by it: neither closed, merged nor dismissed. */
  public CampaignAssert isOpen() {
    if (!given().isOpen()) {
      throw failure("Expected %s to be open, but it is %s", actual.id(), actual.status());
    }
    return this;
  }

  /**
   * At least this share of the accounts are members. The accounts are those that should be found.
   *
   * @throws IllegalArgumentException if the share is not in (0, 1] or there are no accounts
   */
  public CampaignAssert hasMembersAtLeast(double share, Iterable<String> accounts) {
    AccountSet expected = AccountSet.of(accounts);
    AccountSet found = expected.both(members());
    if (found.size() < expected.atLeast(share)) {
      throw failure(
          "Expected %s to have at least %d of %d accounts as members, but it has %d; it lacks %s",
          actual.id(),
          expected.atLeast(share),
          expected.size(),
          found.size(),
          expected.without(found));
    }
    return this;
  }

  /**
   * None of the accounts is a member.
   *
   * @throws IllegalArgumentException if there are no accounts
   */
  public CampaignAssert hasNoMemberOf(Iterable<String> accounts) {
    AccountSet found = AccountSet.of(accounts).both(members());
    if (found.size() > 0) {
      throw failure(
          "Expected none of the accounts in %s, but %d are members: %s",
          actual.id(), found.size(), found);
    }
    return this;
  }

  /** There is evidence from each of the families that supports the accusation. */
  public CampaignAssert hasEvidenceFrom(Family... families) {
    Set<Family> supporting =
        given().evidence().stream()
            .filter(Evidence::supports)
            .map(Evidence::family)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Family.class)));
    Set<Family> missing = new LinkedHashSet<>(Set.of(families));
    missing.removeAll(supporting);
    if (!missing.isEmpty()) {
      throw failure(
          "Expected evidence from %s against %s, but there is evidence from %s only. Outcomes:%n%s",
          missing, actual.id(), supporting, outcomes());
    }
    return this;
  }

  private CampaignAssert hasVerdict(Verdict verdict) {
    if (given().verdict() != verdict) {
      throw failureWithActualExpected(
          actual.verdict(),
          verdict,
          "Expected %s to be %s, but it is %s. Outcomes:%n%s",
          actual.id(),
          verdict,
          actual.verdict(),
          outcomes());
    }
    return this;
  }

  private String outcomes() {
    return actual.evidence().stream()
        .map(e -> "- " + e.outcome() + " " + e.family() + ": " + e.text())
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private Set<String> members() {
    return given().members().stream().map(Member::account).collect(Collectors.toSet());
  }

  private Campaign given() {
    isNotNull();
    return actual;
  }
}
