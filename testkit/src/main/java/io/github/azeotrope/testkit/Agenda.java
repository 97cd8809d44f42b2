package io.github.azeotrope.testkit;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Lets a cast act in order of time. A calendar queue: actors due later wait in buckets of a few
 * minutes, only those of the current bucket stand in a heap. Before its first request an actor is
 * eight bytes, after its last it is nothing.
 */
final class Agenda implements Iterator<Exchange> {
  private static final long TICK_MILLIS = 300_000;
  private static final int INDEX_BITS = 24;

  private final Cast cast;
  private final Prose prose;
  private final long start;
  private final long end;

  /** First requests, sorted: milliseconds since the start, then the actor's index. */
  private final long[] births;

  private int born;

  private final Actor[] parked;
  private int tick = -1;

  private Actor[] heap = new Actor[64];
  private int size;

  Agenda(Cast cast) {
    this.cast = cast;
    this.prose = Prose.of(cast.settings);
    this.start = cast.settings.startMillis();
    this.end = cast.settings.endMillis();
    this.parked = new Actor[(int) ((end - start + TICK_MILLIS - 1) / TICK_MILLIS)];
    this.births = births();
  }

  private long[] births() {
    int actors = cast.actors();
    if (actors > 1 << INDEX_BITS) {
      throw new IllegalStateException("too many people: " + actors);
    }
    long[] all = new long[actors];
    int n = 0;
    for (int i = 0; i < all.length; i++) {
      long due = cast.enter(i, prose).due;
      if (due < start) {
        throw new IllegalStateException("actor " + i + " would act before the first day");
      }
      if (due < end) {
        all[n++] = ((due - start) << INDEX_BITS) | i;
      }
    }
    long[] births = Arrays.copyOf(all, n);
    Arrays.sort(births);
    return births;
  }

  @Override
  public boolean hasNext() {
    while (size == 0 && tick < parked.length) {
      tick++;
      if (tick < parked.length) {
        openBucket();
      }
    }
    return size > 0;
  }

  @Override
  public Exchange next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Actor actor = heap[0];
    Exchange exchange = actor.act();
    if (actor.due < tickEnd()) {
      siftDown(actor);
    } else {
      Actor last = heap[--size];
      if (size > 0) {
        siftDown(last);
      }
      if (actor.due < end) {
        park(actor);
      }
    }
    return exchange;
  }

  private long tickEnd() {
    return Math.min(end, start + (tick + 1) * TICK_MILLIS);
  }

  private void park(Actor actor) {
    int bucket = (int) ((actor.due - start) / TICK_MILLIS);
    actor.nextParked = parked[bucket];
    parked[bucket] = actor;
  }

  private void openBucket() {
    Actor actor = parked[tick];
    parked[tick] = null;
    while (actor != null) {
      Actor following = actor.nextParked;
      actor.nextParked = null;
      push(actor);
      actor = following;
    }
    long until = tickEnd() - start;
    while (born < births.length && births[born] >>> INDEX_BITS < until) {
      push(cast.enter((int) (births[born] & ((1L << INDEX_BITS) - 1)), prose));
      born++;
    }
  }

  private void push(Actor actor) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    int hole = size++;
    while (hole > 0) {
      int parent = (hole - 1) >>> 1;
      if (heap[parent].isBefore(actor)) {
        break;
      }
      heap[hole] = heap[parent];
      hole = parent;
    }
    heap[hole] = actor;
  }

  /** Puts the actor in the place of the root and restores the order. */
  private void siftDown(Actor actor) {
    int hole = 0;
    int child = 1;
    while (child < size) {
      if (child + 1 < size && heap[child + 1].isBefore(heap[child])) {
        child++;
      }
      if (actor.isBefore(heap[child])) {
        break;
      }
      heap[hole] = heap[child];
      hole = child;
      child = 2 * hole + 1;
    }
    heap[hole] = actor;
  }
}
