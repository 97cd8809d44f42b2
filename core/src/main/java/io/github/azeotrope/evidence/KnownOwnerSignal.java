package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.profile.ProfileSnapshot;
import java.util.Set;

/**
 * A veto: whether an organization answers for a single account that not just anybody can register.
 * A host that tells no standings is taken at its word; where it does, a declared name is none.
 *
 * <p>Source: {@code src/docs/evidence/single-accounts.md}.
 */
final class KnownOwnerSignal implements SingleAccountSignal {
  @Override
  public String name() {
    return "known-owner";
  }

  @Override
  public Family family() {
    return Family.STRANGERS;
  }

  @Override
  public Set<Input> inputs(Group group) {
    return Set.of(Input.PAYER);
  }

  @Override
  public Evidence test(ProfileSnapshot account, Group group, Population population) {
    boolean known = account.isAnsweredFor();
    return new Evidence(
        family(),
        name(),
        known ? Evidence.Outcome.ACQUITS : Evidence.Outcome.NEUTRAL,
        known ? 1 : 0,
        0,
        known ? 1 : 0,
        known ? 1 : 0,
        1,
        1,
        known
            ? "An organization that the host knows answers for the account."
            : "No organization that the host knows answers for the account.");
  }
}
