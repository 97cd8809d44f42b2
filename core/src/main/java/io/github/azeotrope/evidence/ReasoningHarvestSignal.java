package io.github.azeotrope.evidence;

import io.github.azeotrope.Capability;
import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.summary.ExactBinomial;
import java.util.Locale;
import java.util.Set;

/**
 * Whether what a single account asks is one scaffold that has the reasoning written down, whatever
 * the task: what published campaigns did. Tutors and evaluators ask so as well, so this accuses
 * nobody by itself, and wording can be avoided: whoever does is at most watched.
 *
 * <p>Supports where the wording of more than half of the requests asks for reasoning, and of more
 * than three times the usual share of other accounts', with p &le; 1 in 1,000 (exact binomial), and
 * where two of its requests are more alike than 0.15, which people's are not.
 *
 * <p>Source: Clopper and Pearson 1934 (exact binomial limits); {@code
 * src/docs/evidence/single-accounts.md}.
 */
final class ReasoningHarvestSignal implements SingleAccountSignal {
  private static final double MARGIN = 0.5;
  private static final double TIMES_THE_OTHERS = 3;
  private static final double ONE_SCAFFOLD = 0.15;
  private static final double ALPHA = 1e-3;
  private static final int MIN_REQUESTS = 100;

  /** At which the counter of a capability stops. */
  private static final int FULL = 0xffff;

  @Override
  public String name() {
    return "reasoning-harvest";
  }

  @Override
  public Family family() {
    return Family.CONTENT;
  }

  @Override
  public Set<Input> inputs(Group group) {
    return Set.of(Input.CONTENT_HALF_0, Input.CONTENT_HALF_1);
  }

  @Override
  public Evidence test(ProfileSnapshot account, Group group, Population population) {
    int asking = account.capabilityCount(Capability.REASONING);
    int n = (int) Math.min(Integer.MAX_VALUE, account.requests());
    if (n < MIN_REQUESTS || asking >= FULL) {
      return Outcomes.notEnough(this, n, "Too few requests, or more than are counted.");
    }
    double usual = Targets.share(population.othersThan(group), Capability.REASONING);
    double expected = Math.max(MARGIN, Math.min(1, TIMES_THE_OTHERS * usual));
    double alike = alike(account);
    double p = expected >= 1 ? 1 : ExactBinomial.atLeast(asking, n, expected);
    boolean supports = p <= ALPHA && alike > ONE_SCAFFOLD;
    return new Evidence(
        family(),
        name(),
        supports ? Evidence.Outcome.SUPPORTS : Evidence.Outcome.NEUTRAL,
        (double) asking / n,
        expected,
        ExactBinomial.lower(asking, n, 0.99),
        ExactBinomial.upper(asking, n, 0.99),
        supports ? p : 1,
        n,
        String.format(
            Locale.ROOT,
            "By wording %.0f %% of the account's %d requests ask for reasoning (%.0f %% of other"
                + " accounts'), and two of them are %.2f alike (people's stay below %.2f): %s.",
            100.0 * asking / n,
            n,
            100 * usual,
            alike,
            ONE_SCAFFOLD,
            supports ? "one scaffold that has the reasoning written down" : "no such scaffold"));
  }

  /** Mean similarity of two requests, whichever their sessions. */
  private static double alike(ProfileSnapshot account) {
    double n = (double) account.halfCount(0) + account.halfCount(1);
    float[] zero = account.halfSum(0);
    float[] one = account.halfSum(1);
    double square = 0;
    for (int i = 0; i < Math.max(zero.length, one.length); i++) {
      double sum = (i < zero.length ? zero[i] : 0) + (i < one.length ? one[i] : 0);
      square += sum * sum;
    }
    return n < 2 ? 0 : (square - n) / (n * (n - 1));
  }
}
