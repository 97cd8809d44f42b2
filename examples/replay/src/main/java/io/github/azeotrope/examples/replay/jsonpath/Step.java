package io.github.azeotrope.examples.replay.jsonpath;

/** One step of a path, from a value to values inside it. */
sealed interface Step {

  /** To the member of an object. */
  record Member(String name) implements Step {}

  /** To the element of an array, counted from 0. */
  record Element(int index) implements Step {}

  /** To the element of an array counted from its end, 1 for the last. */
  record FromEnd(int place) implements Step {}

  /** To all members of an object or all elements of an array. */
  record All() implements Step {}

  /** Into the JSON that a string holds; a value that is no string stays what it is. */
  record Decoded() implements Step {}
}
