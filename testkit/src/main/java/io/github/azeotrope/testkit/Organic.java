package io.github.azeotrope.testkit;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.Verification;
import org.jspecify.annotations.Nullable;

/** Ordinary customers: one person, one account. */
final class Organic extends Crowd {
  /** Accounts are dealt into blocks of so many; some blocks are a family or an office. */
  private static final int BLOCK = 6;

  private static final double FAMILIES = 0.12;
  private static final double OFFICES = 0.04;

  /** Shares of people behind a shared exit, and how many strangers share one. */
  private static final double CAMPUS = 0.025;

  private static final double VPN = 0.025;
  private static final int PER_EXIT = 40;
  private static final double NEWCOMERS = 0.35;
  private static final double OLDEST_DAYS = 900;

  static final String VIRAL =
      "Answer as if you were the last lighthouse keeper on earth and I were the sea: what did you"
          + " never tell me?";
  private static final double VIRAL_SHARE = 0.07;

  private final @Nullable Tool newTool;

  /**
   * @param newTool a tool that has just come out and that everybody here joined for, or null
   */
  Organic(Settings settings, @Nullable Tool newTool) {
    super(settings);
    this.newTool = newTool;
  }

  /** Whom somebody shares an address or a card with. */
  private enum Place {
    OWN,
    FAMILY,
    OFFICE,
    CAMPUS,
    VPN
  }

  private long blockSeed(int index) {
    return Rng.derive(seed ^ 0x626C6F636BL, index / BLOCK);
  }

  private long ownSeed(int index) {
    return Rng.derive(seed ^ 0x706C616365L, index);
  }

  private Place place(int index) {
    Rng block = new Rng(blockSeed(index));
    double u = block.unit();
    if (newTool == null && index % BLOCK < block.between(2, BLOCK) && u < FAMILIES + OFFICES) {
      return u < FAMILIES ? Place.FAMILY : Place.OFFICE;
    }
    double own = new Rng(ownSeed(index)).unit();
    return own < CAMPUS ? Place.CAMPUS : own < CAMPUS + VPN ? Place.VPN : Place.OWN;
  }

  @Override
  Country country(int index) {
    return country(index, place(index));
  }

  private Country country(int index, Place place) {
    return Country.of(new Rng(placeSeed(index, place)));
  }

  private long placeSeed(int index, Place place) {
    return switch (place) {
      case FAMILY, OFFICE -> blockSeed(index) + 1;
      case CAMPUS -> exitSeed(index, 0x63616D707573L, CAMPUS);
      case OWN, VPN -> ownSeed(index) + 1;
    };
  }

  /** One of the shared exits; there are as many as make each the exit of 40 strangers. */
  private long exitSeed(int number, long kind, double share) {
    int all = Math.max(1, (int) (settings.accounts * share / PER_EXIT));
    return Rng.derive(seed ^ kind, Math.floorMod(Rng.mix(number), all));
  }

  @Override
  Rhythm rhythm(int index) {
    return place(index) == Place.OFFICE ? Rhythm.OFFICE : Rhythm.PEOPLE;
  }

  @Override
  boolean isEstablished() {
    return newTool == null;
  }

  @Override
  @Nullable Tool tool() {
    return newTool;
  }

  @Override
  Identity identity(Visitor visitor, Persona persona, Rng visit) {
    int index = visitor.index;
    Rng rng = rng(0x6163636F756E74L, index);
    Place place = place(index);
    Client own = Client.popular(rng);
    return new Identity(
        settings,
        Ids.account(seed, index),
        facts(visitor, place, rng),
        persona.tool == null ? own : persona.tool.client(),
        exits(index, place, rng),
        Models.ofPerson(rng, settings.launchMillis()));
  }

  private AccountFacts facts(Visitor visitor, Place place, Rng rng) {
    boolean newcomer = newTool != null || rng.chance(NEWCOMERS);
    double age =
        newcomer
            ? rng.unit() * rng.unit() * 2
            : StrictMath.exp(rng.unit() * StrictMath.log(OLDEST_DAYS));
    long from = newcomer ? visitor.firstMillis : settings.startMillis();
    long created = from - 60_000 - (long) (age * Day.MILLIS);
    boolean pays = rng.chance(0.73);
    long card = pays ? rng.next() | 1 : 0;
    Verification verification = Identity.verification(rng);
    String organization = null;
    if (place == Place.FAMILY || place == Place.OFFICE) {
      Rng block = new Rng(blockSeed(visitor.index) + 2);
      card = block.next() | 1;
      if (place == Place.OFFICE && block.chance(0.6)) {
        organization = Ids.of("org-", block.next());
        verification = Verification.BUSINESS;
      }
    }
    return Identity.facts(organization, card, created, verification);
  }

  private Exit[] exits(int index, Place place, Rng rng) {
    Country country = country(index, place);
    long hash = placeSeed(index, place);
    return switch (place) {
      case OFFICE -> new Exit[] {Exit.inNetwork(hash, 10 + index % BLOCK, country)};
      case CAMPUS -> new Exit[] {Exit.inNetwork(hash, 1, country)};
      case VPN -> new Exit[] {vpn(index), vpn(index + 1)};
      case FAMILY, OWN -> home(hash, country, rng);
    };
  }

  /** A VPN's exits are wherever they are, whoever uses them. */
  private Exit vpn(int number) {
    long hash = exitSeed(number, 0x76706EL, VPN);
    return Exit.inNetwork(hash, 1, Country.of(new Rng(hash)));
  }

  private static Exit[] home(long hash, Country country, Rng rng) {
    Exit home = Exit.of(hash, country);
    if (!rng.chance(0.15)) {
      return new Exit[] {home};
    }
    // Also on the way, through a carrier's gateways, which it shares with strangers.
    return new Exit[] {home, home, gateway(country, rng), gateway(country, rng)};
  }

  private static Exit gateway(Country country, Rng rng) {
    return Exit.inNetwork(country.ordinal() * 64L + rng.below(20), rng.below(4), country);
  }

  @Override
  Chat chat(Visitor visitor, Persona persona, Rng rng, int turns) {
    long sinceViral = visitor.due - settings.viralMillis();
    if (sinceViral >= 0 && sinceViral < 2 * Day.MILLIS && rng.chance(VIRAL_SHARE)) {
      return new Chat(persona, rng, turns, VIRAL);
    }
    return super.chat(visitor, persona, rng, turns);
  }
}
