package io.github.azeotrope.campaign;

import io.github.azeotrope.calibration.BudgetCheck;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Targets;
import java.util.List;
import java.util.Objects;

/**
 * The evidence on a campaign as it stood when accounts were flagged by it. Immutable and never
 * amended: later looks make records of their own. Shared by all members who were flagged by the
 * same look. Names no account and holds no text of a request.
 *
 * @param campaignId the campaign
 * @param epochMillis event time of the sweep
 * @param provenance which detector, with which settings
 * @param accounts members then
 * @param requests requests of the members then
 * @param targets what the members were after then
 * @param evidence all outcomes then, for and against
 * @param check the evidence against the false-positive budget then, and what that was calibrated on
 */
public record EvidenceRecord(
    String campaignId,
    long epochMillis,
    Provenance provenance,
    int accounts,
    long requests,
    Targets targets,
    List<Evidence> evidence,
    BudgetCheck check) {

  /** Copies the list. */
  public EvidenceRecord {
    Objects.requireNonNull(campaignId, "campaignId");
    Objects.requireNonNull(provenance, "provenance");
    Objects.requireNonNull(targets, "targets");
    Objects.requireNonNull(check, "check");
    evidence = List.copyOf(evidence);
  }

  /** What speaks for a campaign, each as observed against expected. */
  public List<String> facts() {
    return evidence.stream().filter(Evidence::supports).map(Evidence::text).toList();
  }

  /** What speaks against it, says nothing, or could not be tested. */
  public List<String> counterEvidence() {
    return evidence.stream().filter(e -> !e.supports()).map(Evidence::sentence).toList();
  }

  /** One JSON object, the same for equal records; what is not a number is null. */
  public String toJson() {
    JsonText json = new JsonText();
    write(json);
    return json.toString();
  }

  void write(JsonText json) {
    json.begin('{')
        .field("campaign", campaignId)
        .field("epochMillis", epochMillis)
        .field("accounts", accounts)
        .field("requests", requests)
        .name("provenance")
        .begin('{')
        .field("version", provenance.version())
        .field("configuration", provenance.configuration())
        .field("keyId", provenance.keyId())
        .field("backgroundId", provenance.backgroundId())
        .field("layoutVersion", provenance.layoutVersion())
        .end('}');
    write(targets, json);
    json.name("evidence").begin('[');
    for (Evidence e : evidence) {
      json.element()
          .begin('{')
          .field("family", e.family().name())
          .field("signal", e.signal())
          .field("outcome", e.outcome().name())
          .field("observed", e.observed())
          .field("expected", e.expected())
          .field("lower", e.lower())
          .field("upper", e.upper())
          .field("pValue", e.pValue())
          .field("sampleSize", e.sampleSize())
          .field("text", e.text())
          .end('}');
    }
    json.end(']')
        .name("budget")
        .begin('{')
        .field("excess", check.excess())
        .field("bar", check.bar())
        .field("source", check.source().name())
        .field("hostReferences", check.hostReferences())
        .field("builtInReferences", check.builtInReferences())
        .end('}')
        .end('}');
  }

  private static void write(Targets targets, JsonText json) {
    json.name("capabilities").begin('[');
    for (Targets.OfCapability of : targets.capabilities()) {
      json.element()
          .begin('{')
          .field("capability", of.capability().name())
          .field("share", of.share())
          .field("lower", of.lower())
          .field("upper", of.upper())
          .field("usual", of.usual())
          .end('}');
    }
    json.end(']').name("models").begin('[');
    for (Targets.OfModel of : targets.models()) {
      json.element()
          .begin('{')
          .field("model", of.token())
          .field("share", of.share())
          .field("lower", of.lower())
          .field("upper", of.upper())
          .field("usual", of.usual())
          .field("firstEpochMillis", of.firstEpochMillis())
          .end('}');
    }
    json.end(']');
  }
}
