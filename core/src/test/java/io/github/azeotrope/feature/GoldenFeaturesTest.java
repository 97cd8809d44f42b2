package io.github.azeotrope.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.background.Background;
import io.github.azeotrope.hash.LinkageKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Freezes the format: sketches of different releases, hosts and JVMs are added up. Whoever changes
 * one of these numbers makes all stored profiles worthless, and needs a new version of TOKENS.md.
 */
class GoldenFeaturesTest {
  @Test
  void everyFeatureOfEveryRequestIsWhatItWas() {
    FeatureExtractor extractor =
        new FeatureExtractor(LinkageKey.fromBytes(new byte[16]), Background.BUILT_IN);
    RequestFeatures features = extractor.newFeatures();
    List<String> hashes = new ArrayList<>();
    for (ModelRequest request : GoldenRequests.all()) {
      extractor.extract(request, features);
      hashes.add(Long.toHexString(GoldenRequests.hash(features)));
    }
    assertThat(hashes)
        .containsExactly(
            "983cf1360b038c07",
            "3d55ffc386a7e85",
            "d4e8f074aefcb372",
            "9513fd6b4d2ff5b",
            "599eb09bd607baa",
            "26592e146117f46f",
            "c1bb9ce89e9a8d5d",
            "472e7fdd29ea1783",
            "1f11c0c9d927bc0f",
            "232846b44544ac79",
            "2b47435f6d2ab96e",
            "4ca0c249ff141a4f");
  }
}
