package io.github.azeotrope.testkit.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.OrganizationStanding;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.testkit.Scenario;
import io.github.azeotrope.testkit.Traffic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pools that wear an organization as a disguise. What each costs stands in its name; the page
 * THREATS.md says where the disguise holds.
 */
class OrganizationDisguiseTest {
  private static final Traffic POOL = Attack.strangers(43);
  private static final List<String> ACCOUNTS = List.copyOf(POOL.accounts());

  private static long flagged(Map<String, Verdict> worst) {
    return Attack.atLeast(Verdict.FLAGGED, ACCOUNTS, worst);
  }

  private static Map<String, Verdict> disguised(int organizations, OrganizationStanding standing) {
    return new Attack()
        .with(Attack.PEOPLE)
        .with(
            POOL,
            e ->
                Altered.declaring(
                    e, "cover-" + Math.floorMod(e.request().account().hashCode(), organizations)))
        .organizations(name -> name.startsWith("cover-") ? standing : OrganizationStanding.NONE)
        .worstVerdicts();
  }

  /** Free for the attacker, and worth nothing: who pays apart is a stranger. */
  @ParameterizedTest
  @ValueSource(ints = {1, 25, 50})
  void organizationsThatAnybodyCanRegisterHideNothing(int organizations) {
    Map<String, Verdict> worst = disguised(organizations, OrganizationStanding.DECLARED);
    assertThat(flagged(worst)).isGreaterThanOrEqualTo(95);
    assertThat(Attack.atLeast(Verdict.FLAGGED, Attack.PEOPLE.accounts(), worst)).isZero();
  }

  /** A school or a business that the host does not know is none. */
  @Test
  void aSelfRegisteredSchoolHidesNothing() {
    assertThat(flagged(disguised(1, OrganizationStanding.NONE))).isGreaterThanOrEqualTo(95);
  }

  /**
   * Costs an account at a reseller for each of the pool's: one payer for all clears them elsewhere,
   * here not. Whether they are strangers nobody knows, so they are watched and no more.
   */
  @Test
  void aResellersCardClearsNoneOfItsCustomers() {
    Map<String, Verdict> behindReseller = paidByOne(OrganizationStanding.RESELLER);
    assertThat(Attack.atLeast(Verdict.WATCH, ACCOUNTS, behindReseller)).isGreaterThanOrEqualTo(90);
    assertThat(flagged(behindReseller)).isZero();
    Map<String, Verdict> elsewhere = paidByOne(OrganizationStanding.DECLARED);
    assertThat(Attack.atLeast(Verdict.WATCH, ACCOUNTS, elsewhere)).isZero();
  }

  private static Map<String, Verdict> paidByOne(OrganizationStanding standing) {
    return new Attack()
        .with(Attack.PEOPLE)
        .with(POOL, e -> Altered.paidBy(Altered.declaring(e, "reseller"), "the reseller's card"))
        .organizations(name -> standing)
        .worstVerdicts();
  }

  /** Costs an identified business for all of the pool, which then answers for it: not flagged. */
  @ParameterizedTest
  @EnumSource(
      value = OrganizationStanding.class,
      names = {"VERIFIED", "RESEARCH", "EDUCATION"})
  void oneIdentifiedOrganizationAnswersForItsAccounts(OrganizationStanding standing) {
    Map<String, Verdict> worst = disguised(1, standing);
    assertThat(Attack.atLeast(Verdict.WATCH, ACCOUNTS, worst)).isZero();
  }

  /** Costs one bought account of an identified business: that account alone is spared. */
  @Test
  void oneBoughtAccountOfAVerifiedBusinessSparesOnlyItself() {
    String bought = ACCOUNTS.get(0);
    Map<String, Verdict> worst =
        new Attack()
            .with(Attack.PEOPLE)
            .with(
                POOL, e -> e.request().account().equals(bought) ? Altered.declaring(e, "acme") : e)
            .organizations(
                name ->
                    name.equals("acme") ? OrganizationStanding.VERIFIED : OrganizationStanding.NONE)
            .worstVerdicts();
    assertThat(flagged(worst)).isGreaterThanOrEqualTo(95);
    assertThat(worst).doesNotContainKey(bought);
  }

  /**
   * Costs a verified business for each account and still does not clear what was issued to one
   * organization and is presented by another.
   */
  @Test
  void blocksOfOtherPrincipalsAreEvidenceUnderAnyStanding() {
    Traffic ring = Traffic.of(Scenario.ARTIFACT_REPLAY, 47).accounts(200);
    Map<String, Verdict> worst =
        new Attack()
            .with(Attack.PEOPLE)
            .with(ring, e -> Altered.declaring(e, "of " + e.request().account()))
            .organizations(
                name ->
                    name.startsWith("of ")
                        ? OrganizationStanding.VERIFIED
                        : OrganizationStanding.NONE)
            .worstVerdicts();
    Map<String, Verdict> undeclared = new Attack().with(Attack.PEOPLE).with(ring).worstVerdicts();
    long found = Attack.atLeast(Verdict.FLAGGED, ring.accounts(), undeclared);
    assertThat(found).isGreaterThanOrEqualTo(150);
    // Who presents nothing himself is spared: a business beside a ring is not in it.
    assertThat(Attack.atLeast(Verdict.FLAGGED, ring.accounts(), worst))
        .isBetween(found * 4 / 5, found);
  }

  /** The honest case for which the rule exists: one company's keys beside a pool. */
  @Test
  void aVerifiedCompanyBesideAPoolIsClear() {
    Traffic company = Traffic.companyTeam(51).accounts(40).days(9);
    Map<String, Verdict> worst =
        new Attack()
            .with(Attack.PEOPLE)
            .with(POOL)
            .with(company, e -> Altered.paidBy(e, "card of " + e.request().account()))
            .organizations(name -> OrganizationStanding.VERIFIED)
            .worstVerdicts();
    assertThat(flagged(worst)).isGreaterThanOrEqualTo(95);
    assertThat(Attack.atLeast(Verdict.WATCH, company.accounts(), worst)).isZero();
  }
}
