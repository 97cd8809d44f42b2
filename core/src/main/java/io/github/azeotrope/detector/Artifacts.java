package io.github.azeotrope.detector;

import io.github.azeotrope.artifact.ArtifactOwners;
import io.github.azeotrope.feature.FeatureExtractor;
import io.github.azeotrope.feature.RequestFeatures;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What accounts were given and what they present: artifacts that the host issued in one table,
 * conversations in another, because anybody can write conversations by the million and must not
 * drive out the artifacts. Thread-safe; allocates nothing on the request path.
 */
final class Artifacts {
  private static final Duration EXPIRY = Duration.ofDays(30);

  /** Two places of 20 B an account and kind. */
  private static final int LG_PLACES_AN_ACCOUNT = 1;

  private static final int MIN_LG_PLACES = 12;
  private static final int MAX_LG_PLACES = 24;

  /** Index of the depth of four messages: two full turns, an answer in each. */
  private static final int TWO_TURNS = 1;

  /** UTF-16 units below which two turns may be a greeting that many people exchange. */
  private static final int MIN_UNITS = 200;

  /** An artifact, its owner and the time of its latest use. */
  private static final int OWNED_NUMBERS = 3;

  private final FeatureExtractor extractor;

  /** Presentations that a snapshot told, or that wait since one was written. */
  private final List<Presentation> known = new ArrayList<>();

  private final ArtifactOwners issued;
  private final ArtifactOwners conversations;

  /** A presentation of what another account owns. */
  record Presentation(
      long token, boolean conversation, long presenter, long owner, long epochMillis) {}

  Artifacts(FeatureExtractor extractor, int maxAccounts) {
    this.extractor = extractor;
    int lg = Integer.SIZE - Integer.numberOfLeadingZeros(maxAccounts - 1) + LG_PLACES_AN_ACCOUNT;
    int lgPlaces = Math.max(MIN_LG_PLACES, Math.min(MAX_LG_PLACES, lg));
    issued = new ArtifactOwners(lgPlaces, EXPIRY);
    conversations = new ArtifactOwners(lgPlaces, EXPIRY);
  }

  /** Takes in what a request presents. */
  void observe(RequestFeatures features, long epochMillis) {
    long account = features.accountHash();
    long[] presented = features.artifacts();
    for (int i = 0; i < features.artifactCount(); i++) {
      issued.present(presented[i], account, epochMillis);
    }
    if (features.historyUnits(TWO_TURNS) >= MIN_UNITS) {
      conversations.claim(features.historyHash(TWO_TURNS), account, epochMillis);
    }
  }

  /** Takes in what an answer handed out, of which only as many are looked at as of a request. */
  void issue(long account, List<String> artifacts, RequestFeatures scratch, long epochMillis) {
    int n = Math.min(artifacts.size(), RequestFeatures.MAX_ARTIFACTS);
    for (int i = 0; i < n; i++) {
      @Nullable String artifact = artifacts.get(i);
      if (artifact != null && !artifact.isEmpty()) {
        issued.issue(extractor.artifactHash(artifact, scratch), account, epochMillis);
      }
    }
  }

  /**
   * Writes who owns what, and presentations: those that were drained, and those that wait, which go
   * on waiting. One thread at a time.
   */
  void write(List<Presentation> drained, SnapshotOutput out) throws IOException {
    for (ArtifactOwners owners : List.of(issued, conversations)) {
      LongArrayList owned = new LongArrayList();
      owners.forEachOwned(
          (artifact, owner, at) -> {
            owned.add(artifact);
            owned.add(owner);
            owned.add(at);
          });
      out.number(owned.size());
      for (int i = 0; i < owned.size(); i++) {
        out.number(owned.getLong(i));
      }
    }
    known.addAll(drain());
    out.number(drained.size() + known.size());
    for (List<Presentation> some : List.of(drained, known)) {
      for (Presentation what : some) {
        out.number(what.token());
        out.flag(what.conversation());
        out.number(what.presenter());
        out.number(what.owner());
        out.number(what.epochMillis());
      }
    }
  }

  /** Takes in what was written; the presentations wait. */
  void read(SnapshotInput in) throws IOException {
    for (ArtifactOwners owners : List.of(issued, conversations)) {
      for (int i = in.count(Long.BYTES); i > 0; i -= OWNED_NUMBERS) {
        owners.issue(in.number(), in.number(), in.number());
      }
    }
    for (int i = in.count(4 * Long.BYTES + 1); i > 0; i--) {
      known.add(new Presentation(in.number(), in.flag(), in.number(), in.number(), in.number()));
    }
  }

  /** The presentations since the last call; in no particular order. One thread at a time. */
  List<Presentation> drain() {
    List<Presentation> all = new ArrayList<>(known);
    known.clear();
    issued.drain(
        (token, presenter, owner, at) ->
            all.add(new Presentation(token, false, presenter, owner, at)));
    conversations.drain(
        (token, presenter, owner, at) ->
            all.add(new Presentation(token, true, presenter, owner, at)));
    return all;
  }

  /** Forgets whatever is held of an account. */
  void forget(long account) {
    known.removeIf(what -> what.presenter() == account || what.owner() == account);
    issued.forget(account);
    conversations.forget(account);
  }

  boolean isUsed(boolean ofConversations) {
    return (ofConversations ? conversations : issued).isUsed();
  }

  /** Presentations and owners lost to a bound. */
  long dropped() {
    return issued.dropped() + issued.evicted() + conversations.dropped() + conversations.evicted();
  }
}
