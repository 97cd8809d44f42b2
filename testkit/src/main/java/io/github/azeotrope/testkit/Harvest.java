package io.github.azeotrope.testkit;

/**
 * One job dealt out over many accounts. Tasks are numbered in the order in which they are sent;
 * what a task is about depends on its number alone, so a number is a task drawn at random from a
 * list too long to be exhausted, without replacement, and the account says nothing about the task.
 */
final class Harvest extends Campaign {
  private static final int TOPICS = 10;
  private static final int SHARDS = 8;

  private final Job job;
  private int tasks;

  Harvest(Settings settings) {
    super(settings);
    this.job = new Job(0);
  }

  @Override
  double continues() {
    return settings.evades(Evasion.PINNED) ? 0.75 : super.continues();
  }

  @Override
  int maxTurns() {
    return settings.evades(Evasion.PINNED) ? 12 : super.maxTurns();
  }

  @Override
  Message job(Worker worker, Rng rng, Prose prose) {
    boolean follows = settings.evades(Evasion.PINNED) && worker.turn() > 1 && worker.task >= 0;
    if (!follows) {
      worker.task = tasks++ / settings.samplesOr(1);
    }
    Rng task = rng(0x7461736BL, worker.task);
    Job its = settings.honest ? new Job(jobOf(worker)) : job;
    Lexicon language = language(task);
    Topic topic = its.topic(worker, task, language);
    String[] theme = topic.favourites(task, 3, 2);
    int chars = slotChars(task);
    String[] jargon = language == Lexicon.ENGLISH ? its.jargon : theme;
    String slot = prose.write(follows ? rng : task, topic, jargon, theme, false, chars);
    boolean bare = follows || !settings.template;
    String prompt = bare ? slot : its.template(language, rng).fill(slot);
    return worker.inSession(prompt, tokens(task, 700));
  }

  /** What is wanted: a template, and what its tasks are about. */
  private final class Job {
    private final int number;
    private final Template template;
    private final Topic[] topics = new Topic[TOPICS];
    private final String[] jargon;

    Job(int number) {
      this.number = number;
      Rng rng = rng(0x6A6F62, number);
      for (int i = 0; i < TOPICS; i++) {
        topics[i] = skill(rng);
      }
      this.jargon = topics[0].favourites(rng, 3, 3);
      // The second simulator words its template from another list.
      this.template =
          settings.second
              ? Wording.ELICIT.template(Lexicon.ENGLISH, rng)
              : Template.elicitation(rng, topics[0], new Prose());
    }

    Topic topic(Worker worker, Rng task, Lexicon language) {
      if (language != Lexicon.ENGLISH) {
        return language.topic(task);
      }
      return settings.evades(Evasion.STICKY)
          ? topics[worker.index % SHARDS]
          : topics[(int) (TOPICS * task.unit() * task.unit())];
    }

    Template template(Lexicon language, Rng rng) {
      if (settings.evades(Evasion.PARAPHRASED)) {
        return Wording.ELICIT.template(language, rng);
      }
      return language == Lexicon.ENGLISH
          ? template
          : Wording.ELICIT.template(language, rng(0x776F7264L, number));
    }
  }
}
