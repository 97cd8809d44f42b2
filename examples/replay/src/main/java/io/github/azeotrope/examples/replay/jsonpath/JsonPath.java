package io.github.azeotrope.examples.replay.jsonpath;

import java.util.ArrayList;
import java.util.List;

/**
 * A path to values of a JSON document: RFC 9535 with names ({@code $.usage.total}, {@code
 * $['user-agent']}), indexes ({@code [0]}, {@code [-1]} for the last) and the wildcard ({@code
 * [*]}, {@code .*}); and {@code parse(...)}, which the RFC does not have, around the way to a
 * string that holds JSON: {@code parse($.request_body).messages[-1].content}. Immutable.
 */
public final class JsonPath {
  private final String text;
  private final List<Step> steps;

  private JsonPath(String text, List<Step> steps) {
    this.text = text;
    this.steps = List.copyOf(steps);
  }

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException if it is none, or of a kind that is not supported; the message
   *     says where and what would be right
   */
  public static JsonPath parse(String text) {
    return new JsonPath(text, new PathParser(text).steps());
  }

  /** The same path, and on to everything inside. */
  public JsonPath andAll() {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(new Step.All());
    return new JsonPath(text + "[*]", longer);
  }

  /** Whether it leads to one value at most: it has no wildcard. */
  public boolean isSingular() {
    return steps.stream().noneMatch(Step.All.class::isInstance);
  }

  List<Step> steps() {
    return steps;
  }

  /** The path as it was written. */
  @Override
  public String toString() {
    return text;
  }
}
