package io.github.azeotrope.servlet;

import io.github.azeotrope.build.ApiSignatures;
import io.github.azeotrope.build.PublishedApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The API of servlet is the one committed. */
class ApiSignaturesTest {

  @Test
  @DisabledIfSystemProperty(named = "quick", matches = ".*", disabledReason = "-Dquick")
  void signaturesAreTheCommittedOnes() {
    PublishedApi.check(
        "azeotrope-servlet", ApiSignatures.of(ApiSignatures.classesOf(DistillationFilter.class)));
  }
}
