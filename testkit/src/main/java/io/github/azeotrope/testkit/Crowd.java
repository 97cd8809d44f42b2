package io.github.azeotrope.testkit;

import org.jspecify.annotations.Nullable;

/** A cast of people; what differs between crowds is whose account they use, and what they share. */
abstract class Crowd extends Cast {
  /** Share of the conversations of people with a routine that begin with it. */
  private static final double ROUTINE = 0.2;

  Crowd(Settings settings) {
    super(settings);
  }

  /** The account that the visitor's next conversation goes through. */
  abstract Identity identity(Visitor visitor, Persona persona, Rng rng);

  abstract Country country(int index);

  Rhythm rhythm(int index) {
    return Rhythm.PEOPLE;
  }

  /** Whether people have come and gone before the first day; otherwise all have yet to come. */
  boolean isEstablished() {
    return true;
  }

  /** When somebody can first write, epoch milliseconds. */
  long opens(int index) {
    return settings.startMillis();
  }

  /** When somebody has written for the last time, but for the conversation that is going on. */
  long closes(int index) {
    return settings.endMillis();
  }

  /** When somebody comes, as a share of the time they may come in; u is uniform in [0, 1). */
  double arrival(int index, double u) {
    return u;
  }

  /** Whether somebody's first conversation follows at once; otherwise it is one like any other. */
  boolean comesAtOnce(int index) {
    return false;
  }

  /** A tool that everybody here uses, or null where it is a matter of taste. */
  @Nullable Tool tool() {
    return null;
  }

  Persona persona(Visitor visitor) {
    int index = visitor.index;
    return new Persona(
        Rng.derive(seed ^ 0x706572736F6EL, index), country(index), visitor.volume, tool());
  }

  Chat chat(Visitor visitor, Persona persona, Rng rng, int turns) {
    boolean again = rng.chance(ROUTINE);
    String routine = again ? persona.routine(visitor.prose, settings.promptChars) : null;
    return new Chat(persona, rng, turns, routine);
  }

  /** What the account sends of what the person wrote. */
  Message passOn(Message message) {
    return message;
  }

  /** How many messages a person writes on average. */
  double meanVolume() {
    return settings.meanVolume();
  }

  @Override
  Actor enter(int index, Prose prose) {
    return new Visitor(
        this, index, prose, country(index), rhythm(index).of(settings), volume(index));
  }

  /**
   * How many requests somebody sends in all: log-normal with the mean that was asked for. Where the
   * mean is 5, the median is 2; at larger means the spread grows as well, because a longer or
   * busier period has more heavy users, not only more of the same.
   */
  int volume(int index) {
    double mean = Math.max(1, meanVolume());
    double median = Math.min(mean, 2 * StrictMath.sqrt(mean / 5));
    double sigma = StrictMath.sqrt(2 * StrictMath.log(mean / median));
    Rng rng = rng(0x766F6C756D65L, index);
    if (settings.second) {
      // Lomax: a power law with exponent 1.5 instead of a log-normal.
      double scale = 0.5 * Math.max(0.2, mean - 0.6);
      double lomax = scale * (StrictMath.pow(1 - rng.unit(), -1 / 1.5) - 1);
      return (int) Math.min(50 + 400 * mean, 1 + lomax);
    }
    return (int) Math.max(1, Math.min(50 + 400 * mean, rng.logNormal(median, sigma) + 0.5));
  }
}
