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
            "1ec68c2ba2fc0d73",
            "66e9af6e94677ea7",
            "d0ed2c824dbd4061",
            "3391972c41ce2051",
            "8e7cb1517f208f42",
            "5b3f3bf15723fc57",
            "b300021c91648b67",
            "d1d434f0f6d324e5",
            "5c4af4ca7d15bc6",
            "b5117a98d334dd44",
            "54c2bcd1e33badeb",
            "3b1f3f9539dd7461");
  }
}
