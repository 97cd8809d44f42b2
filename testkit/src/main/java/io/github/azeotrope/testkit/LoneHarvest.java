package io.github.azeotrope.testkit;

/**
 * One who harvests through one account at speed: a template that asks for reasoning around tasks of
 * many topics, one request after the other, around the clock. Several accounts are as many
 * operators, who have nothing in common.
 */
final class LoneHarvest extends Campaign {
  private static final int TOPICS = 10;

  LoneHarvest(Settings settings) {
    super(settings);
  }

  @Override
  int maxTurns() {
    return 1;
  }

  @Override
  Message job(Worker worker, Rng rng, Prose prose) {
    Rng operator = rng(0x6A6F62, worker.index);
    Topic[] topics = new Topic[TOPICS];
    for (int i = 0; i < TOPICS; i++) {
      topics[i] = skill(operator);
    }
    Rng task =
        new Rng(
            Rng.derive(seed ^ 0x7461736BL + worker.index, worker.sent() / settings.samplesOr(1)));
    Lexicon language = language(task);
    Topic topic = language == Lexicon.ENGLISH ? task.pick(topics) : language.topic(task);
    String[] theme = topic.favourites(task, 3, 2);
    String slot = prose.write(task, topic, theme, theme, false, slotChars(task));
    Rng wording = settings.evades(Evasion.PARAPHRASED) ? rng : operator;
    Template template = Wording.ELICIT.template(language, wording);
    return worker.inSession(template.fill(slot), tokens(task, 700));
  }
}
