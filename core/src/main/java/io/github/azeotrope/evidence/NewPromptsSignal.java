package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.NewPrompts;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.summary.ExactBinomial;
import java.util.Locale;
import java.util.Set;

/**
 * A veto: whether a single account works through a list that ends, again and again, as evaluators
 * and build robots do. Of those who harvest the prompts go on being new; several samples of each do
 * not change that.
 *
 * <p>Statistic: the share of new ones among the sampled distinct prompts since the account had sent
 * half or less of what it has sent now. Acquits where so few are new with a chance of at most 1 in
 * 200 though as many had to be expected as requests were added, and less than half of them. Never
 * accuses: new prompts are what free text looks like.
 *
 * <p>Source: Gibbons and Tirthapura 2001 (coordinated distinct samples); Good 1953 (unseen mass);
 * {@code src/docs/evidence/single-accounts.md}.
 */
final class NewPromptsSignal implements SingleAccountSignal {
  private static final double ALPHA = 5e-3;
  private static final double HALF = 0.5;

  @Override
  public String name() {
    return "new-prompts";
  }

  @Override
  public Family family() {
    return Family.WORK_PARTITION;
  }

  @Override
  public Set<Input> inputs(Group group) {
    return Set.of(Input.PROMPT_IDENTITY);
  }

  @Override
  public Evidence test(ProfileSnapshot account, Group group, Population population) {
    NewPrompts work = group.newPrompts();
    double expected = work.expectedShare();
    int old = work.sampled() - work.fresh();
    if (work.sampled() == 0
        || ExactBinomial.atLeast(work.sampled(), work.sampled(), 1 - expected) > ALPHA) {
      return Outcomes.notEnough(this, work.sampled(), "Too few distinct prompts sampled.");
    }
    double share = (double) work.fresh() / work.sampled();
    boolean ends =
        share < HALF * expected
            && ExactBinomial.atLeast(old, work.sampled(), 1 - expected) <= ALPHA;
    return new Evidence(
        family(),
        name(),
        ends ? Evidence.Outcome.ACQUITS : Evidence.Outcome.NEUTRAL,
        share,
        expected,
        ExactBinomial.lower(work.fresh(), work.sampled(), 0.99),
        ExactBinomial.upper(work.fresh(), work.sampled(), 0.99),
        1,
        work.sampled(),
        String.format(
            Locale.ROOT,
            "Of %d distinct prompts sampled %d are new since request %d of %d (about %.0f if none"
                + " came again): %s.",
            work.sampled(),
            work.fresh(),
            work.requestsThen(),
            work.requestsNow(),
            expected * work.sampled(),
            ends ? "a list that ends" : "new work all the time"));
  }
}
