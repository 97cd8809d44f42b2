package io.github.azeotrope.examples.replay;

import io.github.azeotrope.detector.DetectorHealth;
import java.util.List;

/**
 * Everything that is reported of a playback, wherever its requests came from.
 *
 * @param accounts one row an account, in order of id
 * @param campaigns campaigns at the end, oldest first
 * @param closedCampaigns campaigns that were reported and are none at the end
 * @param statistics what the playback cost
 * @param health how the detector is doing
 */
public record Findings(
    List<AccountRow> accounts,
    List<CampaignFinding> campaigns,
    List<ClosedCampaign> closedCampaigns,
    PlaybackStatistics statistics,
    DetectorHealth health) {}
