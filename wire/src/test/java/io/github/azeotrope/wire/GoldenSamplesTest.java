package io.github.azeotrope.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Each format's bodies are told as written down beside them; {@code -Dgolden.update=true} writes
 * anew.
 */
class GoldenSamplesTest {
  private static final Path RESOURCES = Path.of("src/test/resources/io/github/azeotrope/wire");

  @ParameterizedTest
  @FieldSource("io.github.azeotrope.wire.Sample#ALL")
  void toldAsWrittenDown(Sample sample) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(RESOURCES.resolve(sample.file() + ".golden"), sample.read());
    } else {
      assertThat(sample.read()).isEqualTo(sample.golden());
    }
  }
}
