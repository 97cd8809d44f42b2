package io.github.azeotrope.testkit;

import io.github.azeotrope.AccountFacts;

/**
 * Customers who were all banned at one time, wrongly, and came back within a day or two with a new
 * account, the same card, device, address and interests. Two accounts a person: the even one before
 * the ban, the odd one after it.
 */
final class Reregistered extends People {
  private static final long SIX_HOURS = 6 * 3_600_000L;

  Reregistered(Settings settings) {
    super(settings);
  }

  private long banMillis() {
    return (settings.startMillis() + settings.endMillis()) / 2;
  }

  private static boolean isSecond(int index) {
    return index % 2 == 1;
  }

  @Override
  int person(int index) {
    return index / 2;
  }

  @Override
  int volume(int index) {
    // Interests follow from the volume as well.
    return super.volume(person(index));
  }

  @Override
  long opens(int index) {
    if (!isSecond(index)) {
      return settings.startMillis();
    }
    double days = 0.7 * rng(0x72657475726EL, index).exponential();
    long latest = settings.endMillis() - SIX_HOURS;
    return Math.min(latest, banMillis() + (long) (days * Day.MILLIS));
  }

  @Override
  long closes(int index) {
    // Some hours before, so that no conversation goes on in a banned account.
    return isSecond(index) ? settings.endMillis() : banMillis() - SIX_HOURS;
  }

  @Override
  AccountFacts facts(Visitor visitor, Rng rng) {
    long card = rng.next() | 1;
    long age = (long) (StrictMath.exp(6 * rng.unit()) * Day.MILLIS);
    return isSecond(visitor.index)
        ? newcomer(null, visitor, card, rng)
        : Identity.facts(null, card, settings.startMillis() - age, Identity.verification(rng));
  }
}
