package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.profile.ProfileSnapshot;
import java.util.Locale;
import java.util.Set;

/**
 * A veto: whether a single account sends more than comes back, as those do who have documents read,
 * sorted, marked or shortened. A harvest is after the answers, and pays for what it sends.
 *
 * <p>Statistic: characters of the prompts for each token answered. Acquits where there are more
 * than three; English has about four a token, Chinese one, so that Chinese documents must be longer
 * to be told. Padding the prompts is a disguise, which costs as much as it hides.
 *
 * <p>Source: {@code src/docs/evidence/single-accounts.md}.
 */
final class AnswerLengthSignal implements SingleAccountSignal {
  private static final double CHARACTERS_A_TOKEN = 3;

  @Override
  public String name() {
    return "answer-length";
  }

  @Override
  public Family family() {
    return Family.WORK_PARTITION;
  }

  @Override
  public Set<Input> inputs(Group group) {
    return Set.of(Input.ANSWER_LENGTH);
  }

  @Override
  public Evidence test(ProfileSnapshot account, Group group, Population population) {
    if (account.outputTokens() == 0) {
      return Outcomes.unavailable(this, "The host has told no lengths of answers.");
    }
    double ratio = (double) account.promptUnits() / account.outputTokens();
    boolean reads = ratio > CHARACTERS_A_TOKEN;
    return new Evidence(
        family(),
        name(),
        reads ? Evidence.Outcome.ACQUITS : Evidence.Outcome.NEUTRAL,
        ratio,
        CHARACTERS_A_TOKEN,
        ratio,
        ratio,
        1,
        account.requests(),
        String.format(
            Locale.ROOT,
            "The account sends %.1f characters for each token answered (about %.0f where as much"
                + " comes back as is sent): %s.",
            ratio,
            CHARACTERS_A_TOKEN,
            reads ? "it has something read" : "it is after the answers"));
  }
}
