package io.github.azeotrope.testkit;

import java.util.List;

/**
 * Developers whose agents work beside them through the day and into the evening: long sessions
 * under a popular tool's system prompt, each request the latest output of a tool behind what came
 * before, and answers of a few lines.
 */
final class CodingAgent extends Pool {
  private static final int OUTPUT_CHARS = 700;

  CodingAgent(Settings settings) {
    super(settings);
  }

  @Override
  Rhythm rhythm() {
    return Rhythm.PEOPLE;
  }

  @Override
  double continues() {
    return 0.97;
  }

  @Override
  int maxTurns() {
    return 60;
  }

  @Override
  Identity identity(int account) {
    Rng rng = rng(0x6163636F756E74L, account);
    long age = (long) ((10 + 400 * rng.unit()) * Day.MILLIS);
    Country country = Country.of(rng);
    return new Identity(
        settings,
        Ids.account(seed, account),
        Identity.facts(
            null, rng.next() | 1, settings.startMillis() - age, Identity.verification(rng)),
        Tool.known(rng).client(),
        new Exit[] {Exit.of(rng.next(), country)},
        Models.constant(rng));
  }

  @Override
  Message message(Worker worker, Rng rng, Prose prose) {
    Rng developer = rng(0x70726F6AL, worker.index);
    Tool tool = Tool.known(developer);
    Topic topic = Campaign.skill(developer);
    String[] own = topic.favourites(developer, 5, 5);
    String[] theme = topic.favourites(rng, 2, 1);
    int chars = (int) rng.logNormal(OUTPUT_CHARS, 0.8);
    String before = prose.write(rng, topic, own, theme, true, 120);
    String output = prose.write(rng, topic, own, theme, true, chars);
    return new Message(
        "tool result:\n" + output,
        tool.systemPrompt(),
        worker.session(),
        worker.turn(),
        List.of(before),
        List.of(),
        List.of(),
        tokens(rng, 90));
  }
}
