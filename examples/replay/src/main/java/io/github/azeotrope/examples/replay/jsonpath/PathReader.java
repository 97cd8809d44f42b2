package io.github.azeotrope.examples.replay.jsonpath;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Answers several paths at once, compiled into one automaton, in one pass over the tokens of a
 * document. Costs the tokens, and memory for what the paths lead to. Not thread-safe.
 */
public final class PathReader {
  private static final Step ALL = new Step.All();
  private static final Step TEXT = new Step.Member("text");
  private static final Step CONTENT = new Step.Member("content");

  private final JsonFactory json;
  private final List<PathNode> root;
  private final List<Matches> results = new ArrayList<>();

  /** Compiles the paths; the factory reads what a string holds. */
  public PathReader(JsonFactory json, List<JsonPath> paths) {
    this.json = json;
    PathNode start = new PathNode();
    for (JsonPath path : paths) {
      PathNode node = start;
      for (Step step : path.steps()) {
        node = node.to(step);
      }
      Matches matches = new Matches();
      node.end(matches);
      addParts(node.to(ALL), matches);
      results.add(matches);
    }
    root = List.of(start);
  }

  /** Content may be a list of parts, and a part may hold content of its own. */
  private static void addParts(PathNode parts, Matches matches) {
    parts.part(matches);
    parts.to(TEXT).part(matches);
    PathNode content = parts.to(CONTENT);
    content.part(matches);
    content.to(ALL).to(TEXT).part(matches);
  }

  /**
   * Reads one document, an object. {@link #matches} then tells what it holds.
   *
   * @return false if it is something else than an object
   * @throws JacksonException if it is no JSON, or is followed by something
   */
  public boolean read(byte[] bytes, int from, int to) {
    results.forEach(Matches::clear);
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      new Walk(parser, bytes, from).document(root);
      return true;
    }
  }

  /** What the path at this place of the list leads to; valid until the next document. */
  public Matches matches(int path) {
    return results.get(path);
  }

  /** One document, or what one string of it holds. */
  private final class Walk {
    private final JsonParser parser;
    private final byte[] bytes;
    private final int offset;

    Walk(JsonParser parser, byte[] bytes, int offset) {
      this.parser = parser;
      this.bytes = bytes;
      this.offset = offset;
    }

    /** Reads the current value and the end behind it. */
    void document(List<PathNode> nodes) {
      mustGoOn();
      value(nodes);
      if (parser.nextToken() != null) {
        throw new NotOneValueException();
      }
    }

    /** Reads the current value, to its last token. */
    private void value(List<PathNode> nodes) {
      if (nodes.isEmpty()) {
        parser.skipChildren();
        mustGoOn();
        return;
      }
      JsonToken token = parser.currentToken();
      List<PathNode> here = token == JsonToken.VALUE_STRING ? nodes : throughDecoded(nodes);
      List<Match> told = new ArrayList<>(1);
      for (PathNode node : here) {
        node.ends().forEach(matches -> told.add(matches.begin()));
      }
      int start = offset + (int) parser.currentTokenLocation().getByteOffset();
      switch (token) {
        case START_OBJECT -> {
          told.forEach(match -> match.set(Match.Type.OBJECT));
          members(here);
        }
        case START_ARRAY -> {
          told.forEach(match -> match.set(Match.Type.ARRAY));
          elements(here);
        }
        case VALUE_STRING -> string(here, told);
        case VALUE_NUMBER_INT -> tell(Match.Type.INTEGER, told);
        case VALUE_NUMBER_FLOAT -> tell(Match.Type.FRACTION, told);
        case VALUE_TRUE, VALUE_FALSE -> tell(Match.Type.BOOLEAN, told);
        default -> {
          // null is what a match is until it is told otherwise.
        }
      }
      if (token.isStructStart()) {
        int end = offset + (int) parser.currentLocation().getByteOffset();
        told.forEach(match -> match.setJson(bytes, start, end));
      }
    }

    private void tell(Match.Type type, List<Match> told) {
      told.forEach(match -> match.set(type, parser.getString()));
    }

    /** The nodes and, as what is no string needs no decoding, those behind it. */
    private List<PathNode> throughDecoded(List<PathNode> nodes) {
      List<PathNode> through = new ArrayList<>(nodes);
      for (PathNode node : nodes) {
        for (PathNode next = node.decoded(); next != null; next = next.decoded()) {
          through.add(next);
        }
      }
      return through;
    }

    private void members(List<PathNode> nodes) {
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        List<PathNode> inside = new ArrayList<>(2);
        for (PathNode node : nodes) {
          node.addMember(name, inside);
        }
        parser.nextToken();
        value(inside);
      }
      mustGoOn();
    }

    private void elements(List<PathNode> nodes) {
      List<TailWindow> windows = new ArrayList<>(1);
      for (PathNode node : nodes) {
        for (Map.Entry<Integer, PathNode> end : node.fromEnd().entrySet()) {
          windows.add(new TailWindow(end.getKey(), end.getValue().below()));
        }
      }
      for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
        mustGoOn();
        List<PathNode> inside = new ArrayList<>(2);
        for (PathNode node : nodes) {
          node.addElement(i, inside);
        }
        windows.forEach(TailWindow::element);
        value(inside);
      }
      windows.forEach(TailWindow::end);
    }

    private void string(List<PathNode> nodes, List<Match> told) {
      String text = parser.getString();
      told.forEach(match -> match.set(Match.Type.STRING, text));
      for (PathNode node : nodes) {
        for (Matches matches : node.partOf()) {
          addPart(matches, text);
        }
        if (node.decoded() != null) {
          decode(text, node.decoded());
        }
      }
    }

    private void addPart(Matches matches, String text) {
      Match match = matches.last();
      if (match != null && match.type() == Match.Type.ARRAY) {
        match.addPart(text);
      }
    }

    /** A string that holds no JSON leads nowhere, and says nothing about its line. */
    private void decode(String text, PathNode node) {
      byte[] held = text.getBytes(StandardCharsets.UTF_8);
      List<Matches> below = node.below();
      int[] before = below.stream().mapToInt(Matches::size).toArray();
      try (JsonParser inner = json.createParser(ObjectReadContext.empty(), held, 0, held.length)) {
        inner.nextToken();
        new Walk(inner, held, 0).document(List.of(node));
      } catch (JacksonException e) {
        for (int i = 0; i < before.length; i++) {
          below.get(i).remove(before[i], below.get(i).size());
        }
      }
    }

    /** After the end of the document the parser gives null instead of a token. */
    private void mustGoOn() {
      if (parser.currentToken() == null) {
        throw new NotOneValueException();
      }
    }
  }

  /** The document breaks off, or something follows it. */
  private static final class NotOneValueException extends JacksonException {
    private static final long serialVersionUID = 1L;

    NotOneValueException() {
      super("not one complete value");
    }
  }
}
