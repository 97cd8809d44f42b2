package io.github.azeotrope.testkit;

import io.github.azeotrope.Verification;

/**
 * The accounts that one operator has registered to hide behind: cards shared by a few accounts
 * each, a list of proxy exits and a couple of programs shared by all, or, where they are
 * residential, an address and a client of its own for each. In the null each account is a
 * stranger's instead.
 */
final class Ring {
  private static final int ACCOUNTS_PER_EXIT = 15;

  private static final Exit[] FRESH = {};

  private final Cast cast;
  private final Settings settings;
  private final Exit[] exits;
  private final Client[] programs;
  private final int batches;

  Ring(Cast cast) {
    this(cast, 12);
  }

  /**
   * @param batches the accounts were registered in so many batches, one every three days before the
   *     first day
   */
  Ring(Cast cast, int batches) {
    this.cast = cast;
    this.settings = cast.settings;
    this.batches = batches;
    Rng rng = cast.rng(0x72696E67L, 0);
    this.exits = new Exit[Math.max(3, settings.accounts / ACCOUNTS_PER_EXIT)];
    for (int i = 0; i < exits.length; i++) {
      exits[i] = Exit.inNetwork(rng.next(), rng.below(254), Country.of(rng));
    }
    this.programs = new Client[] {Client.program(rng), Client.program(rng)};
  }

  Exit[] exits() {
    return exits.clone();
  }

  Identity identity(int account) {
    Rng rng = cast.rng(0x6163636F756E74L, account);
    if (settings.honest) {
      return stranger(account, rng);
    }
    boolean fresh = settings.evades(Evasion.FRESH);
    int perCard = fresh ? 1 : settings.accountsPerCard;
    long card = cast.rng(0x63617264L, account / perCard).next() | 1;
    // Registered in batches over the weeks before.
    long age = (long) ((2 + 3 * rng.below(batches) + 0.2 * rng.unit()) * Day.MILLIS);
    Exit[] home = {Exit.of(rng.next(), Country.of(rng))};
    boolean own = settings.residential || fresh;
    Client client = own ? Client.popular(rng) : rng.pick(programs);
    long launch = settings.launchMillis();
    return new Identity(
        settings,
        Ids.account(cast.seed, account),
        Identity.facts(null, card, settings.startMillis() - age, verification(rng)),
        client,
        fresh ? FRESH : settings.residential ? home : exits,
        settings.evades(Evasion.STAGGERED)
            ? Models.staggered(rng, launch)
            : Models.ofCampaign(rng, launch));
  }

  /** Somebody with a card, an address and a client of their own who has been here for a while. */
  private Identity stranger(int account, Rng rng) {
    Country country = Country.of(rng);
    long age = (long) (StrictMath.exp(6.8 * rng.unit()) * Day.MILLIS);
    return new Identity(
        settings,
        Ids.account(cast.seed, account),
        Identity.facts(
            null, rng.next() | 1, settings.startMillis() - age, Identity.verification(rng)),
        Client.popular(rng),
        new Exit[] {Exit.of(rng.next(), country)},
        Models.ofPerson(rng, settings.launchMillis()));
  }

  private static Verification verification(Rng rng) {
    double u = rng.unit();
    return u < 0.15 ? Verification.NONE : u < 0.8 ? Verification.EMAIL : Verification.PHONE;
  }
}
