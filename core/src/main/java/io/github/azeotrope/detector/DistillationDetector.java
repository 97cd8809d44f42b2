package io.github.azeotrope.detector;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.CampaignListener;
import io.github.azeotrope.campaign.Explanation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** Finds campaigns among the accounts of a model API. Thread-safe. */
public final class DistillationDetector implements AutoCloseable {

  private DistillationDetector() {}

  /** A builder with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** What a host calls inline. */
  public RequestObserver observer() {
    return RequestObserver.NOOP;
  }

  /** What is held of the account now. */
  public Assessment assess(String account) {
    return Assessment.clear(Basis.TOO_LITTLE_TRAFFIC);
  }

  /** All campaigns, oldest first. */
  public List<Campaign> campaigns() {
    return List.of();
  }

  /** One campaign by its id. */
  public Optional<Campaign> campaign(String id) {
    return Optional.empty();
  }

  /** Why an account has its verdict. */
  public Explanation explain(String account) {
    return new Explanation(account, assess(account), null, List.of(), List.of(), List.of());
  }

  /** How the detector is doing. */
  public DetectorHealth health() {
    return new DetectorHealth(
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Duration.ZERO, false, Set.of());
  }

  /** Sweeps now, with this as the event time; for hosts without traffic and for tests. */
  public void sweepNow(long epochMillis) {}

  @Override
  public void close() {}

  /** Collects the settings; what is wrong throws here or never. */
  public static final class Builder {
    private Builder() {}

    /** Hears of changes. */
    public Builder listener(CampaignListener listener) {
      return this;
    }

    /** Runs the sweeps; {@code Runnable::run} sweeps inline and makes results reproducible. */
    public Builder executor(Executor executor) {
      return this;
    }

    /** The key under which everything that identifies is hashed: 16 bytes or more. */
    public Builder linkageKey(byte[] key) {
      return this;
    }

    /** Hard cap on accounts held. */
    public Builder maxAccounts(int accounts) {
      return this;
    }

    /** Event time between sweeps. */
    public Builder sweepEvery(Duration eventTime) {
      return this;
    }

    /** The detector. */
    public DistillationDetector build() {
      return new DistillationDetector();
    }
  }
}
