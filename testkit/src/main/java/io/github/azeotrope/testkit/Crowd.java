package io.github.azeotrope.testkit;

import org.jspecify.annotations.Nullable;

/** A cast of people; what differs between crowds is whose account they use, and what they share. */
abstract class Crowd extends Cast {

  Crowd(Settings settings) {
    super(settings);
  }

  /** The account that the visitor's next conversation goes through. */
  abstract Identity identity(Visitor visitor, Persona persona, Rng rng);

  abstract Country country(int index);

  Rhythm rhythm(int index) {
    return Rhythm.PEOPLE;
  }

  /** A tool that everybody here uses, or null where it is a matter of taste. */
  @Nullable Tool tool() {
    return null;
  }

  Persona persona(int index) {
    return new Persona(Rng.derive(seed ^ 0x706572736F6EL, index), country(index), tool());
  }

  Chat chat(Visitor visitor, Persona persona, Rng rng, int turns) {
    return new Chat(persona, rng, turns, null);
  }

  @Override
  Actor enter(int index, Prose prose) {
    return new Visitor(this, index, prose, country(index), rhythm(index), volume(index));
  }

  /**
   * How many requests somebody sends in all: log-normal with the mean that was asked for. Where the
   * mean is 5, the median is 2; at larger means the spread grows as well, because a longer or
   * busier period has more heavy users, not only more of the same.
   */
  private int volume(int index) {
    double mean = Math.max(1, settings.meanVolume());
    double median = Math.min(mean, 2 * StrictMath.sqrt(mean / 5));
    double sigma = StrictMath.sqrt(2 * StrictMath.log(mean / median));
    Rng rng = new Rng(Rng.derive(seed ^ 0x766F6C756D65L, index));
    return (int) Math.max(1, Math.min(50 + 400 * mean, rng.logNormal(median, sigma) + 0.5));
  }
}
