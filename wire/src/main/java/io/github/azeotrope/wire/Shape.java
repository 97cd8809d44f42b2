package io.github.azeotrope.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The places of a document that are looked at; all others are passed over unread. Written as {@code
 * messages[].content[].text}; {@code .*} at the end stands for any value at any depth below.
 */
final class Shape {
  private final Node root;

  private Shape(Node root) {
    this.root = root;
  }

  /** These places of the root object, or of each object in an array at the root. */
  static Shape of(List<String> places) {
    return mounted("", places, List.of());
  }

  /**
   * A document that holds others.
   *
   * @param mount where the others stand; their places are told as if each stood alone
   * @param places the places within the others
   * @param around places outside
   */
  static Shape mounted(String mount, List<String> places, List<String> around) {
    Node root = new Node();
    Node inner = root.descend(mount);
    inner.place = "";
    for (String place : places) {
      inner.descend(place).place = place;
    }
    for (String place : around) {
      root.descend(place).place = place;
    }
    return new Shape(root);
  }

  Node root() {
    return root;
  }

  /** One place, and the way to those below it. */
  static final class Node {
    private final Map<String, Node> children = new HashMap<>();
    private @Nullable Node element;
    private boolean takesAll;
    private @Nullable String place;
    private int index;

    /** What the handler is told, or null for nothing. */
    @Nullable String place() {
      return place;
    }

    /** The number of this place among its siblings, for noticing that it comes twice. */
    int index() {
      return index;
    }

    /** Whether it takes whatever stands below. */
    boolean takesAll() {
      return takesAll;
    }

    @Nullable Node child(String name) {
      return takesAll ? this : children.get(name);
    }

    @Nullable Node element() {
      return takesAll ? this : element;
    }

    private Node descend(String path) {
      Node node = this;
      for (String step : path.split("\\.", -1)) {
        node = node.step(step);
      }
      return node;
    }

    private Node step(String step) {
      if (step.isEmpty()) {
        return this;
      }
      if (step.equals("*")) {
        takesAll = true;
        return this;
      }
      boolean isArray = step.endsWith("[]");
      String name = isArray ? step.substring(0, step.length() - 2) : step;
      Node child = children.computeIfAbsent(name, n -> newChild());
      // Google's APIs take names in snake case as well.
      children.putIfAbsent(snakeCase(name), child);
      if (!isArray) {
        return child;
      }
      Node item = child.element == null ? new Node() : child.element;
      child.element = item;
      return item;
    }

    private Node newChild() {
      Node child = new Node();
      child.index = children.size();
      if (child.index >= Long.SIZE) {
        throw new IllegalStateException("more places beside each other than are told apart");
      }
      return child;
    }

    private static String snakeCase(String name) {
      StringBuilder snake = new StringBuilder();
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        if (c >= 'A' && c <= 'Z') {
          snake.append('_').append((char) (c + ('a' - 'A')));
        } else {
          snake.append(c);
        }
      }
      return snake.toString();
    }
  }
}
