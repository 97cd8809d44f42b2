package io.github.azeotrope.examples.replay.jsonpath;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One value that a path leads to. */
public final class Match {
  private Type type = Type.NULL;
  private @Nullable StringBuilder text;
  private byte[] source = {};
  private int from;
  private int to;

  Match() {}

  /** What kind of JSON it is. */
  public enum Type {
    NULL,
    STRING,
    INTEGER,
    FRACTION,
    BOOLEAN,
    ARRAY,
    OBJECT
  }

  /** What kind of JSON it is. */
  public Type type() {
    return type;
  }

  /**
   * The string; the number as it is written; of an array the text of its parts, joined by line
   * breaks: strings, and members {@code text} or {@code content} of objects, as model APIs write
   * content that is more than text. Empty for anything else.
   */
  public String text() {
    return text == null ? "" : text.toString();
  }

  /** The JSON text of an array or object as it stands in the document; empty for scalars. */
  public byte[] json() {
    return Arrays.copyOfRange(source, from, to);
  }

  void set(Type newType) {
    type = newType;
  }

  void set(Type newType, String newText) {
    type = newType;
    text = new StringBuilder(newText);
  }

  void addPart(String part) {
    if (text == null) {
      text = new StringBuilder(part);
    } else {
      text.append('\n').append(part);
    }
  }

  void setJson(byte[] bytes, int start, int end) {
    source = bytes;
    from = start;
    to = end;
  }
}
