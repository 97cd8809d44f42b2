package io.github.azeotrope.testkit;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/** Several streams of exchanges as one, in order of time; of equal times the earlier part first. */
final class Merged implements Iterator<Exchange> {
  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(
          Comparator.comparingLong((Head head) -> head.first.request().epochMillis())
              .thenComparingInt(head -> head.part));

  Merged(List<Iterator<Exchange>> parts) {
    for (int i = 0; i < parts.size(); i++) {
      offer(parts.get(i), i);
    }
  }

  private void offer(Iterator<Exchange> rest, int part) {
    if (rest.hasNext()) {
      heads.add(new Head(rest.next(), rest, part));
    }
  }

  @Override
  public boolean hasNext() {
    return !heads.isEmpty();
  }

  @Override
  public Exchange next() {
    Head head = heads.remove();
    offer(head.rest, head.part);
    return head.first;
  }

  private record Head(Exchange first, Iterator<Exchange> rest, int part) {}
}
