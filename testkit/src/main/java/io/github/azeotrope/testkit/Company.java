package io.github.azeotrope.testkit;

/**
 * Companies that deal one job of their own out over many young keys: what a campaign looks like,
 * done openly. A company has one card and three networks, and is a verified business whether or not
 * its keys declare their organization.
 */
final class Company extends Pool {
  /** Keys of one company. */
  private static final int KEYS = 40;

  private static final int NETWORKS = 3;

  Company(Settings settings) {
    super(settings);
  }

  private Rng company(int key) {
    return rng(0x636F6D70616E79L, key / KEYS);
  }

  @Override
  Rhythm rhythm() {
    return Rhythm.OFFICE;
  }

  @Override
  Identity identity(int key) {
    Rng company = company(key);
    Country country = Country.of(company);
    long card = company.next() | 1;
    String organization = Ids.of("org-", company.next());
    Client client = Client.program(company);
    Exit[] exits = new Exit[NETWORKS];
    Rng rng = rng(0x6163636F756E74L, key);
    for (int i = 0; i < NETWORKS; i++) {
      exits[i] = Exit.inNetwork(company.next(), rng.below(60), country);
    }
    long age = (long) ((1 + 2 * rng.unit()) * Day.MILLIS);
    return new Identity(
        settings,
        Ids.account(seed, key),
        Identity.business(settings, organization, card, age),
        client,
        exits,
        new Models("m-large", Long.MAX_VALUE));
  }

  @Override
  Message message(Worker worker, Rng rng, Prose prose) {
    return worker.inSession(paper(worker.index / KEYS, rng, prose), tokens(rng, 260));
  }
}
