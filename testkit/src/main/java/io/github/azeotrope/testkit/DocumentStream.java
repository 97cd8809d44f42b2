package io.github.azeotrope.testkit;

/**
 * Businesses whose queue of documents is never empty or is worked off at night. Each sends all of
 * them through one template and one account; the one around the clock asks for steps before the
 * result, as those do who want fewer mistakes. What comes back is shorter than what is sent.
 */
final class DocumentStream extends Pool {
  private static final int DOCUMENT_CHARS = 1_800;

  private final boolean nightly;

  DocumentStream(Settings settings, boolean nightly) {
    super(settings);
    this.nightly = nightly;
  }

  @Override
  Rhythm rhythm() {
    return nightly ? Rhythm.NIGHTLY : Rhythm.ROUND_THE_CLOCK;
  }

  @Override
  int maxTurns() {
    return 1;
  }

  @Override
  Identity identity(int account) {
    Rng rng = rng(0x6163636F756E74L, account);
    String organization = Ids.of("org-", rng.next());
    long age = (long) ((30 + 600 * rng.unit()) * Day.MILLIS);
    return new Identity(
        settings,
        Ids.account(seed, account),
        Identity.business(settings, organization, rng.next() | 1, age),
        Client.program(rng),
        new Exit[] {Exit.inNetwork(rng.next(), 20, Country.of(rng))},
        Models.constant(rng));
  }

  @Override
  Message message(Worker worker, Rng rng, Prose prose) {
    Rng job = rng(0x6A6F62, worker.index);
    Template template = Template.business(job);
    Topic topic = Lexicon.ENGLISH.topic(job);
    String[] theme = topic.favourites(rng, 3, 2);
    int chars = (int) Math.min(24_000, rng.logNormal(DOCUMENT_CHARS, 0.5));
    String steps = nightly ? "" : "Think step by step and show the reasoning first.\n";
    String document = prose.write(rng, topic, theme, theme, false, chars);
    return worker.inSession(steps + template.fill(document), tokens(rng, nightly ? 120 : 250));
  }
}
