package io.github.azeotrope.sketch;

import java.util.ArrayList;
import java.util.List;

/** The requests of one account by half, each kept, so that an oracle can look at every pair. */
final class AccountRequests {
  private final List<List<float[]>> halves = List.of(new ArrayList<>(), new ArrayList<>());
  private final int dimensions;

  AccountRequests(int dimensions) {
    this.dimensions = dimensions;
  }

  AccountRequests add(int half, float[] request) {
    halves.get(half).add(request);
    return this;
  }

  List<float[]> half(int half) {
    return halves.get(half);
  }

  float[] sum(int half) {
    float[] sum = new float[dimensions];
    halves.get(half).forEach(request -> RequestVectors.add(sum, request));
    return sum;
  }

  static GroupVectors group(int dimensions, Iterable<AccountRequests> accounts) {
    GroupVectors group = new GroupVectors(dimensions);
    for (AccountRequests a : accounts) {
      group.add(a.half(0).size(), a.sum(0), a.half(1).size(), a.sum(1));
    }
    return group;
  }
}
