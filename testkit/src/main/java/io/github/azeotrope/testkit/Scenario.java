package io.github.azeotrope.testkit;

import java.util.Locale;

/** What {@link Traffic} can simulate; {@link Traffic}'s factories say what each is. */
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
  },

  RELAY_POOL(true) {
    @Override
    Settings settings(long seed) {
      Settings settings = new Settings(this, seed, 100, 10);
      settings.perDay = 5.6;
      return settings;
    }

    @Override
    Cast cast(Settings settings) {
      return new Relay(settings);
    }
  },

  SCHOOL_CLASS(false) {
    @Override
    Settings settings(long seed) {
      Settings settings = new Settings(this, seed, 28, 10);
      settings.total = 24;
      return settings;
    }

    @Override
    Cast cast(Settings settings) {
      return new School(settings);
    }
  },

  POPULAR_TOOL(false) {
    @Override
    Settings settings(long seed) {
      return new Settings(this, seed, 300, 14);
    }

    @Override
    Cast cast(Settings settings) {
      return new Organic(settings, Tool.released(settings.seed));
    }
  },

  COMPANY_TEAM(false) {
    @Override
    Settings settings(long seed) {
      Settings settings = new Settings(this, seed, 40, 10);
      settings.total = 30;
      return settings;
    }

    @Override
    Cast cast(Settings settings) {
      return new Company(settings);
    }
  },

  BATCH(false) {
    @Override
    Settings settings(long seed) {
      Settings settings = new Settings(this, seed, 4, 14);
      settings.perDay = 40;
      return settings;
    }

    @Override
    Cast cast(Settings settings) {
      return new Batch(settings);
    }
  },

  EVALUATOR(false) {
    @Override
    Settings settings(long seed) {
      return new Settings(this, seed, 3, 14);
    }

    @Override
    Cast cast(Settings settings) {
      return new Evaluator(settings);
    }
  },

  BUILD_LOOP(false) {
    @Override
    Settings settings(long seed) {
      Settings settings = new Settings(this, seed, 5, 14);
      settings.perDay = 30;
      return settings;
    }

    @Override
    Cast cast(Settings settings) {
      return new BuildLoop(settings);
    }
  },

  GATEWAY(false) {
    @Override
    Settings settings(long seed) {
      Settings settings = new Settings(this, seed, 1, 14);
      settings.perDay = 100;
      return settings;
    }

    @Override
    Cast cast(Settings settings) {
      return new Gateway(settings);
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
