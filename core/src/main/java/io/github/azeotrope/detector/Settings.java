package io.github.azeotrope.detector;

import io.github.azeotrope.OrganizationStanding;
import io.github.azeotrope.calibration.FalsePositiveBudget;
import io.github.azeotrope.campaign.CampaignListener;
import io.github.azeotrope.evidence.Signal;
import io.github.azeotrope.hash.LinkageKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the builder collected, checked. */
record Settings(
    LinkageKey key,
    int maxAccounts,
    Duration sweepEvery,
    int baselineAccounts,
    Duration baselinePeriod,
    CampaignListener listener,
    List<Signal> signals,
    @Nullable Function<String, OrganizationStanding> organizations,
    FalsePositiveBudget budget,
    boolean shadow,
    @Nullable Executor executor) {}
