package io.github.azeotrope.testkit;

import io.github.azeotrope.Verification;

/** Verified businesses, each of which sends all its papers through one template and one account. */
final class Batch extends Pool {

  Batch(Settings settings) {
    super(settings);
  }

  @Override
  Identity identity(int account) {
    Rng rng = rng(0x6163636F756E74L, account);
    long age = (long) ((90 + 600 * rng.unit()) * Day.MILLIS);
    String organization = Ids.of("org-", rng.next());
    return new Identity(
        settings,
        Ids.account(seed, account),
        Identity.facts(
            organization, rng.next() | 1, settings.startMillis() - age, Verification.BUSINESS),
        Client.program(rng),
        new Exit[] {Exit.inNetwork(rng.next(), 20, Country.of(rng))},
        Models.constant(rng));
  }

  @Override
  Message message(Worker worker, Rng rng, Prose prose) {
    return Message.single(paper(worker.index, rng, prose), null, tokens(rng, 180));
  }
}
