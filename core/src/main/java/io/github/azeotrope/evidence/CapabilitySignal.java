package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.Population;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which capabilities the members' requests ask for, by their wording. A description: whoever knows
 * the words can avoid them, and evaluators, teachers and programmers use them, so it never speaks
 * for a campaign.
 *
 * <p>Statistic: {@link Targets}; observed and expected are those of the capability that most of the
 * members' requests ask for.
 *
 * <p>Source: {@code src/docs/evidence/capabilities.md}.
 */
final class CapabilitySignal implements Signal {
  private static final int MIN_REQUESTS = 20;

  @Override
  public String name() {
    return "capabilities";
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
  public Evidence test(Group group, Population population) {
    long requests = 0;
    for (var member : group.members()) {
      requests += member.requests();
    }
    if (requests < MIN_REQUESTS) {
      return Outcomes.notEnough(this, requests, "Too few requests.");
    }
    Targets targets = Targets.of(group, population);
    Targets.OfCapability most =
        targets.capabilities().stream()
            .max(Comparator.comparingDouble(Targets.OfCapability::share))
            .orElseThrow();
    String shares =
        targets.capabilities().stream().map(c -> words(c)).collect(Collectors.joining(", "));
    return new Evidence(
        family(),
        name(),
        Evidence.Outcome.NEUTRAL,
        most.share(),
        most.usual(),
        most.lower(),
        most.upper(),
        1,
        requests,
        "Of a member's requests, and of other accounts', by wording: "
            + shares
            + "; programmers and evaluators ask so too: a description.");
  }

  private static String words(Targets.OfCapability c) {
    return String.format(
        Locale.ROOT,
        "%s %.0f %% (%.0f %%)",
        c.capability().words(),
        100 * c.share(),
        100 * c.usual());
  }
}
