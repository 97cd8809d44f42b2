package io.github.azeotrope.testkit;

/**
 * One operator's job over a ring of accounts. What a piece of work is about follows from its number
 * alone, so that the account says nothing about it; in the null every account has a job of its own.
 */
abstract class Campaign extends Pool {
  private static final int CUSTOMERS_PER_ACCOUNT = 20;
  private static final int CUSTOMER_VOLUME = 10;
  private static final double UNEVEN = 1.2;

  private final Ring ring;

  Campaign(Settings settings) {
    super(settings);
    this.ring = ring();
  }

  Ring ring() {
    return new Ring(this);
  }

  /** A request of the job itself. */
  abstract Message job(Worker worker, Rng rng, Prose prose);

  @Override
  final Identity identity(int account) {
    return ring.identity(account);
  }

  @Override
  final double rate(int account) {
    double rate = super.rate(account);
    return settings.evades(Evasion.UNEVEN)
        // Divided by the mean of the factors, so that the pool as a whole keeps its pace.
        ? rate * rng(0x766F6CL, account).logNormal(StrictMath.exp(-UNEVEN * UNEVEN / 2), UNEVEN)
        : rate;
  }

  @Override
  final Message message(Worker worker, Rng rng, Prose prose) {
    if (settings.mix > 0 && rng.chance(settings.mix)) {
      worker.task = -1;
      return customers(worker, rng, prose);
    }
    return job(worker, rng, prose);
  }

  /** Somebody else's ordinary question, passed on to hide the job. */
  private Message customers(Worker worker, Rng rng, Prose prose) {
    int customers = CUSTOMERS_PER_ACCOUNT * settings.accounts;
    long customer = Rng.derive(seed ^ 0x637573746FL, rng.below(customers));
    Country country = Country.of(new Rng(customer));
    Persona persona = new Persona(customer, country, CUSTOMER_VOLUME, null);
    Message message = new Chat(persona, rng, 1, null).next(rng, prose, settings.promptChars);
    return worker.inSession(message.prompt(), message.outputTokens());
  }

  /** Which job the worker works for: the operator's only one, or in the null its own. */
  final int jobOf(Worker worker) {
    return settings.honest ? 1 + worker.index : 0;
  }

  /** Campaigns are after code and reasoning, not after recipes. */
  static Topic skill(Rng rng) {
    Topic topic = Lexicon.ENGLISH.topic(rng);
    for (int i = 0; i < 3 && !topic.code; i++) {
      topic = Lexicon.ENGLISH.topic(rng);
    }
    return topic;
  }

  /** The language of a piece of work: English unless the campaign translates. */
  final Lexicon language(Rng task) {
    if (!settings.evades(Evasion.TRANSLATED)) {
      return Lexicon.ENGLISH;
    }
    int u = task.below(3);
    return u == 0 ? Lexicon.ENGLISH : u == 1 ? Lexicon.CHINESE : Lexicon.RUSSIAN;
  }

  /** Length of one slot, in characters. */
  final int slotChars(Rng task) {
    return (int) Math.max(40, Math.min(24_000, task.logNormal(settings.promptChars, 0.5)));
  }
}
