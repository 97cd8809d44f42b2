package io.github.azeotrope.campaign;

/**
 * Hears one event per campaign change and sweep, never one per account. Called on the sweeping
 * thread, off the request path; what it throws is caught and counted.
 */
@FunctionalInterface
public interface CampaignListener {

  /** Hears nothing. */
  CampaignListener NONE = change -> {};

  /** A campaign opened, changed or closed. */
  void campaignChanged(CampaignChange change);
}
