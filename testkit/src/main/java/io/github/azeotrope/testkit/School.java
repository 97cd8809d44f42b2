package io.github.azeotrope.testkit;

import io.github.azeotrope.Verification;

/**
 * School classes: everybody in a class asks the same dozen questions, most by copying them from the
 * sheet, from one address, with new accounts that nobody pays for, in school hours.
 */
class School extends Pool {
  /** Pupils in a class. */
  private static final int CLASS = 28;

  private static final int HOMEWORK = 12;
  private static final double COPIED = 0.6;

  private static final String[] BEFORE = {
    "help me with this: ", "solve: ", "i don't get it. ", "how do you do ", "answer please: ",
  };

  private static final String[] AFTER = {
    " show the steps", " explain simply", " thanks", " (grade 9)", " in my own words please",
  };

  School(Settings settings) {
    super(settings);
  }

  private long classSeed(int pupil) {
    return Rng.derive(seed ^ 0x636C617373L, pupil / CLASS);
  }

  private Country country(int pupil) {
    return Country.of(new Rng(classSeed(pupil)));
  }

  @Override
  Rhythm rhythm() {
    return Rhythm.SCHOOL;
  }

  @Override
  long offsetMillis(int pupil) {
    return country(pupil).offsetMillis;
  }

  @Override
  double rate(int pupil) {
    // A little faster than it must be, so that hardly anybody is late with the last sheet.
    return 1.3 * super.rate(pupil);
  }

  @Override
  int volume(int pupil) {
    int mean = (int) Math.max(1, settings.meanVolume());
    return Math.max(1, mean - 3 + rng(0x766F6CL, pupil).below(7));
  }

  @Override
  Identity identity(int pupil) {
    Rng rng = rng(0x6163636F756E74L, pupil);
    long age = (long) ((1 + 20 * rng.unit()) * Day.MILLIS);
    return new Identity(
        settings,
        Ids.account(seed, pupil),
        Identity.facts(null, 0, settings.startMillis() - age, Verification.EMAIL),
        Client.browser(rng),
        new Exit[] {Exit.inNetwork(classSeed(pupil), 1, country(pupil))},
        new Models("m-small", Long.MAX_VALUE));
  }

  @Override
  Message message(Worker worker, Rng rng, Prose prose) {
    long seedOfClass = classSeed(worker.index);
    int sheet = (int) Math.min(HOMEWORK - 1L, (long) HOMEWORK * worker.sent() / worker.volume());
    Topic topic = Lexicon.ENGLISH.topic(new Rng(seedOfClass + 1));
    Rng task = new Rng(Rng.derive(seedOfClass, sheet));
    String[] theme = topic.favourites(task, 4, 0);
    int chars = (int) Math.max(40, task.logNormal(settings.promptChars, 0.4));
    String prompt = prose.write(task, topic, theme, theme, false, chars);
    prompt = question(worker.index, sheet, prompt);
    if (!rng.chance(COPIED)) {
      prompt = rng.chance(0.5) ? rng.pick(BEFORE) + prompt : prompt + rng.pick(AFTER);
    }
    return worker.inSession(prompt, tokens(rng, 220));
  }

  /** What the sheet of one pupil says. */
  String question(int pupil, int sheet, String everybodys) {
    return everybodys;
  }
}
