package io.github.azeotrope.testkit;

import java.util.Locale;

/** What {@link Traffic} can simulate. */
enum Scenario {
  ORGANIC(false) {
    @Override
    Settings settings(long seed) {
      return new Settings(this, seed, 1_000, 14);
    }

    @Override
    Cast cast(Settings settings) {
      return new Organic(settings, null);
    }
  },

  TEMPLATE_HARVEST(true) {
    @Override
    Settings settings(long seed) {
      Settings settings = new Settings(this, seed, 200, 7);
      settings.perDay = 26;
      return settings;
    }

    @Override
    Cast cast(Settings settings) {
      return new Harvest(settings);
    }
  };

  private final boolean campaign;

  Scenario(boolean campaign) {
    this.campaign = campaign;
  }

  /** The settings before anything was asked for. */
  abstract Settings settings(long seed);

  abstract Cast cast(Settings settings);

  boolean isCampaign() {
    return campaign;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Tells scenarios of one seed apart; the hash of a string is the same on every JDK. */
  long salt() {
    return name().hashCode();
  }
}
