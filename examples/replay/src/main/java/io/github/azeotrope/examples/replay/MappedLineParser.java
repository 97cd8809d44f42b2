package io.github.azeotrope.examples.replay;

import io.github.azeotrope.examples.replay.jsonpath.JsonPath;
import io.github.azeotrope.examples.replay.jsonpath.Match;
import io.github.azeotrope.examples.replay.jsonpath.Matches;
import io.github.azeotrope.examples.replay.jsonpath.PathReader;
import io.github.azeotrope.wire.WireRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads lines of any log, by a {@link FieldMap}. What is absent, null or empty and what is wrong
 * counts as in {@link TraceLineParser}; types are taken as logs write them: an id may be a number,
 * a count a string, content a list of parts.
 */
final class MappedLineParser implements LineParser {
  private static final int MOST_DIGITS = 20;

  private final FieldValues values = new FieldValues();
  private final RequestBody bodies = new RequestBody();
  private final PathReader reader;
  private final List<FieldSource> fields = new ArrayList<>();
  private final List<Integer> requestPaths = new ArrayList<>();
  private final List<Integer> pathPaths = new ArrayList<>();
  private final List<FieldMap.Condition> conditions;
  private final int firstCondition;
  private LineProblem problem = LineProblem.NOT_JSON;
  private boolean leftOut;

  /** One field and the places of its paths in the reader. */
  private record FieldSource(TraceField field, TimeUnitHint unit, List<Place> places) {}

  private record Place(int index, boolean singular) {}

  MappedLineParser(FieldMap map, int maxLineBytes) {
    List<JsonPath> paths = new ArrayList<>();
    for (Map.Entry<String, FieldMap.Source> entry : map.sources().entrySet()) {
      TraceField field = TraceField.named(entry.getKey());
      List<Place> places = new ArrayList<>();
      for (JsonPath path : entry.getValue().paths()) {
        if (field != null && field.kind() == TraceField.Kind.TEXTS && path.isSingular()) {
          // A list, whose elements are the texts; or else one text by itself.
          places.add(new Place(add(path.andAll(), paths), false));
        }
        places.add(new Place(add(path, paths), path.isSingular()));
      }
      if (field != null) {
        fields.add(new FieldSource(field, entry.getValue().unit(), places));
      } else {
        List<Integer> to = entry.getKey().equals(FieldMap.PATH) ? pathPaths : requestPaths;
        places.forEach(place -> to.add(place.index()));
      }
    }
    conditions = map.conditions();
    firstCondition = paths.size();
    conditions.forEach(condition -> paths.add(condition.path()));
    reader = new PathReader(Json.linesUpTo(maxLineBytes), paths);
  }

  private static int add(JsonPath path, List<JsonPath> to) {
    to.add(path);
    return to.size() - 1;
  }

