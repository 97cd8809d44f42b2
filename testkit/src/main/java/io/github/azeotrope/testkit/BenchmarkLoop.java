package io.github.azeotrope.testkit;

/**
 * An evaluator who runs one benchmark again and again, day and night, as those do who measure how
 * much answers vary: a question list that ends, asked for with the reasoning.
 */
final class BenchmarkLoop extends Pool {
  private static final int QUESTIONS = 1_200;

  BenchmarkLoop(Settings settings) {
    super(settings);
  }

  @Override
  int maxTurns() {
    return 1;
  }

  @Override
  Identity identity(int account) {
    Rng rng = rng(0x6163636F756E74L, account);
    long age = (long) (StrictMath.exp(6 * rng.unit()) * Day.MILLIS);
    return new Identity(
        settings,
        Ids.account(seed, account),
        Identity.facts(
            null, rng.next() | 1, settings.startMillis() - age, Identity.verification(rng)),
        Client.program(rng),
        new Exit[] {Exit.of(rng.next(), Country.of(rng))},
        Models.constant(rng));
  }

  @Override
  Message message(Worker worker, Rng rng, Prose prose) {
    Rng question =
        new Rng(Rng.derive(seed ^ 0x71756573L + worker.index, worker.sent() % QUESTIONS));
    Topic topic = Lexicon.ENGLISH.topic(question);
    String[] theme = topic.favourites(question, 4, 1);
    int chars = (int) question.logNormal(220, 0.5);
    String asked = prose.write(question, topic, theme, theme, false, chars);
    String prompt =
        "Question: " + asked + "\nThink step by step, show your reasoning, then answer.";
    return worker.inSession(prompt, tokens(rng, 400));
  }
}
