package io.github.azeotrope.testkit;

/**
 * One job dealt out over many accounts. Tasks are numbered in the order in which they are sent;
 * what a task is about depends on its number alone, so a number is a task drawn at random from a
 * list too long to be exhausted, without replacement, and the account says nothing about the task.
 */
final class Harvest extends Pool {
  private static final int TOPICS = 10;
  private static final int CUSTOMERS_PER_ACCOUNT = 20;
  private static final int CUSTOMER_VOLUME = 10;

  private final Ring ring;
  private final Template template;
  private final Topic[] topics = new Topic[TOPICS];
  private final String[] jargon;
  private int tasks;

  Harvest(Settings settings) {
    super(settings);
    this.ring = new Ring(this);
    Rng rng = rng(0x6A6F62, 0);
    for (int i = 0; i < TOPICS; i++) {
      topics[i] = skill(rng);
    }
    this.jargon = topics[0].favourites(rng, 3, 3);
    this.template = Template.elicitation(rng, topics[0]);
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
    return ring.identity(account);
  }

  @Override
  Message message(Worker worker, Rng rng, Prose prose) {
    if (settings.mix > 0 && rng.chance(settings.mix)) {
      return customers(worker, rng, prose);
    }
    Rng task = rng(0x7461736BL, tasks++);
    Topic topic = topics[(int) (TOPICS * task.unit() * task.unit())];
    String[] theme = topic.favourites(task, 3, 2);
    int chars = (int) Math.max(40, Math.min(24_000, task.logNormal(settings.promptChars, 0.5)));
    String slot = prose.write(task, topic, jargon, theme, false, chars);
    String prompt = settings.template ? template.fill(slot) : slot;
    return worker.inSession(prompt, tokens(task, 700));
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
}
