package io.github.azeotrope.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.build.ApiSignatures;
import io.github.azeotrope.build.PublishedApi;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The API of wire is the one committed. */
class ApiSignaturesTest {
  private static final List<String> SIGNATURES =
      ApiSignatures.of(ApiSignatures.classesOf(WireFormats.class));

  @Test
  @DisabledIfSystemProperty(named = "quick", matches = ".*", disabledReason = "-Dquick")
  void signaturesAreTheCommittedOnes() {
    PublishedApi.check("azeotrope-wire", SIGNATURES);
  }

  /** Which JSON parser is used is nobody's business. */
  @Test
  void signaturesNameNoJackson() {
    assertThat(SIGNATURES).isNotEmpty().noneMatch(line -> line.contains("jackson"));
  }
}
