package io.github.azeotrope.examples.replay;

import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.evidence.Evidence;
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
        campaign(json, finding.campaign());
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void campaign(JsonGenerator json, Campaign campaign) {
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
    json.writeArrayPropertyStart("evidence");
    for (Evidence evidence : campaign.evidence()) {
      evidence(json, evidence);
    }
    json.writeEndArray();
    json.writeEndObject();
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
