package io.github.azeotrope.testkit;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.Verification;

/**
 * Accounts that somebody registered in batches, with a card for eight of them, and sold one by one:
 * the buyers are people, each with one account, an address and interests of their own.
 */
final class Resold extends People {
  private static final int ACCOUNTS_PER_CARD = 8;

  Resold(Settings settings) {
    super(settings);
  }

  @Override
  AccountFacts facts(Visitor visitor, Rng rng) {
    long card = rng(0x63617264L, visitor.index / ACCOUNTS_PER_CARD).next() | 1;
    long age = (long) ((5 + 3 * rng.below(12) + 0.2 * rng.unit()) * Day.MILLIS);
    return Identity.facts(null, card, settings.startMillis() - age, Verification.EMAIL);
  }
}
