package io.github.azeotrope.testkit;

import io.github.azeotrope.build.ApiSignatures;
import io.github.azeotrope.build.PublishedApi;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The API of the testkit is the one committed. */
@DisabledIfSystemProperty(named = "quick", matches = ".*", disabledReason = "-Dquick")
class ApiSignaturesTest {

  @Test
  void signaturesAreTheCommittedOnes() {
    PublishedApi.check("azeotrope-testkit", ApiSignatures.of(Path.of("target/classes")));
  }
}
