package io.github.azeotrope.testkit;

/** Everybody who sends requests in one scenario, and the accounts they use. */
abstract class Cast {
  final Settings settings;

  final long seed;

  Cast(Settings settings) {
    this.settings = settings;
    this.seed = settings.scenarioSeed();
  }

  /** How many actors there are. */
  int actors() {
    return settings.accounts;
  }

  /**
   * The actor with this index, as it stands before its first request. Depends on nothing but the
   * settings and the index, because the agenda asks twice: for the time of the first request, and
   * when that time has come.
   */
  abstract Actor enter(int index, Prose prose);

  /** A generator for one aspect of one thing, independent of all others. */
  final Rng rng(long aspect, int number) {
    return new Rng(Rng.derive(seed ^ aspect, number));
  }
}
