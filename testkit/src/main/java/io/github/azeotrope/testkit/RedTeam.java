package io.github.azeotrope.testkit;

/**
 * A security team that probes a model's limits with thousands of wordings of one intent, openly:
 * one office, one card, one organization.
 */
final class RedTeam extends Pool {
  private static final int TOPICS = 4;

  RedTeam(Settings settings) {
    super(settings);
  }

  @Override
  Rhythm rhythm() {
    return Rhythm.OFFICE;
  }

  @Override
  Identity identity(int account) {
    Rng team = rng(0x7465616DL, 0);
    long card = team.next() | 1;
    String organization = Ids.of("org-", team.next());
    long network = team.next();
    Country country = Country.of(team);
    Rng rng = rng(0x6163636F756E74L, account);
    long age = (long) ((5 + 200 * rng.unit()) * Day.MILLIS);
    return new Identity(
        settings,
        Ids.account(seed, account),
        Identity.business(settings, organization, card, age),
        Client.program(rng),
        new Exit[] {Exit.inNetwork(network, 5 + rng.below(20), country)},
        Models.constant(rng));
  }

  @Override
  Message message(Worker worker, Rng rng, Prose prose) {
    Topic topic = Lexicon.ENGLISH.topic(rng(0x746F706963L, rng.below(TOPICS)));
    String[] theme = topic.favourites(rng, 2, 1);
    int chars = Math.max(20, settings.promptChars / 2);
    String slot = prose.write(rng, topic, theme, theme, true, chars);
    String prompt = Wording.PROBE.template(Lexicon.ENGLISH, rng).fill(slot);
    return worker.inSession(prompt, tokens(rng, 150));
  }
}
