package io.github.azeotrope.testkit.assertj;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Accounts that a test speaks of, each once; printed without filling the screen. */
record AccountSet(Set<String> accounts) {
  private static final int SHOWN = 10;

  /**
   * The accounts that an assertion is about.
   *
   * @throws IllegalArgumentException if there are none: the assertion could not fail
   */
  static AccountSet of(Iterable<String> accounts) {
    Set<String> set = new LinkedHashSet<>();
    accounts.forEach(set::add);
    if (set.isEmpty()) {
      throw new IllegalArgumentException("an assertion about no accounts cannot fail");
    }
    return new AccountSet(set);
  }

  int size() {
    return accounts.size();
  }

  /**
   * How many accounts are at least this share of them.
   *
   * @throws IllegalArgumentException if the share is not in (0, 1]
   */
  long atLeast(double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be in (0, 1], was " + share);
    }
    // 0.95 * 200 is a hair above 190 in floating point, which must not ask for 191.
    return (long) Math.ceil(share * size() - 1e-9);
  }

  AccountSet both(Collection<String> others) {
    return where(others::contains);
  }

  AccountSet without(AccountSet others) {
    return where(account -> !others.accounts.contains(account));
  }

  AccountSet where(Predicate<String> holds) {
    return new AccountSet(
        accounts.stream().filter(holds).collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  @Override
  public String toString() {
    String shown = accounts.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return size() > SHOWN ? shown + " and " + (size() - SHOWN) + " more" : shown;
  }
}
