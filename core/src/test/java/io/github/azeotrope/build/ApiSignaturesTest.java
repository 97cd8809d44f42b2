package io.github.azeotrope.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Verdict;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The API of core is the one committed. */
class ApiSignaturesTest {
  private static final List<String> SIGNATURES =
      ApiSignatures.of(ApiSignatures.classesOf(Verdict.class));
  private static final Pattern HIDDEN_LIBRARIES =
      Pattern.compile("\\b(org\\.apache\\.commons|it\\.unimi\\.dsi|com\\.dynatrace)\\.");

  @Test
  @DisabledIfSystemProperty(named = "quick", matches = ".*", disabledReason = "-Dquick")
  void signaturesAreTheCommittedOnes() {
    PublishedApi.check("azeotrope-core", SIGNATURES);
  }

  /** These libraries are used inside; a host that reads our types must not need to know them. */
  @Test
  void signaturesNameNoLibraryThatIsAnImplementationDetail() {
    assertThat(SIGNATURES).isNotEmpty();
    assertThat(SIGNATURES.stream().filter(line -> HIDDEN_LIBRARIES.matcher(line).find())).isEmpty();
  }
}
