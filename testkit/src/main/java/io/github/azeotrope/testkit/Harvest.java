package io.github.azeotrope.testkit;

import io.github.azeotrope.Verification;

/**
 * One job dealt out over many accounts. Tasks are numbered in the order in which they are sent;
 * what a task is about depends on its number alone, so a number is a task drawn at random from a
 * list too long to be exhausted, without replacement, and the account says nothing about the task.
 */
final class Harvest extends Pool {
  private static final int TOPICS = 10;
  private static final int ACCOUNTS_PER_EXIT = 15;
  private static final int CUSTOMERS_PER_ACCOUNT = 20;

  private final Template template;
  private final Topic[] topics = new Topic[TOPICS];
  private final String[] jargon;
  private final Exit[] exits;
  private final Client[] clients;
  private int tasks;

  Harvest(Settings settings) {
    super(settings);
    Rng rng = rng(0x6A6F62, 0);
    for (int i = 0; i < TOPICS; i++) {
      topics[i] = skill(rng);
    }
    this.jargon = topics[0].favourites(rng, 3, 3);
    this.template = Template.elicitation(rng, topics[0]);
    this.exits = new Exit[Math.max(3, settings.accounts / ACCOUNTS_PER_EXIT)];
    for (int i = 0; i < exits.length; i++) {
      exits[i] = Exit.inNetwork(rng.next(), rng.below(254), Country.of(rng));
    }
    this.clients = new Client[] {Client.program(rng), Client.program(rng)};
  }

  /** Campaigns are after code and reasoning, not after recipes. */
  private static Topic skill(Rng rng) {
    Topic topic = Lexicon.ENGLISH.topic(rng);
    for (int i = 0; i < 3 && !topic.code; i++) {
      topic = Lexicon.ENGLISH.topic(rng);
    }
    return topic;
  }

  @Override
  Identity identity(int account) {
    Rng rng = rng(0x6163636F756E74L, account);
    long card = Rng.derive(seed ^ 0x63617264L, account / settings.accountsPerCard) | 1;
    // Registered in batches over the weeks before.
    int batch = rng.below(12);
    long created =
        settings.startMillis() - (long) ((2 + 3 * batch + 0.2 * rng.unit()) * Day.MILLIS);
    Exit[] own = {Exit.of(rng.next(), Country.of(rng))};
    Client client = settings.residential ? Client.popular(rng) : rng.pick(clients);
    return new Identity(
        settings,
        Ids.account(seed, account),
        Identity.facts(null, card, created, verification(rng)),
        client,
        settings.residential ? own : exits,
        Models.ofCampaign(rng, settings.launchMillis()));
  }

  private static Verification verification(Rng rng) {
    double u = rng.unit();
    return u < 0.15 ? Verification.NONE : u < 0.8 ? Verification.EMAIL : Verification.PHONE;
  }

  @Override
  Message message(int account, String session, int turn, Rng rng, Prose prose) {
    if (settings.mix > 0 && rng.chance(settings.mix)) {
      return customers(session, turn, rng, prose);
    }
    Rng task = rng(0x7461736BL, tasks++);
    Topic topic = topics[(int) (TOPICS * task.unit() * task.unit())];
    String[] theme = topic.favourites(task, 3, 2);
    int chars = (int) Math.max(40, Math.min(24_000, task.logNormal(settings.promptChars, 0.5)));
    String slot = prose.write(task, topic, jargon, theme, false, chars);
    String prompt = settings.template ? template.fill(slot) : slot;
    int tokens = (int) Math.min(8_000, task.logNormal(700, 0.5));
    return Message.inSession(prompt, session, turn, tokens);
  }

  /** Somebody else's ordinary question, passed on to hide the job. */
  private Message customers(String session, int turn, Rng rng, Prose prose) {
    int customers = CUSTOMERS_PER_ACCOUNT * settings.accounts;
    long customer = Rng.derive(seed ^ 0x637573746FL, rng.below(customers));
    Persona persona = new Persona(customer, Country.of(new Rng(customer)), null);
    Message message = new Chat(persona, rng, 1, null).next(rng, prose, settings.promptChars);
    return Message.inSession(message.prompt(), session, turn, message.outputTokens());
  }
}
