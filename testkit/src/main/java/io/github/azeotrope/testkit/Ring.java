package io.github.azeotrope.testkit;

import io.github.azeotrope.Verification;

/**
 * The accounts that one operator has registered to hide behind: cards shared by a few accounts
 * each, a list of proxy exits and a couple of programs shared by all, or, where they are
 * residential, an address and a client of its own for each.
 */
final class Ring {
  private static final int ACCOUNTS_PER_EXIT = 15;

  private final Cast cast;
  private final Settings settings;
  private final Exit[] exits;
  private final Client[] programs;

  Ring(Cast cast) {
    this.cast = cast;
    this.settings = cast.settings;
    Rng rng = cast.rng(0x72696E67L, 0);
    this.exits = new Exit[Math.max(3, settings.accounts / ACCOUNTS_PER_EXIT)];
    for (int i = 0; i < exits.length; i++) {
      exits[i] = Exit.inNetwork(rng.next(), rng.below(254), Country.of(rng));
    }
    this.programs = new Client[] {Client.program(rng), Client.program(rng)};
  }

  Identity identity(int account) {
    Rng rng = cast.rng(0x6163636F756E74L, account);
    long card = cast.rng(0x63617264L, account / settings.accountsPerCard).next() | 1;
    // Registered in batches over the weeks before.
    long age = (long) ((2 + 3 * rng.below(12) + 0.2 * rng.unit()) * Day.MILLIS);
    Exit[] home = {Exit.of(rng.next(), Country.of(rng))};
    Client client = settings.residential ? Client.popular(rng) : rng.pick(programs);
    return new Identity(
        settings,
        Ids.account(cast.seed, account),
        Identity.facts(null, card, settings.startMillis() - age, verification(rng)),
        client,
        settings.residential ? home : exits,
        Models.ofCampaign(rng, settings.launchMillis()));
  }

  private static Verification verification(Rng rng) {
    double u = rng.unit();
    return u < 0.15 ? Verification.NONE : u < 0.8 ? Verification.EMAIL : Verification.PHONE;
  }
}
