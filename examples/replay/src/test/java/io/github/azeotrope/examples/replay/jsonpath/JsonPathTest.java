package io.github.azeotrope.examples.replay.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPathTest {

  @Test
  void readsNamesIndexesWildcardsAndWhatStringsHold() {
    assertThat(JsonPath.parse("$").steps()).isEmpty();
    assertThat(JsonPath.parse("$.a_1[0][-2].*[*]").steps())
        .containsExactly(
            new Step.Member("a_1"),
            new Step.Element(0),
            new Step.FromEnd(2),
            new Step.All(),
            new Step.All());
    assertThat(JsonPath.parse("$['gen_ai.request.model'][ \"user-agent\" ].größe").steps())
        .containsExactly(
            new Step.Member("gen_ai.request.model"),
            new Step.Member("user-agent"),
            new Step.Member("größe"));
    assertThat(JsonPath.parse("parse(parse($.a).b)[0]").steps())
        .containsExactly(
            new Step.Member("a"),
            new Step.Decoded(),
            new Step.Member("b"),
            new Step.Decoded(),
            new Step.Element(0));
    assertThat(JsonPath.parse("$['it\\'s\\\\\\u00e9\\n']").steps())
        .containsExactly(new Step.Member("it's\\é\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "``                     ~ at its end: a path starts with $",
        "account                ~ at character 1: a path starts with $",
        "$account               ~ at character 2: \".name\"",
        "$.                     ~ at its end: a name is expected",
        "$.a.                   ~ at its end: a name is expected",
        "$..a                   ~ at character 3: \"..\" is not supported",
        "$.user-agent           ~ at character 7: such a name goes in quotes, as in $['user-agent']",
        "$.1st                  ~ at character 3: a name is expected",
        "$.a b                  ~ at character 4: \".name\"",
        "$.messages[-1.content  ~ at character 14: \"]\" is missing",
        "$.a[                   ~ at its end: an index, * or a name in quotes",
        "$.a[]                  ~ at character 5: an index, * or a name in quotes",
        "$.a[b]                 ~ at character 5: an index, * or a name in quotes",
        "$.a[-0]                ~ at character 5: the last element is [-1]",
        "$.a[01]                ~ at character 5: an index is a whole number",
        "$.a[-]                 ~ at character 5: an index is a whole number",
        "$.a[99999999999]       ~ at character 5: no array is that long",
        "$.a[0:2]               ~ at character 6: only one index or name",
        "$.a[0,1]               ~ at character 6: only one index or name",
        "$.a[?@.role=='user']   ~ at character 5: filters are not supported",
        "$['a                   ~ at its end: the closing ' is missing",
        "$['a\\x']              ~ at character 6: after \\ there is one of",
        "$['\\u12g4']           ~ at character 6: \\u is followed by four",
        "$['a'                  ~ at its end: \"]\" is missing",
        "parse($.a              ~ at its end: \")\" is missing",
        "parse($.a).b)          ~ at character 13: \")\" closes nothing",
        "parse(a)               ~ at character 7: a path starts with $"
      })
  void saysWhereAPathIsWrongAndWhatWouldBeRight(String path, String expected) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonPath.parse(path))
        .withMessageStartingWith("path \"" + path + "\", " + expected);
  }

  @Test
  void tellsWhetherItLeadsToOneValue() {
    assertThat(JsonPath.parse("parse($.a['b'])[-1]").isSingular()).isTrue();
    assertThat(JsonPath.parse("$.a[*].b").isSingular()).isFalse();
    assertThat(JsonPath.parse("$.a").andAll()).hasToString("$.a[*]");
    assertThat(JsonPath.parse("$.a").andAll().isSingular()).isFalse();
  }
}
