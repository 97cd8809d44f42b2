package io.github.azeotrope.testkit;

/**
 * One company in twelve countries: its subsidiaries pay with cards of their own, from networks of
 * their own, and send one job, each in its office hours.
 */
final class GlobalCompany extends Pool {
  private static final int SUBSIDIARIES = 12;

  GlobalCompany(Settings settings) {
    super(settings);
  }

  private Rng subsidiary(int key) {
    return rng(0x73756273L, key % SUBSIDIARIES);
  }

  @Override
  Rhythm rhythm() {
    return Rhythm.OFFICE;
  }

  @Override
  long offsetMillis(int key) {
    return country(key).offsetMillis;
  }

  private static Country country(int key) {
    // No two subsidiaries in one country; there are more countries than subsidiaries.
    return Country.values()[key % SUBSIDIARIES];
  }

  @Override
  Identity identity(int key) {
    Rng subsidiary = subsidiary(key);
    Rng rng = rng(0x6163636F756E74L, key);
    long card = subsidiary.next() | 1;
    long network = subsidiary.next();
    String organization = Ids.of("org-", rng(0x6F7267L, 0).next());
    long age = (long) ((20 + 300 * rng.unit()) * Day.MILLIS);
    return new Identity(
        settings,
        Ids.account(seed, key),
        Identity.business(settings, organization, card, age),
        Client.program(subsidiary),
        new Exit[] {Exit.inNetwork(network, rng.below(60), country(key))},
        new Models("m-large", Long.MAX_VALUE));
  }

  @Override
  Message message(Worker worker, Rng rng, Prose prose) {
    return worker.inSession(paper(0, rng, prose), tokens(rng, 260));
  }
}
