package io.github.azeotrope.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.calibration.FalsePositiveBudget;
import io.github.azeotrope.campaign.CampaignListener;
import io.github.azeotrope.campaign.Provenance;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.profile.ProfileLayout;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
    assertThat(
            fingerprint(
                builder()
                    .falsePositiveBudget(
                        FalsePositiveBudget.perMillionAccounts(10, Duration.ofDays(30)))))
        .isNotEqualTo(usual);
    assertThat(fingerprint(builder().shadow(true))).isNotEqualTo(usual);
    assertThat(fingerprint(builder().signals(List.of()))).isNotEqualTo(usual);
    assertThat(fingerprint(builder().linkageKey(LinkageKey.fromBytes(new byte[17]))))
        .isNotEqualTo(usual);
  }

  /** A setting that is added must be put here: either into the fingerprint or among the others. */
  @Test
  void everySettingIsEitherInItOrCannotChangeAVerdict() {
    Set<String> told = new TreeSet<>(Set.of("key", "listener", "executor"));
    told.addAll(Configuration.verdictSettings(builder().build().settings()).keySet());
    Set<String> all = new TreeSet<>();
    for (RecordComponent component : Settings.class.getRecordComponents()) {
      all.add(component.getName());
    }
    assertThat(told).isEqualTo(all);
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
