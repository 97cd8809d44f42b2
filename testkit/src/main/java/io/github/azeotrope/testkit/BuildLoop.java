package io.github.azeotrope.testkit;

import io.github.azeotrope.Verification;

/**
 * Build robots: each asks the same few things about every commit, day after day, with nothing new
 * but the commit and the name of what failed.
 */
final class BuildLoop extends Pool {
  private static final int PROMPTS = 3;

  BuildLoop(Settings settings) {
    super(settings);
  }

  @Override
  Rhythm rhythm() {
    return Rhythm.PEOPLE;
  }

  @Override
  Identity identity(int account) {
    Rng rng = rng(0x6163636F756E74L, account);
    long age = (long) ((60 + 500 * rng.unit()) * Day.MILLIS);
    return new Identity(
        settings,
        Ids.account(seed, account),
        Identity.facts(null, 0, settings.startMillis() - age, Verification.PHONE),
        Client.program(rng),
        new Exit[] {Exit.inNetwork(rng.next(), 30, Country.of(rng))},
        Models.constant(rng));
  }

  @Override
  Message message(Worker worker, Rng rng, Prose prose) {
    Rng robot = rng(0x726F626F74L, worker.index * PROMPTS + rng.below(PROMPTS));
    Topic topic = Lexicon.ENGLISH.topic(robot);
    String[] theme = topic.favourites(robot, 2, 3);
    String fixed =
        prose.write(
            robot, topic, theme, theme, false, (int) robot.logNormal(settings.promptChars, 0.2));
    String commit = Ids.of("", rng.next()).substring(8);
    String prompt = fixed + "\ncommit " + commit + " failed in" + rng.pick(theme);
    return Message.single(prompt, null, tokens(rng, 300));
  }
}
