package io.github.azeotrope.examples.replay.jsonpath;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PathReaderTest {
  private static final JsonFactory JSON = new JsonFactory();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$.a          | {\"a\":\"x\"}                                  | x",
        "$.a.b        | {\"a\":{\"b\":7,\"c\":8},\"b\":9}              | 7",
        "$.a[0]       | {\"a\":[1,2,3]}                                | 1",
        "$.a[-1]      | {\"a\":[1,2,3]}                                | 3",
        "$.a[-2]      | {\"a\":[1,2,3]}                                | 2",
        "$.a[-3]      | {\"a\":[1,2,3]}                                | 1",
        "$.a[-4]      | {\"a\":[1,2,3]}                                | ``",
        "$.a[-2].b    | {\"a\":[{\"b\":1},{\"b\":2},{\"c\":3}]}        | 2",
        "$.a[-1].b    | {\"a\":[{\"b\":1},{\"b\":2},{\"c\":3}]}        | ``",
        "$.a[*].b     | {\"a\":[{\"b\":1},{\"c\":2},{\"b\":3}]}        | 1,3",
        "$.a[*].b[-1] | {\"a\":[{\"b\":[1,2]},{\"b\":[]},{\"b\":[3]}]} | 2,3",
        "$.a[-1].b[*] | {\"a\":[{\"b\":[1,2]},{\"b\":[3,4]}]}          | 3,4",
        "$.*          | {\"a\":1,\"b\":\"x\"}                          | 1,x",
        "$['a.b']     | {\"a\":{\"b\":1},\"a.b\":2}                    | 2",
        "$.a          | {\"a\":1,\"a\":2}                              | 1,2",
        "$.a[0]       | {\"a\":{\"0\":1}}                              | ``",
        "$.a          | {\"a\":[\"x\",{\"type\":\"text\",\"text\":\"y\"},{\"image\":1}]} | x\\ny",
        "$.a          | {\"a\":[{\"type\":\"tool_result\",\"content\":[{\"text\":\"z\"}]}]} | z",
        "$.a          | {\"a\":[{\"content\":\"part\"},[\"too deep\"]]} | part",
        "parse($.a).b | {\"a\":\"{\\\"b\\\":[\\\"x\\\"]}\"}            | x",
        "parse($.a).b | {\"a\":{\"b\":\"as it is\"}}                   | as it is",
        "parse($.a)[-1].b | {\"a\":\"[{\\\"b\\\":1},{\\\"b\\\":2}]\"}  | 2",
        "parse($.a).b | {\"a\":\"no json\"}                            | ``",
        "parse($.a).b | {\"a\":\"{\\\"b\\\":1} x\"}                    | ``",
        "parse($.a).b | {\"a\":\"{\\\"b\\\":1\"}                       | ``",
        "parse($.a).b | {\"a\":\"\"}                                   | ``",
        "parse($.a)   | {\"a\":7}                                      | 7"
      })
  void readsWhatThePathLeadsTo(String path, String json, String expected) {
    assertThat(String.join(",", read(json.strip(), path.strip())))
        .isEqualTo(expected.strip().replace("\\n", "\n"));
  }

  @Test
  void tellsTypesAndTheJsonOfWhatIsNoScalar() {
    String json = "  {\"ü\":\"é\",\"a\":{ \"b\" : [1.5, null] },\"s\":true} ";
    PathReader reader = reader("$.a", "$.a.b", "$.a.b[0]", "$.a.b[1]", "$.s", "$['ü']");
    byte[] padded = ("xx" + json).getBytes(UTF_8);
    assertThat(reader.read(padded, 2, padded.length)).isTrue();
    assertThat(reader.matches(0).last().json())
        .asString(UTF_8)
        .isEqualTo("{ \"b\" : [1.5, null] }");
    assertThat(reader.matches(1).last().json()).asString(UTF_8).isEqualTo("[1.5, null]");
    assertThat(types(reader, 6))
        .containsExactly(
            Match.Type.OBJECT,
            Match.Type.ARRAY,
            Match.Type.FRACTION,
            Match.Type.NULL,
            Match.Type.BOOLEAN,
            Match.Type.STRING);
  }

  @Test
  void tellsTheJsonInsideAString() {
    PathReader reader = reader("parse($.a).b");
    byte[] json = "{\"a\":\" {\\\"b\\\":{\\\"c\\\":\\\"é\\\"}}\"}".getBytes(UTF_8);
    reader.read(json, 0, json.length);
    assertThat(reader.matches(0).last().json()).asString(UTF_8).isEqualTo("{\"c\":\"é\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "{\"a\":[1", "{\"a\":[{\"b\":", "{\"a\":1}}", "{} {}", "{\"x\":[", ""})
  void throwsWhereThereIsNotOneValue(String json) {
    PathReader reader = reader("$.a[-1].b", "$.a[*]");
    byte[] bytes = json.getBytes(UTF_8);
    if (json.isEmpty()) {
      assertThat(reader.read(bytes, 0, 0)).isFalse();
    } else {
      assertThatThrownBy(() -> reader.read(bytes, 0, bytes.length))
          .isInstanceOf(JacksonException.class);
    }
  }

  /** A tree and a walk over it is the plainest way to answer a path. */
  @Test
  void saysTheSameAsAWalkOverATree() {
    Random random = new Random(1);
    int told = 0;
    for (int i = 0; i < 5_000; i++) {
      String json = JsonMapper.shared().writeValueAsString(object(random, 0));
      List<JsonPath> paths = new ArrayList<>();
      for (int p = 0; p < 3; p++) {
        paths.add(path(random));
      }
      PathReader reader = new PathReader(JSON, paths);
      byte[] bytes = json.getBytes(UTF_8);
      reader.read(bytes, 0, bytes.length);
      for (int p = 0; p < paths.size(); p++) {
        List<JsonNode> expected = walk(JsonMapper.shared().readTree(json), paths.get(p).steps());
        assertThat(reader.matches(p).all())
            .as("%s in %s", paths.get(p), json)
            .extracting(PathReaderTest::canonical)
            .isEqualTo(expected.stream().map(JsonNode::toString).toList());
        told += expected.size();
      }
    }
    assertThat(told).isGreaterThan(5_000);
  }

  private static String canonical(Match match) {
    return switch (match.type()) {
      case NULL -> "null";
      case STRING -> JsonMapper.shared().writeValueAsString(match.text());
      case ARRAY, OBJECT -> new String(match.json(), UTF_8);
      default -> match.text();
    };
  }

  private static List<JsonNode> walk(JsonNode from, List<Step> steps) {
    List<JsonNode> here = List.of(from);
    for (Step step : steps) {
      List<JsonNode> next = new ArrayList<>();
      for (JsonNode node : here) {
        next.addAll(step(node, step));
      }
      here = next;
    }
    return here;
  }

  private static List<JsonNode> step(JsonNode node, Step step) {
    if (step instanceof Step.Decoded) {
      try {
        return List.of(node.isString() ? JsonMapper.shared().readTree(node.asString()) : node);
      } catch (JacksonException e) {
        return List.of();
      }
    }
    if (step instanceof Step.All) {
      return node.isContainer() ? new ArrayList<>(node.values()) : List.of();
    }
    JsonNode found;
    if (step instanceof Step.Member member) {
      found = node.isObject() ? node.get(member.name()) : null;
    } else {
      int index =
          step instanceof Step.Element element
              ? element.index()
              : node.size() - ((Step.FromEnd) step).place();
      found = node.isArray() && index >= 0 ? node.get(index) : null;
    }
    return found == null ? List.of() : List.of(found);
  }

  private static JsonNode object(Random random, int depth) {
    var object = JsonMapper.shared().createObjectNode();
    for (int i = random.nextInt(4); i >= 0; i--) {
      object.set("abc".substring(random.nextInt(3)).substring(0, 1), value(random, depth + 1));
    }
    return object;
  }

  private static JsonNode value(Random random, int depth) {
    JsonMapper json = JsonMapper.shared();
    int kind = random.nextInt(depth > 4 ? 4 : 8);
    if (kind >= 6) {
      return object(random, depth);
    }
    if (kind >= 4) {
      var array = json.createArrayNode();
      for (int i = random.nextInt(4); i > 0; i--) {
        array.add(value(random, depth + 1));
      }
      return array;
    }
    return switch (kind) {
      case 0 -> json.getNodeFactory().nullNode();
      case 1 -> json.getNodeFactory().numberNode(random.nextInt(9));
      case 2 -> json.getNodeFactory().stringNode("é\n" + random.nextInt(9));
      default -> json.getNodeFactory().stringNode(json.writeValueAsString(object(random, 4)));
    };
  }

  private static JsonPath path(Random random) {
    StringBuilder path = new StringBuilder("$");
    for (int i = random.nextInt(5); i > 0; i--) {
      switch (random.nextInt(10)) {
        case 0 -> path.append('[').append(random.nextInt(3)).append(']');
        case 1, 2 -> path.append("[-").append(1 + random.nextInt(3)).append(']');
        case 3, 4 -> path.append("[*]");
        case 5 -> {
          if (path.length() > 1) {
            path.insert(0, "parse(").append(')');
          }
        }
        default -> path.append('.').append("abc".charAt(random.nextInt(3)));
      }
    }
    return JsonPath.parse(path.toString());
  }

  private static List<String> read(String json, String path) {
    PathReader reader = reader(path);
    byte[] bytes = json.getBytes(UTF_8);
    reader.read(bytes, 0, bytes.length);
    return reader.matches(0).all().stream().map(Match::text).toList();
  }

  private static List<Match.Type> types(PathReader reader, int paths) {
    List<Match.Type> types = new ArrayList<>();
    for (int i = 0; i < paths; i++) {
      types.add(reader.matches(i).last().type());
    }
    return types;
  }

  private static PathReader reader(String... paths) {
    return new PathReader(JSON, List.of(paths).stream().map(JsonPath::parse).toList());
  }
}
