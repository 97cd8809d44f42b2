package io.github.azeotrope.testkit;

/** Strangers behind a few addresses: a VPN, a carrier's gateways, a campus, a pool's neighbours. */
final class SharedExits extends People {
  private final Exit[] exits;

  /** Whether everybody lives where the exits are. */
  private final boolean oneCountry;

  /** Sessions of four that come from home instead. */
  private final int atHome;

  private SharedExits(Settings settings, Exit[] exits, boolean oneCountry, int atHome) {
    super(settings);
    this.exits = exits;
    this.oneCountry = oneCountry;
    this.atHome = atHome;
  }

  /** Six servers in one network, whoever and wherever the users are. */
  static SharedExits vpn(Settings settings) {
    return new SharedExits(settings, network(settings, 6), false, 0);
  }

  /** Four gateways of a carrier between its customers and the Internet. */
  static SharedExits carrier(Settings settings) {
    return new SharedExits(settings, network(settings, 4), true, 1);
  }

  /** One address in front of a university. */
  static SharedExits campus(Settings settings) {
    return new SharedExits(settings, network(settings, 1), true, 1);
  }

  /** Customers of the proxy vendors through whom the template harvest of the same seed comes. */
  static SharedExits neighbours(Settings settings) {
    Settings pool = Scenario.TEMPLATE_HARVEST.settings(settings.seed);
    // The first exits of the list are the same however long the pool makes it.
    Exit[] all = new Ring(new Harvest(pool)).exits();
    return new SharedExits(settings, new Exit[] {all[0], all[1], all[2]}, false, 2);
  }

  private static Exit[] network(Settings settings, int hosts) {
    Rng rng = new Rng(Rng.derive(settings.scenarioSeed(), 0x65786974));
    long network = rng.next();
    Country country = Country.of(rng);
    Exit[] exits = new Exit[hosts];
    for (int i = 0; i < hosts; i++) {
      exits[i] = Exit.inNetwork(network, 10 + i, country);
    }
    return exits;
  }

  @Override
  Country country(int index) {
    return oneCountry ? exits[0].country() : super.country(index);
  }

  @Override
  Exit[] exits(int index, Rng rng) {
    Exit home = Exit.of(rng.next(), country(index));
    Exit[] mine = new Exit[4];
    for (int i = 0; i < mine.length; i++) {
      mine[i] = i < atHome ? home : rng.pick(exits);
    }
    return mine;
  }
}
