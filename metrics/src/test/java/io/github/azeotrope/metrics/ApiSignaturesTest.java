package io.github.azeotrope.metrics;

import io.github.azeotrope.build.ApiSignatures;
import io.github.azeotrope.build.PublishedApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The API of metrics is the one committed. */
class ApiSignaturesTest {
  @Test
  @DisabledIfSystemProperty(named = "quick", matches = ".*", disabledReason = "-Dquick")
  void signaturesAreTheCommittedOnes() {
    PublishedApi.check(
        "azeotrope-metrics", ApiSignatures.of(ApiSignatures.classesOf(DetectorMetrics.class)));
  }
}
