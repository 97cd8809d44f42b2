package io.github.azeotrope.artifact;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * Remembers which account an artifact was given to, and notes when another account presents it. An
 * artifact is whatever one account can be given and another one cannot come by honestly: an opaque
 * reasoning block, a response id, a conversation.
 *
 * <p>Artifacts and accounts are keyed 64-bit hashes; 0 stands for none. The first owner stays the
 * owner until the artifact expires, whoever presents it. Event time may run back: nothing expires
 * by it, and no entry grows older than it is.
 *
 * <p>Bounded: places are set when the table is made. A newcomer takes the place of the one not used
 * for the longest time among eight ({@link #evicted}). Presentations wait in a bounded set until
 * they are drained; the same account with the same artifact counts once. What finds no room, or a
 * busy stripe, is dropped and counted ({@link #dropped}).
 *
 * <p>Thread-safe. Nothing blocks, throws or allocates on the request path, but for the arrays of
 * one of 64 stripes when it is first used. Cost: one cache line or two. Memory: 20 B a place and
 * 400 KB, taken as stripes come into use; a host that issues no artifacts pays nothing.
 */
public final class ArtifactOwners {
  static final int LG_STRIPES = 6;

  private static final long MILLIS_PER_MINUTE = 60_000;
  private static final int MIN_LG_PLACES = LG_STRIPES + ArtifactStripe.LG_WAYS + 1;
  private static final int MAX_LG_PLACES = 28;

  /** A stripe is held for some hundred nanoseconds; who finds it busy for longer goes on. */
  private static final int TRIES = 64;

  private final ArtifactStripe[] stripes = new ArtifactStripe[1 << LG_STRIPES];
  private final LongAdder busy = new LongAdder();

  /**
   * An empty table.
   *
   * @param lgPlaces logarithm to base 2 of the number of artifacts held, 10 to 28
   * @param expiry event time after which an artifact that its owner has not used is forgotten
   * @throws IllegalArgumentException if lgPlaces is out of range or expiry is below a minute
   */
  public ArtifactOwners(int lgPlaces, Duration expiry) {
    if (lgPlaces < MIN_LG_PLACES || lgPlaces > MAX_LG_PLACES) {
      throw new IllegalArgumentException(
          "lgPlaces must be " + MIN_LG_PLACES + " to " + MAX_LG_PLACES + ", was " + lgPlaces);
    }
    if (expiry.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("expiry must be at least PT1M, was " + expiry);
    }
    int expiryMinutes = (int) Math.min(Integer.MAX_VALUE, expiry.toMinutes());
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = new ArtifactStripe(lgPlaces - LG_STRIPES, expiryMinutes);
    }
  }

  /** Notes that the artifact was given to the account. */
  public void issue(long artifact, long account, long epochMillis) {
    note(artifact, account, epochMillis, true, false);
  }

  /**
   * Notes that the account presents the artifact: nothing if it is its own or nobody's, else a
   * presentation of another account's.
   */
  public void present(long artifact, long account, long epochMillis) {
    note(artifact, account, epochMillis, false, true);
  }

  /** Like {@link #present}, but what is nobody's is the account's from now on. */
  public void claim(long artifact, long account, long epochMillis) {
    note(artifact, account, epochMillis, true, true);
  }

  private void note(long artifact, long account, long epochMillis, boolean takes, boolean shows) {
    if (artifact == 0 || account == 0) {
      return;
    }
    ArtifactStripe stripe = stripes[(int) (artifact >>> (64 - LG_STRIPES))];
    for (int i = 0; i < TRIES; i++) {
      if (stripe.tryLock()) {
        try {
          stripe.note(artifact, account, minutes(epochMillis), takes, shows);
        } finally {
          stripe.unlock();
        }
        return;
      }
      Thread.onSpinWait();
    }
    busy.increment();
  }

  /**
   * Shows every presentation since the last call, once, with no lock held during the visits; in no
   * particular order. One thread at a time.
   */
  public void drain(PresentationVisitor visitor) {
    Objects.requireNonNull(visitor, "visitor");
    for (ArtifactStripe stripe : stripes) {
      long[] taken = stripe.takePresentations();
      for (int i = 0; i < taken.length; i += ArtifactStripe.FIELDS) {
        visitor.presented(taken[i], taken[i + 1], taken[i + 2], taken[i + 3] * MILLIS_PER_MINUTE);
      }
    }
  }

  /**
   * Shows who owns which artifact, the expired ones that are still held included, with no lock held
   * during the visits. {@link #issue} in another table gives it what it is shown.
   */
  public void forEachOwned(OwnedVisitor visitor) {
    for (ArtifactStripe stripe : stripes) {
      long[] owned = stripe.owned();
      for (int i = 0; i < owned.length; i += ArtifactStripe.OWNED_FIELDS) {
        visitor.owned(owned[i], owned[i + 1], owned[i + 2] * MILLIS_PER_MINUTE);
      }
    }
  }

  /**
   * Forgets what an account owns and what it or anybody presents of it. Cost: a pass over all
   * places; takes one stripe's lock after the other.
   */
  public void forget(long account) {
    for (ArtifactStripe stripe : stripes) {
      stripe.forget(account);
    }
  }

  /** Whether anything was ever noted: a host may issue no artifacts. */
  public boolean isUsed() {
    for (ArtifactStripe stripe : stripes) {
      if (stripe.isUsed()) {
        return true;
      }
    }
    return false;
  }

  /** The account that the artifact was given to; 0 if it is not known or expired. */
  public long ownerOf(long artifact, long epochMillis) {
    return artifact == 0
        ? 0
        : stripes[(int) (artifact >>> (64 - LG_STRIPES))].owner(artifact, minutes(epochMillis));
  }

  /** Artifacts forgotten before they expired, because their place was needed. */
  public long evicted() {
    long sum = 0;
    for (ArtifactStripe stripe : stripes) {
      sum += stripe.evicted();
    }
    return sum;
  }

  /** Presentations and issues not noted, because a bound was reached or a stripe was busy. */
  public long dropped() {
    long sum = busy.sum();
    for (ArtifactStripe stripe : stripes) {
      sum += stripe.dropped();
    }
    return sum;
  }

  private static int minutes(long epochMillis) {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(0, epochMillis) / MILLIS_PER_MINUTE);
  }
}