  @Override
  public @Nullable Exchange parse(byte[] bytes, int from, int to) {
    values.clear();
    leftOut = false;
    try {
      if (!reader.read(bytes, from, to)) {
        return fail(LineProblem.NOT_AN_OBJECT);
      }
    } catch (JacksonException e) {
      // Its message may quote the line, so it goes nowhere.
      return fail(LineProblem.NOT_JSON);
    }
    if (!meetsConditions()) {
      leftOut = true;
      return null;
    }
    fields.forEach(this::readField);
    boolean unreadable = !readRequest();
    dropWhatHistoryRepeats();
    LineProblem found = values.problem();
    if (found == LineProblem.PROMPT_MISSING && unreadable) {
      found = LineProblem.REQUEST_WRONG;
    }
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

  @Override
  public boolean isLeftOut() {
    return leftOut;
  }

  private @Nullable Exchange fail(LineProblem why) {
    problem = why;
    return null;
  }

  private boolean meetsConditions() {
    for (int i = 0; i < conditions.size(); i++) {
      Match match = reader.matches(firstCondition + i).last();
      if (match == null || !match.text().equals(conditions.get(i).value())) {
        return false;
      }
    }
    return true;
  }

  private void readField(FieldSource source) {
    for (Place place : source.places()) {
      List<Match> present = present(source.field(), place);
      if (!present.isEmpty()) {
        if (!put(source, present)) {
          values.remove(source.field());
          values.putWrong(source.field());
        }
        return;
      }
    }
  }

  /** What is there and not null, nor, in a field that may be absent, empty. */
  private List<Match> present(TraceField field, Place place) {
    Matches matches = reader.matches(place.index());
    List<Match> all = matches.all();
    if (place.singular() && all.size() > 1) {
      all = all.subList(all.size() - 1, all.size());
    }
    return all.stream()
        .filter(match -> match.type() != Match.Type.NULL)
        .filter(match -> field == TraceField.PROMPT || !isEmptyText(match))
        .toList();
  }

  private static boolean isEmptyText(Match match) {
    return match.type() == Match.Type.STRING && match.text().isEmpty();
  }

  private boolean put(FieldSource source, List<Match> present) {
    TraceField field = source.field();
    Match last = present.get(present.size() - 1);
    return switch (field.kind()) {
      case TEXT -> putText(field, present);
      case TEXTS -> putTexts(field, present);
      case INTEGER -> {
        Long value = field.isTime() ? EventTimes.epochMillis(last, source.unit()) : integer(last);
        if (value == null || !field.isInRange(value)) {
          yield false;
        }
        values.put(field, value);
        yield true;
      }
      case VERIFICATION -> last.type() == Match.Type.STRING && values.putVerification(last.text());
    };
  }

  private boolean putText(TraceField field, List<Match> present) {
    List<String> texts = new ArrayList<>();
    for (Match match : present) {
      boolean right =
          switch (match.type()) {
            case STRING -> true;
            case INTEGER -> !field.isProse();
            case ARRAY -> field.isProse();
            default -> false;
          };
      if (!right) {
        return false;
      }
      texts.add(match.text());
    }
    values.put(field, String.join("\n", texts));
    return true;
  }

  private boolean putTexts(TraceField field, List<Match> present) {
    List<String> texts = new ArrayList<>();
    for (Match match : present) {
      if (match.type() != Match.Type.STRING && match.type() != Match.Type.ARRAY) {
        return false;
      }
      if (!match.text().isEmpty()) {
        texts.add(match.text());
      }
    }
    values.put(field, List.copyOf(texts));
    return true;
  }

  private static @Nullable Long integer(Match match) {
    boolean number =
        switch (match.type()) {
          case INTEGER, FRACTION, STRING -> match.text().length() <= MOST_DIGITS;
          default -> false;
        };
    try {
      return number ? Long.valueOf(new BigDecimal(match.text()).longValueExact()) : null;
    } catch (ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  /** False if there is a request that cannot be read. Fields with a path of their own stay. */
  private boolean readRequest() {
    Match body = first(requestPaths);
    if (body == null) {
      return true;
    }
    Match path = first(pathPaths);
    WireRequest request = bodies.read(body, path == null ? "" : path.text());
    if (request == null) {
      return false;
    }
    putIfUnknown(TraceField.PROMPT, request.prompt());
    putIfUnknown(TraceField.SYSTEM, request.systemPrompt());
    putIfUnknown(TraceField.MODEL, request.model());
    putIfUnknown(TraceField.SESSION, request.sessionId());
    putIfUnknown(TraceField.HISTORY, request.history());
    putIfUnknown(TraceField.ARTIFACTS, request.presentedArtifacts());
    if (isUnknown(TraceField.TURN) && request.turn() > 0) {
      values.put(TraceField.TURN, (long) request.turn());
    }
    return true;
  }

  private @Nullable Match first(List<Integer> paths) {
    for (int path : paths) {
      Match match = reader.matches(path).last();
      if (match != null && match.type() != Match.Type.NULL && !isEmptyText(match)) {
        return match;
      }
    }
    return null;
  }

  private boolean isUnknown(TraceField field) {
    return !values.has(field) && !values.wrong().contains(field);
  }

  private void putIfUnknown(TraceField field, @Nullable String text) {
    if (text != null && isUnknown(field)) {
      values.put(field, text);
    }
  }

  private void putIfUnknown(TraceField field, List<String> texts) {
    if (!texts.isEmpty() && isUnknown(field)) {
      values.put(field, texts);
    }
  }

  /** A list of all messages, which is what logs have, begins with the system's, ends with this. */
  private void dropWhatHistoryRepeats() {
    List<String> history = values.list(TraceField.HISTORY);
    if (history.isEmpty()) {
      return;
    }
    int from = history.get(0).equals(values.text(TraceField.SYSTEM)) ? 1 : 0;
    int to = history.size();
    if (to > from && history.get(to - 1).equals(values.text(TraceField.PROMPT))) {
      to--;
    }
    values.put(TraceField.HISTORY, List.copyOf(history.subList(from, to)));
  }
}
