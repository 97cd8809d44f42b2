package io.github.azeotrope.testkit;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.Verification;
import org.jspecify.annotations.Nullable;

/**
 * A customer's app on its first days: it opens an account for each of its users and puts one system
 * prompt in front of whatever they write; all come from its servers and are paid with its card.
 */
final class AppLaunch extends Newcomers {
  private final Tool app;
  private final Exit[] servers = new Exit[4];
  private final long card;
  private final @Nullable String organization;

  AppLaunch(Settings settings) {
    super(settings);
    this.app = Tool.released(~settings.seed);
    Rng rng = rng(0x617070, 0);
    long network = rng.next();
    Country country = Country.of(rng);
    for (int i = 0; i < servers.length; i++) {
      servers[i] = Exit.inNetwork(network, 30 + i, country);
    }
    this.card = rng.next() | 1;
    String declared = Ids.of("org-", rng.next());
    this.organization = settings.declared ? declared : null;
  }

  @Override
  Tool tool() {
    return app;
  }

  @Override
  AccountFacts facts(Visitor visitor, Rng rng) {
    return Identity.facts(organization, card, visitor.firstMillis - 60_000, Verification.BUSINESS);
  }

  @Override
  Exit[] exits(int index, Rng rng) {
    return servers;
  }
}
