package io.github.azeotrope.campaign;

import java.util.HexFormat;
import java.util.List;

/**
 * Writes JSON (RFC 8259) without a library or reflection, fields in the order of the calls. Public
 * for the room that answers and keeps the audit trail; a host needs nothing here.
 */
public final class JsonText {
  private static final char FIRST_PRINTABLE = ' ';

  private final StringBuilder out = new StringBuilder();
  private boolean first = true;

  /** Opens an object or an array. */
  public JsonText begin(char bracket) {
    out.append(bracket);
    first = true;
    return this;
  }

  /** Closes it. */
  public JsonText end(char bracket) {
    out.append(bracket);
    first = false;
    return this;
  }

  /** The next element of an array, or name of an object, comes. */
  public JsonText element() {
    if (!first) {
      out.append(',');
    }
    first = false;
    return this;
  }

  /** A field of an object; its value comes next. */
  public JsonText name(String name) {
    element();
    string(name);
    out.append(':');
    return this;
  }

  /** A field that is a string. */
  public JsonText field(String name, String value) {
    name(name).string(value);
    return this;
  }

  /** A field that is an integer. */
  public JsonText field(String name, long value) {
    name(name).out.append(value);
    return this;
  }

  /** A field that is a number; null where it is not finite. */
  public JsonText field(String name, double value) {
    name(name).out.append(Double.isFinite(value) ? Double.toString(value) : "null");
    return this;
  }

  /** A field that is a truth value. */
  public JsonText field(String name, boolean value) {
    name(name).out.append(value);
    return this;
  }

  /** The value of an element or of a field: JSON that is one value already. */
  public JsonText value(String json) {
    out.append(json);
    return this;
  }

  /** A field that is an array of strings. */
  public JsonText field(String name, List<String> values) {
    name(name).begin('[');
    values.forEach(value -> element().string(value));
    return end(']');
  }

  private void string(String value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char unit = value.charAt(i);
      if (unit == '"' || unit == '\\') {
        out.append('\\').append(unit);
      } else if (unit < FIRST_PRINTABLE || Character.isSurrogate(unit)) {
        // A lone surrogate has no place in UTF-8; escaped, pairs mean the same.
        out.append("\\u").append(HexFormat.of().toHexDigits(unit));
      } else {
        out.append(unit);
      }
    }
    out.append('"');
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
