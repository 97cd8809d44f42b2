package io.github.azeotrope.profile;

import java.util.Arrays;
import java.util.List;

/** Whole rows for tests. */
final class Rows {
  private Rows() {}

  static byte[] empty() {
    byte[] row = new byte[ProfileLayout.MAX_BYTES];
    ProfileRow.clear(row, 0);
    return row;
  }

  static byte[] of(List<Request> requests) {
    byte[] row = empty();
    requests.forEach(request -> request.addTo(row));
    return row;
  }

  /** The merge of two rows, which stay as they are. */
  static byte[] merged(byte[] a, byte[] b) {
    byte[] result = a.clone();
    ProfileMerge.merge(result, 0, b, 0);
    return result;
  }

  /** The bytes that count: a scratch is longer than its row, and keeps old bytes behind it. */
  static byte[] bytes(byte[] row) {
    return Arrays.copyOf(row, ProfileRow.size(row, 0));
  }

  static byte[] vector(int... firstComponents) {
    byte[] vector = new byte[ProfileLayout.DIMENSIONS];
    for (int i = 0; i < firstComponents.length; i++) {
      vector[i] = (byte) firstComponents[i];
    }
    return vector;
  }
}
