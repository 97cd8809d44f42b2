package io.github.azeotrope.testkit;

/**
 * A search for the wording that brings out most: thousands of wordings of one intent, each sent
 * once, then the winner at scale, through accounts a few days old. In the null every account looks
 * for a wording of a chore of its own, and stays with it.
 */
final class TechniqueSweep extends Campaign {
  private static final double SEARCH = 0.4;
  private static final int TOPICS = 10;

  private final long decided;
  private int tasks;

  TechniqueSweep(Settings settings) {
    super(settings);
    long start = settings.startMillis();
    this.decided = start + (long) (SEARCH * (settings.endMillis() - start));
  }

  @Override
  Ring ring() {
    return new Ring(this, 1);
  }

  @Override
  Message job(Worker worker, Rng rng, Prose prose) {
    Rng task = rng(0x7461736BL, tasks++ / settings.samplesOr(1));
    int job = jobOf(worker);
    Lexicon language = language(task);
    Topic topic =
        language == Lexicon.ENGLISH
            ? skill(rng(0x746F706963L, job * TOPICS + task.below(settings.honest ? 2 : TOPICS)))
            : language.topic(task);
    String[] theme = topic.favourites(task, 3, 2);
    boolean searching = worker.due < decided;
    Rng wording =
        searching || settings.evades(Evasion.PARAPHRASED) ? rng : rng(0x77696E6E6572L, job);
    String slot = prose.write(task, topic, theme, theme, false, slotChars(task));
    Wording intent = settings.honest ? chore(job) : Wording.ELICIT;
    String prompt = intent.template(language, wording).fill(slot);
    return worker.inSession(prompt, tokens(task, searching ? 300 : 700));
  }

  private static Wording chore(int job) {
    return job % 2 == 0 ? Wording.CLEAN : Wording.GRADE;
  }
}
