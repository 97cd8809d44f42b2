package io.github.azeotrope.examples.replay;

import static java.util.Objects.requireNonNull;

import io.github.azeotrope.Verification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Turns one line into an {@link Exchange} or a {@link LineProblem}. Reads tokens, builds no tree.
 *
 * <p>Of a name that occurs twice the last one counts. {@code null} and, in optional fields, the
 * empty string stand for "absent": an empty payment token must not link the accounts that have
 * none. A wrong optional field is left out and listed in {@link #ignored}.
 */
final class LineParser {
  private final JsonFactory json;
  private final FieldValues values = new FieldValues();
  private final Set<TraceField> wrong = EnumSet.noneOf(TraceField.class);
  private LineProblem problem = LineProblem.NOT_JSON;

  LineParser(int maxLineBytes) {
    json =
        JsonFactory.builder()
            .streamReadConstraints(
                // A line's length is the bound on its strings; the other bounds stay.
                StreamReadConstraints.builder().maxStringLength(maxLineBytes).build())
            // Lines are UTF-8; names come from whoever wrote the trace and stay out of shared
            // pools.
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .build();
  }

  /**
   * Reads the line in bytes[from, to).
   *
   * @return what it tells, or null where {@link #problem} says why it tells nothing
   */
  @Nullable Exchange parse(byte[] bytes, int from, int to) {
    values.clear();
    wrong.clear();
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
    LineProblem found = requiredFieldProblem();
    return found == null ? values.toExchange() : fail(found);
  }

  /** Why the latest line told nothing. */
  LineProblem problem() {
    return problem;
  }

  /** Optional fields that the latest line held with a wrong type or out of range. */
  Set<TraceField> ignored() {
    return wrong;
  }

  private @Nullable Exchange fail(LineProblem why) {
    problem = why;
    return null;
  }

  private void read(TraceField field, JsonParser parser) {
    values.remove(field);
    wrong.remove(field);
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
      wrong.add(field);
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
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      return false;
    }
    String text = parser.getString();
    for (Verification verification : Verification.values()) {
      if (verification.name().equals(text)) {
        values.put(verification);
        return true;
      }
    }
    return text.isEmpty();
  }

  private @Nullable LineProblem requiredFieldProblem() {
    if (wrong.contains(TraceField.TIME)) {
      return LineProblem.TIME_WRONG;
    }
    if (values.number(TraceField.TIME) == null) {
      return LineProblem.TIME_MISSING;
    }
    if (wrong.contains(TraceField.ACCOUNT)) {
      return LineProblem.ACCOUNT_WRONG;
    }
    if (values.text(TraceField.ACCOUNT) == null) {
      return LineProblem.ACCOUNT_MISSING;
    }
    if (requireNonNull(values.text(TraceField.ACCOUNT)).isEmpty()) {
      return LineProblem.ACCOUNT_EMPTY;
    }
    if (wrong.contains(TraceField.PROMPT)) {
      return LineProblem.PROMPT_WRONG;
    }
    return values.text(TraceField.PROMPT) == null ? LineProblem.PROMPT_MISSING : null;
  }
}
