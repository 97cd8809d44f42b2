package io.github.azeotrope.examples.replay;

import io.github.azeotrope.examples.replay.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a log keeps the fields of a trace. Immutable.
 *
 * @param sources by name of a field, or {@link #REQUEST} or {@link #PATH}
 * @param conditions what a line must hold to be a request; all of them
 */
record FieldMap(Map<String, Source> sources, List<Condition> conditions) {
  /** The request as its client sent it to the model API: its body, or the list of its messages. */
  static final String REQUEST = "request";

  /** The path that the request was sent to, which tells the model API. */
  static final String PATH = "path";

  /**
   * Where one field is kept.
   *
   * @param paths the first that leads to a value counts
   * @param unit what a time is counted in
   */
  record Source(List<JsonPath> paths, TimeUnitHint unit) {}

  /** The value at a path must be this text. */
  record Condition(JsonPath path, String value) {}

  /**
   * Reads mappings.
   *
   * @param maps {@code field=path|other path,field=path}; of a field that occurs in several the
   *     last one counts
   * @param wheres {@code path=value}
   * @throws IllegalArgumentException if one of them is none; the message says what would be right
   */
  static FieldMap of(List<String> maps, List<String> wheres) {
    Map<String, Source> sources = new LinkedHashMap<>();
    for (String map : maps) {
      for (String entry : split(map, ',')) {
        List<String> sides = splitOnce(entry);
        if (sides.size() < 2 || sides.get(0).isBlank()) {
          throw new IllegalArgumentException(
              "\"" + entry + "\" is no mapping; write field=path, as in account=$.key");
        }
        List<String> name = Arrays.asList(sides.get(0).strip().split(":", 2));
        sources.put(known(name.get(0)), source(name, sides.get(1)));
      }
    }
    List<Condition> conditions = wheres.stream().map(FieldMap::condition).toList();
    FieldMap map = new FieldMap(Map.copyOf(sources), conditions);
    map.checkComplete();
    return map;
  }

  private static String known(String name) {
    if (TraceField.named(name) == null && !name.equals(REQUEST) && !name.equals(PATH)) {
      throw new IllegalArgumentException(
          "no field \""
              + name
              + "\"; there are "
              + Arrays.stream(TraceField.values())
                  .map(TraceField::jsonName)
                  .collect(Collectors.joining(", "))
              + ", and request and path for the body as it was sent and where to");
    }
    return name;
  }

  private static Source source(List<String> name, String paths) {
    TimeUnitHint unit = TimeUnitHint.BY_MAGNITUDE;
    if (name.size() > 1) {
      TraceField field = TraceField.named(name.get(0));
      TimeUnitHint written = TimeUnitHint.written(name.get(1));
      if (field == null || !field.isTime() || written == null) {
        throw new IllegalArgumentException(
            "\""
                + String.join(":", name)
                + "\": a unit follows only a time, as time:s, time:ms, time:us or time:ns");
      }
      unit = written;
    }
    List<JsonPath> parsed = new ArrayList<>();
    for (String path : split(paths, '|')) {
      parsed.add(JsonPath.parse(path.strip()));
    }
    return new Source(List.copyOf(parsed), unit);
  }

  private static Condition condition(String where) {
    List<String> sides = splitOnce(where);
    if (sides.size() < 2) {
      throw new IllegalArgumentException(
          "\"" + where + "\" is no condition; write path=value, as in $.type=GENERATION");
    }
    return new Condition(JsonPath.parse(sides.get(0).strip()), sides.get(1));
  }

  private void checkComplete() {
    require("account", "account=$.metadata.user_id", sources.containsKey("account"));
    require("time", "time=$.timestamp", sources.containsKey("time"));
    require(
        "prompt, or request for the whole body",
        "prompt=$.messages[-1].content",
        sources.containsKey("prompt") || sources.containsKey(REQUEST));
  }

  private static void require(String field, String example, boolean given) {
    if (!given) {
      throw new IllegalArgumentException(
          "nothing tells " + field + "; add --map " + example + ", wherever the log keeps it");
    }
  }

  private static List<String> splitOnce(String text) {
    List<String> parts = split(text, '=');
    return parts.size() < 2
        ? parts
        : List.of(parts.get(0), text.substring(parts.get(0).length() + 1));
  }

  /** Splits where the separator stands in no brackets and no quotes. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        i += c == '\\' ? 1 : 0;
        quote = c == quote ? 0 : quote;
      } else if (depth > 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == '[' || c == ']') {
        depth += c == '[' ? 1 : -1;
      } else if (c == separator && depth <= 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
