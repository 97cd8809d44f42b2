package io.github.azeotrope.feature;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Lends {@link RequestFeatures} to request threads. Thread-safe and lock-free.
 *
 * <p>A few slots, chosen by thread id, and not a ThreadLocal: with a virtual thread per request a
 * ThreadLocal would allocate one object per request, and on the host's threads it would outlive the
 * detector. A thread that finds its slot empty gets a fresh object.
 *
 * <p>Memory: at most one {@link RequestFeatures} a slot.
 */
public final class FeaturePool {
  private static final int MAX_SLOTS = 64;

  private final FeatureExtractor extractor;
  private final AtomicReferenceArray<RequestFeatures> slots;

  /** A pool with four slots a processor, at most 64. */
  public FeaturePool(FeatureExtractor extractor) {
    this.extractor = extractor;
    int wanted = Math.min(MAX_SLOTS, 4 * Runtime.getRuntime().availableProcessors());
    slots = new AtomicReferenceArray<>(Integer.highestOneBit(wanted));
  }

  /** An object for the calling thread alone, until it is given back. */
  public RequestFeatures acquire() {
    RequestFeatures features = slots.getAndSet(slot(), null);
    return features != null ? features : extractor.newFeatures();
  }

  /** Gives an object back. One that is not given back is garbage and no harm. */
  public void release(RequestFeatures features) {
    slots.lazySet(slot(), features);
  }

  private int slot() {
    // Thread.getId is deprecated from JDK 19 on, threadId does not exist in 17.
    return System.identityHashCode(Thread.currentThread()) & slots.length() - 1;
  }
}
