package io.github.azeotrope.testkit;

import io.github.azeotrope.AccountFacts;

/**
 * The days around a launch: many come for the new model, most of them within hours, and nine in ten
 * of those who were here already move to it at once.
 */
final class LaunchDay extends People {
  private static final double COME_FOR_IT = 0.6;
  private static final double HOURS = 6;

  LaunchDay(Settings settings) {
    super(settings);
  }

  private boolean comesForIt(int index) {
    return settings.launchMillis() + Day.MILLIS < settings.endMillis()
        && rng(0x6C61756E6368L, index).chance(COME_FOR_IT);
  }

  @Override
  boolean isEstablished() {
    return false;
  }

  @Override
  long opens(int index) {
    return comesForIt(index)
        ? Math.max(settings.startMillis(), settings.launchMillis())
        : settings.startMillis();
  }

  @Override
  boolean comesAtOnce(int index) {
    return comesForIt(index);
  }

  @Override
  double arrival(int index, double u) {
    return comesForIt(index) ? u * u * u * u : u;
  }

  @Override
  AccountFacts facts(Visitor visitor, Rng rng) {
    return comesForIt(visitor.index)
        ? newcomer(null, visitor, rng.chance(0.6) ? rng.next() | 1 : 0, rng)
        : super.facts(visitor, rng);
  }

  @Override
  Models models(int index, Rng rng) {
    long hesitates = (long) (HOURS * 3_600_000L * rng.exponential());
    boolean moves = comesForIt(index) || rng.chance(0.9);
    return new Models("m-large", moves ? settings.launchMillis() + hesitates : Long.MAX_VALUE);
  }
}
