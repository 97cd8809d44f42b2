package io.github.azeotrope.detector;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azeotrope.background.Background;
import io.github.azeotrope.campaign.Provenance;
import io.github.azeotrope.evidence.Signal;
import io.github.azeotrope.profile.ProfileLayout;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Says with which settings a detector comes to its verdicts, for evidence that is frozen. */
final class Configuration {
  /** The library's version, as in its POM. */
  static final String VERSION = "0.1.0-SNAPSHOT";

  private static final int FINGERPRINT_BYTES = 8;

  private Configuration() {}

  static Provenance provenance(Settings settings) {
    Map<String, String> lines = verdictSettings(settings);
    String keyId = settings.key().keyId();
    String backgroundId = Background.BUILT_IN.backgroundId();
    lines.put("keyId", keyId);
    lines.put("backgroundId", backgroundId);
    lines.put("layoutVersion", Integer.toString(ProfileLayout.LAYOUT_VERSION));
    return new Provenance(
        VERSION, fingerprint(lines), keyId, backgroundId, ProfileLayout.LAYOUT_VERSION);
  }

  /** Every setting that can change a verdict; who listens and on which thread cannot. */
  static Map<String, String> verdictSettings(Settings settings) {
    Map<String, String> lines = new TreeMap<>();
    lines.put("maxAccounts", Integer.toString(settings.maxAccounts()));
    lines.put("sweepEvery", settings.sweepEvery().toString());
    lines.put("baselineAccounts", Integer.toString(settings.baselineAccounts()));
    lines.put("baselinePeriod", settings.baselinePeriod().toString());
    lines.put("budget", settings.budget().toString());
    lines.put("shadow", Boolean.toString(settings.shadow()));
    lines.put("signals", settings.signals().stream().map(Signal::name).toList().toString());
    lines.put("organizations", settings.organizations() == null ? "as declared" : "asked for");
    return lines;
  }

  /** The first 16 hexadecimal digits of SHA-256 over one line {@code name=value} each, sorted. */
  static String fingerprint(Map<String, String> settings) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(settings)
        .forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must have SHA-256", e);
    }
  }
}
