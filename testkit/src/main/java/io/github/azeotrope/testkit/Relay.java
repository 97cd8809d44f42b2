package io.github.azeotrope.testkit;

/**
 * A relay: real customers of somebody else, whose conversations are sent on through a pool of
 * accounts. A conversation stays with one account, the next may go through any. In the null every
 * customer has an account.
 */
final class Relay extends Crowd {
  private static final double CUSTOMER_VOLUME = 12;

  /** Share of customers from the country that the host does not serve. */
  private static final double HOME_MARKET = 0.4;

  private final Ring ring;
  private final int customers;

  Relay(Settings settings) {
    super(settings);
    this.ring = new Ring(this);
    this.customers =
        settings.honest
            ? settings.accounts
            : (int) Math.max(1, settings.accounts * settings.meanVolume() / CUSTOMER_VOLUME + 0.5);
  }

  @Override
  int actors() {
    return customers;
  }

  @Override
  double meanVolume() {
    return settings.honest ? settings.meanVolume() : CUSTOMER_VOLUME;
  }

  @Override
  Country country(int customer) {
    Rng rng = rng(0x686F6D65L, customer);
    return rng.chance(HOME_MARKET) ? Country.CN : Country.of(rng);
  }

  @Override
  Identity identity(Visitor visitor, Persona persona, Rng rng) {
    if (settings.honest || settings.evades(Evasion.PINNED)) {
      return ring.identity(visitor.index % settings.accounts);
    }
    if (settings.evades(Evasion.UNEVEN)) {
      double u = rng.unit();
      return ring.identity((int) (settings.accounts * u * u * u));
    }
    return ring.identity(rng.below(settings.accounts));
  }
}
