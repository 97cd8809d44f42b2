package io.github.azeotrope.testkit;

import io.github.azeotrope.Verification;

/**
 * A verified reseller: like a relay, many customers behind few accounts, but openly so, and without
 * telling the host which conversation a request belongs to.
 */
final class Gateway extends Crowd {
  private static final double CUSTOMER_VOLUME = 12;

  private final int customers;

  Gateway(Settings settings) {
    super(settings);
    this.customers =
        (int) Math.max(1, settings.accounts * settings.meanVolume() / CUSTOMER_VOLUME + 0.5);
  }

  @Override
  int actors() {
    return customers;
  }

  @Override
  double meanVolume() {
    return CUSTOMER_VOLUME;
  }

  @Override
  Country country(int customer) {
    return Country.of(rng(0x686F6D65L, customer));
  }

  /** A customer is one gateway's. */
  @Override
  Identity identity(Visitor visitor, Persona persona, Rng visit) {
    int account = visitor.index % settings.accounts;
    Rng rng = rng(0x6163636F756E74L, account);
    Country country = Country.of(rng);
    String organization = Ids.of("org-", rng.next());
    long age = (long) ((200 + 600 * rng.unit()) * Day.MILLIS);
    long card = rng.next() | 1;
    long network = rng.next();
    return new Identity(
        settings,
        Ids.account(seed, account),
        Identity.facts(organization, card, settings.startMillis() - age, Verification.BUSINESS),
        Client.program(rng),
        new Exit[] {Exit.inNetwork(network, 10, country), Exit.inNetwork(network, 11, country)},
        new Models("m-large", settings.launchMillis()));
  }

  @Override
  Message passOn(Message message) {
    return Message.single(message.prompt(), message.system(), message.outputTokens());
  }
}
