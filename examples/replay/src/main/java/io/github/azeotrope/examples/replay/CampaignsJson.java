package io.github.azeotrope.examples.replay;

import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Targets;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The campaigns at the end, each with all evidence, whatever its outcome. */
final class CampaignsJson {
  private CampaignsJson() {}

  static void write(Writer out, List<CampaignFinding> findings) {
    try (JsonGenerator json = Json.to(out)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("campaigns");
      for (CampaignFinding finding : findings) {
        campaign(json, finding);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void campaign(JsonGenerator json, CampaignFinding finding) {
    Campaign campaign = finding.campaign();
    json.writeStartObject();
    json.writeStringProperty("id", campaign.id());
    json.writeStringProperty("verdict", campaign.verdict().name());
    json.writeNumberProperty("firstSeen", campaign.firstSeenEpochMillis());
    json.writeNumberProperty("lastSeen", campaign.lastSeenEpochMillis());
    if (campaign.flaggedEpochMillis() == Campaign.NEVER) {
      json.writeNullProperty("flaggedAt");
    } else {
      json.writeNumberProperty("flaggedAt", campaign.flaggedEpochMillis());
    }
    json.writeNumberProperty("requests", campaign.requests());
    json.writeArrayPropertyStart("accounts");
    for (Member member : campaign.members()) {
      json.writeString(member.account());
    }
    json.writeEndArray();
    targets(json, finding);
    json.writeArrayPropertyStart("evidence");
    for (Evidence evidence : campaign.evidence()) {
      evidence(json, evidence);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** What the members are after. */
  private static void targets(JsonGenerator json, CampaignFinding finding) {
    json.writeArrayPropertyStart("capabilities");
    for (Targets.OfCapability of : finding.campaign().targets().capabilities()) {
      json.writeStartObject();
      json.writeStringProperty("capability", of.capability().name());
      shares(json, of.share(), of.lower(), of.upper(), of.usual());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("models");
    for (Targets.OfModel of : finding.campaign().targets().models()) {
      json.writeStartObject();
      json.writeStringProperty("model", finding.models().getOrDefault(of.token(), ""));
      shares(json, of.share(), of.lower(), of.upper(), of.usual());
      json.writeNumberProperty("first", of.firstEpochMillis());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void shares(
      JsonGenerator json, double share, double lower, double upper, double usual) {
    Json.number(json, "share", share);
    Json.number(json, "lower", lower);
    Json.number(json, "upper", upper);
    Json.number(json, "usual", usual);
  }

  private static void evidence(JsonGenerator json, Evidence evidence) {
    json.writeStartObject();
    json.writeStringProperty("family", evidence.family().name());
    json.writeStringProperty("signal", evidence.signal());
    json.writeStringProperty("outcome", evidence.outcome().name());
    Json.number(json, "observed", evidence.observed());
    Json.number(json, "expected", evidence.expected());
    Json.number(json, "lower", evidence.lower());
    Json.number(json, "upper", evidence.upper());
    Json.number(json, "pValue", evidence.pValue());
    json.writeNumberProperty("n", evidence.sampleSize());
    json.writeStringProperty("text", evidence.text());
    json.writeEndObject();
  }
}
