package io.github.azeotrope.testkit;

import org.jspecify.annotations.Nullable;

/** One who sends requests, one after the other; {@link Agenda} tells it when. */
abstract class Actor {
  /** The value of {@link #due} of an actor that has finished. */
  static final long NEVER = Long.MAX_VALUE;

  /** Place in the cast; decides between actors that are due at the same millisecond. */
  final int index;

  /** When the next request is sent, epoch milliseconds; the actor moves it on in {@link #act}. */
  long due = NEVER;

  /** The agenda's own: the next actor in the same bucket. */
  @Nullable Actor nextParked;

  Actor(int index) {
    this.index = index;
  }

  /** Sends the request that is due, and sets the time of the next. */
  abstract Exchange act();

  final boolean isBefore(Actor other) {
    return due != other.due ? due < other.due : index < other.index;
  }
}
