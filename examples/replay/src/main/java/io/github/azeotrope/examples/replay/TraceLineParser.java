package io.github.azeotrope.examples.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads lines of the trace format, which names its fields itself.
 *
 * <p>Of a name that occurs twice the last one counts. {@code null} and, in optional fields, the
 * empty string stand for "absent": an empty payment token must not link the accounts that have
 * none. A wrong optional field is left out and listed in {@link LineParser#ignored}.
 */
final class TraceLineParser implements LineParser {
  private final JsonFactory json;
  private final FieldValues values = new FieldValues();
  private LineProblem problem = LineProblem.NOT_JSON;

  TraceLineParser(int maxLineBytes) {
    json = Json.linesUpTo(maxLineBytes);
  }

  @Override
  public @Nullable Exchange parse(byte[] bytes, int from, int to) {
    values.clear();
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return fail(LineProblem.NOT_AN_OBJECT);
      }
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        parser.nextToken();
        TraceField field = TraceField.named(name);
        if (field == null) {
          parser.skipChildren();
        } else {
          read(field, parser);
        }
      }
      if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
        return fail(LineProblem.NOT_JSON);
      }
    } catch (JacksonException e) {
      // Its message may quote the line, so it goes nowhere.
      return fail(LineProblem.NOT_JSON);
    }
    LineProblem found = values.problem();
    return found == null ? values.toExchange() : fail(found);
  }

  @Override
  public LineProblem problem() {
    return problem;
  }

  @Override
  public Set<TraceField> ignored() {
    return values.wrong();
  }

  private @Nullable Exchange fail(LineProblem why) {
    problem = why;
    return null;
  }

  private void read(TraceField field, JsonParser parser) {
    values.remove(field);
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    boolean right =
        switch (field.kind()) {
          case TEXT -> readText(field, parser);
          case INTEGER -> readInteger(field, parser);
          case TEXTS -> readTexts(field, parser);
          case VERIFICATION -> readVerification(parser);
        };
    if (!right) {
      values.putWrong(field);
      parser.skipChildren();
    }
  }

  private boolean readText(TraceField field, JsonParser parser) {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      return false;
    }
    String text = parser.getString();
    if (field.isRequired() || !text.isEmpty()) {
      values.put(field, text);
    }
    return true;
  }

  private boolean readInteger(TraceField field, JsonParser parser) {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
        || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        || !field.isInRange(parser.getLongValue())) {
      return false;
    }
    values.put(field, parser.getLongValue());
    return true;
  }

  private boolean readTexts(TraceField field, JsonParser parser) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return false;
    }
    List<String> texts = new ArrayList<>();
    boolean right = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == null) {
        // Cut off inside the array; the caller sees that no object ends here.
        return true;
      }
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        texts.add(parser.getString());
      } else {
        right = false;
        parser.skipChildren();
      }
    }
    if (right) {
      values.put(field, Collections.unmodifiableList(texts));
    }
    return right;
  }

  private boolean readVerification(JsonParser parser) {
    return parser.currentToken() == JsonToken.VALUE_STRING
        && values.putVerification(parser.getString());
  }
}
