package io.github.azeotrope.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** There the lower case of I is not i. */
class TurkishLocaleTest {
  private final Locale before = Locale.getDefault();

  @BeforeEach
  void set() {
    Locale.setDefault(Locale.forLanguageTag("tr"));
  }

  @AfterEach
  void reset() {
    Locale.setDefault(before);
  }

  @Test
  void samplesAreToldAsEverywhere() {
    for (Sample sample : Sample.ALL) {
      assertThat(sample.read()).isEqualTo(sample.golden());
    }
  }

  @Test
  void namesInSnakeCaseAreMadeAsEverywhere() {
    Shape shape = Shape.of(List.of("systemInstruction", "InlineData"));
    assertThat(shape.root().child("system_instruction")).isNotNull();
    assertThat(shape.root().child("_inline_data")).isNotNull();
  }
}
