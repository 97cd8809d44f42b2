package io.github.azeotrope.wire;

import io.github.azeotrope.wire.Shape.Node;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

/** Follows the tokens of documents through a {@link Shape} and tells the handler what it names. */
final class JsonWalker {
  private final Node root;
  private final JsonHandler handler;
  private final Notes notes;
  private final @Nullable Node[] open;
  private final boolean[] isArray;
  private final long[] seen;
  private int depth;
  private @Nullable Node named;

  JsonWalker(Shape shape, JsonHandler handler, Notes notes, int maxDepth) {
    this.root = shape.root();
    this.handler = handler;
    this.notes = notes;
    open = new Node[maxDepth];
    isArray = new boolean[maxDepth];
    seen = new long[maxDepth];
  }

  /** Whether a root value has begun and not ended. */
  boolean isOpen() {
    return depth > 0;
  }

  /** Whether nothing may begin inside what is open. */
  boolean isFull() {
    return depth == open.length;
  }

  void reset() {
    depth = 0;
  }

  void token(JsonToken token, JsonParser parser) {
    switch (token) {
      case START_OBJECT, START_ARRAY -> begin(token == JsonToken.START_ARRAY);
      case END_OBJECT, END_ARRAY -> finish();
      case PROPERTY_NAME -> name(parser.currentName());
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          value(token, parser);
      default -> {}
    }
  }

  private void begin(boolean array) {
    Node node = node(array);
    isArray[depth] = array;
    seen[depth] = 0;
    open[depth++] = node;
    if (node != null && node.place() != null && !(array && depth == 1)) {
      handler.open(node.place());
    }
  }

  private void finish() {
    depth--;
    Node node = open[depth];
    if (node != null && node.place() != null && !(isArray[depth] && depth == 0)) {
      handler.close(node.place());
    }
    if (depth == 0) {
      handler.end();
    }
  }

  /** The place of the value that begins, or null. An array at the root is passed through. */
  private @Nullable Node node(boolean array) {
    if (depth == 0) {
      return root;
    }
    Node parent = open[depth - 1];
    if (!isArray[depth - 1]) {
      return named;
    }
    if (depth == 1) {
      return array ? null : root;
    }
    return parent == null ? null : parent.element();
  }

  private void name(String name) {
    Node parent = open[depth - 1];
    named = parent == null ? null : parent.child(name);
    if (named == null || named.takesAll()) {
      return;
    }
    long bit = 1L << named.index();
    if ((seen[depth - 1] & bit) != 0) {
      notes.add(WireProblem.DUPLICATE_NAME);
      if (named.place() != null) {
        handler.repeated(named.place());
      }
    }
    seen[depth - 1] |= bit;
  }

  private void value(JsonToken token, JsonParser parser) {
    Node node = depth == 0 ? null : node(true);
    if (node == null || node.place() == null) {
      return;
    }
    String place = node.place();
    if (token.isBoolean()) {
      handler.flag(place, token == JsonToken.VALUE_TRUE);
    } else if (token == JsonToken.VALUE_STRING || node.takesAll()) {
      handler.text(place, parser.getString());
    } else if (token == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() != NumberType.BIG_INTEGER) {
      handler.number(place, parser.getLongValue());
    } else {
      notes.add(WireProblem.NUMBER);
    }
  }
}
