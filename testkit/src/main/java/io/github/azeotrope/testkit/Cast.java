package io.github.azeotrope.testkit;

/** Everybody who sends requests in one scenario, and the accounts they use. */
abstract class Cast {
  final Settings settings;

  /** Seed of this scenario: equal seeds of different scenarios must not give equal accounts. */
  final long seed;

  Cast(Settings settings) {
    this.settings = settings;
    this.seed = Rng.derive(settings.seed, settings.scenario.salt());
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
}
