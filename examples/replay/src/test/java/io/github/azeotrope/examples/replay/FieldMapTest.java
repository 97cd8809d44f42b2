package io.github.azeotrope.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FieldMapTest {
  private static final String COMPLETE = "account=$.a,time=$.t,prompt=$.p";

  @Test
  void readsFieldsAlternativesUnitsAndConditions() {
    FieldMap map =
        FieldMap.of(
            List.of(COMPLETE + ", session = $['a,b|c=d'] | $.s", "time:ms=$.u"),
            List.of("$.kind=a=b"));
    assertThat(paths(map, "session")).containsExactly("$['a,b|c=d']", "$.s");
    assertThat(paths(map, "time")).containsExactly("$.u");
    assertThat(map.sources().get("time").unit()).isEqualTo(TimeUnitHint.MILLIS);
    assertThat(map.sources().get("account").unit()).isEqualTo(TimeUnitHint.BY_MAGNITUDE);
    assertThat(map.conditions()).hasSize(1);
    assertThat(map.conditions().get(0).path()).hasToString("$.kind");
    assertThat(map.conditions().get(0).value()).isEqualTo("a=b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "acount=$.a          ~ no field \"acount\"; there are time, account, prompt, ",
        "account             ~ \"account\" is no mapping; write field=path",
        "=$.a                ~ \"=$.a\" is no mapping",
        "account=            ~ path \"\", at its end: a path starts with $",
        "account=$.a[        ~ path \"$.a[\", at its end",
        "account=$.a|        ~ path \"\", at its end",
        "account:ms=$.a      ~ \"account:ms\": a unit follows only a time",
        "time:hours=$.a      ~ \"time:hours\": a unit follows only a time",
        "prompt=$.a,         ~ \"\" is no mapping"
      })
  void saysWhatIsWrongAndWhatWouldBeRight(String map, String expected) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FieldMap.of(List.of(COMPLETE, map), List.of()))
        .withMessageStartingWith(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "time=$.t,prompt=$.p    ~ nothing tells account; add --map account=",
        "account=$.a,prompt=$.p ~ nothing tells time; add --map time=",
        "account=$.a,time=$.t   ~ nothing tells prompt, or request for the whole body"
      })
  void asksForWhatIsRequired(String map, String expected) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FieldMap.of(List.of(map), List.of()))
        .withMessageStartingWith(expected);
  }

  @Test
  void refusesAConditionWithoutAValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FieldMap.of(List.of(COMPLETE), List.of("$.type")))
        .withMessageContaining("write path=value");
  }

  @ParameterizedTest
  @EnumSource
  void everyPresetIsAMap(LogPreset preset) {
    FieldMap map = FieldMap.of(preset.map(), preset.where());
    assertThat(map.sources()).hasSameSizeAs(preset.map());
    assertThat(LogPreset.named(preset.key())).isEqualTo(preset);
  }

  @Test
  void namesThePresetsThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogPreset.named("nginx"))
        .withMessage(
            "no preset \"nginx\"; there are litellm, kong, helicone, langfuse, or --map for any"
                + " other log");
  }

  private static List<String> paths(FieldMap map, String field) {
    return map.sources().get(field).paths().stream().map(Object::toString).toList();
  }
}
