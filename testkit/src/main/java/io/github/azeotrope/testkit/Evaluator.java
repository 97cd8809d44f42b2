package io.github.azeotrope.testkit;

/**
 * People who measure models: each runs one of two public benchmarks once, from the first question
 * to the last, as fast as answers come. The benchmarks are the same whatever the seed.
 */
final class Evaluator extends Pool {
  private static final int BENCHMARKS = 2;
  private static final int QUESTIONS = 400;
  private static final double SECONDS_PER_QUESTION = 4;
  private static final long BENCHMARK_SEED = 0x62656E6368L;

  Evaluator(Settings settings) {
    super(settings);
  }

  @Override
  int volume(int account) {
    return QUESTIONS;
  }

  @Override
  double rate(int account) {
    return 7 * 86_400 / SECONDS_PER_QUESTION;
  }

  @Override
  long opens(int account) {
    long run = (long) (2_000 * SECONDS_PER_QUESTION * QUESTIONS);
    long latest = settings.endMillis() - settings.startMillis() - run;
    return settings.startMillis() + (long) (rng(0x6F70656EL, account).unit() * latest);
  }

  @Override
  Identity identity(int account) {
    Rng rng = rng(0x6163636F756E74L, account);
    Country country = Country.of(rng);
    long age = (long) (StrictMath.exp(7 * rng.unit()) * Day.MILLIS);
    return new Identity(
        settings,
        Ids.account(seed, account),
        Identity.facts(null, rng.next() | 1, opens(account) - age, Identity.verification(rng)),
        Client.program(rng),
        new Exit[] {Exit.of(rng.next(), country)},
        Models.constant(rng));
  }

  @Override
  Message message(Worker worker, Rng rng, Prose prose) {
    long benchmark = BENCHMARK_SEED + worker.index % BENCHMARKS;
    Rng question = new Rng(Rng.derive(benchmark, worker.sent()));
    Topic topic = Lexicon.ENGLISH.topic(question);
    String[] theme = topic.favourites(question, 4, 1);
    StringBuilder prompt = new StringBuilder("Question: ");
    // Benchmarks do not get longer because people write more.
    int chars = (int) question.logNormal(220, 0.5);
    prompt.append(prose.write(question, topic, theme, theme, false, chars));
    for (char option = 'A'; option <= 'D'; option++) {
      prompt.append('\n').append(option).append(") ");
      prompt.append(prose.write(question, topic, theme, theme, true, 24));
    }
    prompt.append("\nAnswer with one letter.");
    return Message.single(prompt.toString(), null, tokens(rng, 12));
  }
}
