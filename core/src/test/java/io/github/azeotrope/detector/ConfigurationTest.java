package io.github.azeotrope.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.campaign.CampaignListener;
import io.github.azeotrope.campaign.Provenance;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.profile.ProfileLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The fingerprint of what can change a verdict. */
class ConfigurationTest {
  private static final LinkageKey KEY = LinkageKey.fromBytes(new byte[16]);

  private static String fingerprint(DistillationDetector.Builder builder) {
    return builder.build().provenance().configuration();
  }

  private static DistillationDetector.Builder builder() {
    return DistillationDetector.builder().linkageKey(KEY);
  }

  /** Whoever changes it makes old records unlike new ones of the same settings. */
  @Test
  void theFingerprintOfGivenSettingsNeverChanges() {
    assertThat(Configuration.fingerprint(Map.of("sweepEvery", "PT1H", "maxAccounts", "1000000")))
        .isEqualTo("8d9884a113aa9b05");
    assertThat(Configuration.fingerprint(Map.of())).isEqualTo("e3b0c44298fc1c14");
  }

  @Test
  void whatCanChangeAVerdictChangesIt() {
    String usual = fingerprint(builder());
    assertThat(fingerprint(builder())).isEqualTo(usual);
    assertThat(fingerprint(builder().maxAccounts(64))).isNotEqualTo(usual);
    assertThat(fingerprint(builder().sweepEvery(Duration.ofHours(2)))).isNotEqualTo(usual);
    assertThat(fingerprint(builder().baseline(1, Duration.ofDays(2)))).isNotEqualTo(usual);
    assertThat(fingerprint(builder().baseline(300, Duration.ofDays(1)))).isNotEqualTo(usual);
    assertThat(fingerprint(builder().signals(List.of()))).isNotEqualTo(usual);
    assertThat(fingerprint(builder().linkageKey(LinkageKey.fromBytes(new byte[17]))))
        .isNotEqualTo(usual);
  }

  @Test
  void whatCannotDoesNot() {
    assertThat(fingerprint(builder().listener(CampaignListener.NONE).executor(Runnable::run)))
        .isEqualTo(fingerprint(builder()));
  }

  @Test
  void theProvenanceNamesKeyBackgroundLayoutAndVersion() throws IOException {
    Provenance provenance = builder().build().provenance();
    assertThat(provenance.keyId()).isEqualTo(KEY.keyId());
    assertThat(provenance.layoutVersion()).isEqualTo(ProfileLayout.LAYOUT_VERSION);
    assertThat(provenance.backgroundId()).isNotEmpty();
    assertThat(Files.readString(Path.of("..", "pom.xml")))
        .contains("<version>" + provenance.version() + "</version>");
  }
}
