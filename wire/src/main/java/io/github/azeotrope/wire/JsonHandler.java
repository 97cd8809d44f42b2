package io.github.azeotrope.wire;

/**
 * Hears the values at the places of a {@link Shape}, in the order of the document. A place is
 * written as there; the root is the empty string.
 */
interface JsonHandler {

  /** An object or array begins. */
  default void open(String place) {}

  /** An object or array ends. */
  default void close(String place) {}

  /** A string; below a place that takes any value, also a number as it is written. */
  default void text(String place, String value) {}

  /** A number without fraction. */
  default void number(String place, long value) {}

  /** A truth value. */
  default void flag(String place, boolean value) {}

  /** The place comes once more in the same object: what was told of it before does not count. */
  default void repeated(String place) {}

  /** The root value ended. */
  default void end() {}

  /** The document ended before its root value did. */
  default void interrupted() {}
}
