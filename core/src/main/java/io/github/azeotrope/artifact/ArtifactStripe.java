package io.github.azeotrope.artifact;

import io.github.azeotrope.hash.Mix;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The artifacts whose hashes begin with the same bits, behind one lock: sets of eight places, and a
 * small hash set of presentations that wait to be drained.
 */
final class ArtifactStripe {
  static final int LG_WAYS = 3;

  /** Artifact, presenter, owner and minute of a presentation. */
  static final int FIELDS = 4;

  /** Artifact, owner and minute of the latest use. */
  static final int OWNED_FIELDS = 3;

  private static final int WAYS = 1 << LG_WAYS;
  private static final int WAITING_SLOTS = 256;
  private static final int MOST_WAITING = 192;
  private static final long[] NONE = {};

  private final ReentrantLock lock = new ReentrantLock();
  private final int lgPlaces;
  private final int expiryMinutes;
  private long[] artifacts = NONE;
  private long[] owners = NONE;
  private int[] usedMinute = {};
  private long[] waiting = NONE;
  private int waitingCount;
  private long evicted;
  private long dropped;

  ArtifactStripe(int lgPlaces, int expiryMinutes) {
    this.lgPlaces = lgPlaces;
    this.expiryMinutes = expiryMinutes;
  }

  boolean tryLock() {
    return lock.tryLock();
  }

  void unlock() {
    lock.unlock();
  }

  /**
   * With the lock held.
   *
   * @param takes whether the account becomes the owner if nobody is
   * @param shows whether the account presents it
   */
  void note(long artifact, long account, int minute, boolean takes, boolean shows) {
    int place = find(artifact, minute);
    if (place < 0) {
      if (takes) {
        place = makeRoom(artifact, minute);
        artifacts[place] = artifact;
        owners[place] = account;
        usedMinute[place] = minute;
      }
    } else if (owners[place] == account) {
      usedMinute[place] = Math.max(usedMinute[place], minute);
    } else if (shows) {
      wait(artifact, account, owners[place], minute);
    }
  }

  private int set(long artifact) {
    return (int) (artifact << ArtifactOwners.LG_STRIPES >>> (64 - (lgPlaces - LG_WAYS)) << LG_WAYS);
  }

  /** The place of an artifact that has not expired, or -1. */
  private int find(long artifact, int minute) {
    if (artifacts.length > 0) {
      int set = set(artifact);
      for (int place = set; place < set + WAYS; place++) {
        if (artifacts[place] == artifact) {
          return isExpired(place, minute) ? -1 : place;
        }
      }
    }
    return -1;
  }

  private boolean isExpired(int place, int minute) {
    return (long) minute - usedMinute[place] > expiryMinutes;
  }

  private int makeRoom(long artifact, int minute) {
    if (artifacts.length == 0) {
      artifacts = new long[1 << lgPlaces];
      owners = new long[1 << lgPlaces];
      usedMinute = new int[1 << lgPlaces];
    }
    int set = set(artifact);
    int oldest = set;
    for (int place = set; place < set + WAYS; place++) {
      if (artifacts[place] == 0 || artifacts[place] == artifact) {
        return place;
      }
      if (usedMinute[place] < usedMinute[oldest]) {
        oldest = place;
      }
    }
    evicted += isExpired(oldest, minute) ? 0 : 1;
    return oldest;
  }

  private void wait(long artifact, long presenter, long owner, int minute) {
    if (waiting.length == 0) {
      waiting = new long[WAITING_SLOTS * FIELDS];
    }
    int slot = (int) (Mix.mix(artifact, presenter) & (WAITING_SLOTS - 1));
    while (waiting[slot * FIELDS] != 0) {
      if (waiting[slot * FIELDS] == artifact && waiting[slot * FIELDS + 1] == presenter) {
        return;
      }
      slot = (slot + 1) & (WAITING_SLOTS - 1);
    }
    if (waitingCount == MOST_WAITING) {
      dropped++;
      return;
    }
    waitingCount++;
    waiting[slot * FIELDS] = artifact;
    waiting[slot * FIELDS + 1] = presenter;
    waiting[slot * FIELDS + 2] = owner;
    waiting[slot * FIELDS + 3] = minute;
  }

  /** Artifact, owner and minute of each that is owned; takes the lock. */
  long[] owned() {
    lock.lock();
    try {
      long[] all = new long[artifacts.length * OWNED_FIELDS];
      int n = 0;
      for (int place = 0; place < artifacts.length; place++) {
        if (artifacts[place] != 0) {
          all[n++] = artifacts[place];
          all[n++] = owners[place];
          all[n++] = usedMinute[place];
        }
      }
      return Arrays.copyOf(all, n);
    } finally {
      lock.unlock();
    }
  }

  /** Takes out what waits; takes the lock. */
  long[] takePresentations() {
    lock.lock();
    try {
      return takeOut();
    } finally {
      lock.unlock();
    }
  }

  private long[] takeOut() {
    if (waitingCount == 0) {
      return NONE;
    }
    long[] taken = new long[waitingCount * FIELDS];
    int n = 0;
    for (int i = 0; i < waiting.length; i += FIELDS) {
      if (waiting[i] != 0) {
        System.arraycopy(waiting, i, taken, n, FIELDS);
        n += FIELDS;
      }
    }
    Arrays.fill(waiting, 0);
    waitingCount = 0;
    return taken;
  }

  /** Takes out what an account owns, and all that waits of it; takes the lock. */
  void forget(long account) {
    lock.lock();
    try {
      for (int place = 0; place < owners.length; place++) {
        if (owners[place] == account) {
          artifacts[place] = 0;
          owners[place] = 0;
        }
      }
      long[] taken = takeOut();
      for (int i = 0; i < taken.length; i += FIELDS) {
        if (taken[i + 1] != account && taken[i + 2] != account) {
          wait(taken[i], taken[i + 1], taken[i + 2], (int) taken[i + 3]);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** The owner, or 0; takes the lock. */
  long owner(long artifact, int minute) {
    lock.lock();
    try {
      int place = find(artifact, minute);
      return place < 0 ? 0 : owners[place];
    } finally {
      lock.unlock();
    }
  }

  boolean isUsed() {
    lock.lock();
    try {
      return artifacts.length > 0;
    } finally {
      lock.unlock();
    }
  }

  long evicted() {
    lock.lock();
    try {
      return evicted;
    } finally {
      lock.unlock();
    }
  }

  long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }
}
