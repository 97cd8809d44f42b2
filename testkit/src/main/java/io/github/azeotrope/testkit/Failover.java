package io.github.azeotrope.testkit;

/**
 * One customer in three regions. When the first fails for six hours, its work goes through the keys
 * of the second: some accounts fall silent and others take up their load within minutes, as in a
 * pool of which a member was stopped.
 */
final class Failover extends Pool {
  private static final int REGIONS = 3;
  private static final Country[] PLACES = {Country.US, Country.DE, Country.SG};
  private static final long OUTAGE = 6 * 3_600_000L;

  Failover(Settings settings) {
    super(settings);
  }

  private long failsMillis() {
    return (settings.startMillis() + settings.endMillis()) / 2;
  }

  @Override
  double continues() {
    return 0;
  }

  @Override
  Identity through(Worker worker, Identity own) {
    long since = worker.due - failsMillis();
    boolean fails = worker.index % REGIONS == 0 && since >= 0 && since < OUTAGE;
    return fails && worker.index + 1 < settings.accounts ? identity(worker.index + 1) : own;
  }

  @Override
  Identity identity(int key) {
    Rng company = rng(0x636F6D70616E79L, 0);
    long card = company.next() | 1;
    String organization = Ids.of("org-", company.next());
    Client client = Client.program(company);
    int region = key % REGIONS;
    long network = rng(0x726567696F6EL, region).next();
    Rng rng = rng(0x6163636F756E74L, key);
    long age = (long) ((100 + 300 * rng.unit()) * Day.MILLIS);
    return new Identity(
        settings,
        Ids.account(seed, key),
        Identity.business(settings, organization, card, age),
        client,
        new Exit[] {Exit.inNetwork(network, rng.below(60), PLACES[region])},
        new Models("m-large", Long.MAX_VALUE));
  }

  @Override
  Message message(Worker worker, Rng rng, Prose prose) {
    return worker.inSession(paper(0, rng, prose), tokens(rng, 260));
  }
}
