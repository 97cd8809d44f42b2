package io.github.azeotrope.testkit;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.Verification;

/**
 * Strangers who do not pay and write until their quota is used up, as two in three do: volumes as
 * equal as those of a pool, for another reason.
 */
final class FreeTier extends People {

  FreeTier(Settings settings) {
    super(settings);
  }

  @Override
  int volume(int index) {
    double quota = Math.max(1, settings.meanVolume());
    // Two thirds of a log-normal with this median lie above the quota.
    double wanted = rng(0x766F6C756D65L, index).logNormal(1.55 * quota, 1);
    return (int) Math.max(1, Math.min(quota, wanted));
  }

  @Override
  AccountFacts facts(Visitor visitor, Rng rng) {
    long age = (long) (60 * rng.unit() * Day.MILLIS);
    return Identity.facts(
        null,
        0,
        settings.startMillis() - age,
        rng.chance(0.3) ? Verification.NONE : Verification.EMAIL);
  }
}
