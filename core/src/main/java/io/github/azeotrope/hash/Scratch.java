package io.github.azeotrope.hash;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Lends byte arrays to the calling thread. Lock-free; not a ThreadLocal, because with a virtual
 * thread per request that would allocate one array per request. Arrays stay where they are and only
 * a flag changes hands: moving references would cost a write barrier of the collector each time.
 *
 * <p>Memory: {@link #BYTES} for each of 16 slots, for all hash functions together.
 */
final class Scratch {
  /** A tag and {@link LinkageHasher#MAX_UNITS} units of two bytes; a multiple of eight. */
  static final int BYTES = 8 + 2 * LinkageHasher.MAX_UNITS;

  private static final int SLOTS = 16;

  /** Flags to a cache line, so that neighbouring slots do not share one. */
  private static final int STRIDE = 16;

  private static final byte[][] ARRAYS = new byte[SLOTS][BYTES];
  private static final AtomicIntegerArray TAKEN = new AtomicIntegerArray(SLOTS * STRIDE);

  private Scratch() {}

  /** A slot for the calling thread alone until it is given back, or -1 if its slot is taken. */
  static int take() {
    // Thread.getId is deprecated from JDK 19 on, threadId does not exist in 17.
    int slot = System.identityHashCode(Thread.currentThread()) & SLOTS - 1;
    return TAKEN.compareAndSet(slot * STRIDE, 0, 1) ? slot : -1;
  }

  static byte[] of(int slot) {
    return ARRAYS[slot];
  }

  static void give(int slot) {
    TAKEN.setRelease(slot * STRIDE, 0);
  }
}
