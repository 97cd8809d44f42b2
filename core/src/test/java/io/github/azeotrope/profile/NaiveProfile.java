package io.github.azeotrope.profile;

import io.github.azeotrope.AccountFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a row must say of a list of requests, worked out from the list with collections. */
final class NaiveProfile {
  final List<Request> requests = new ArrayList<>();

  NaiveProfile(List<Request> requests) {
    this.requests.addAll(requests);
  }

  int halfCount(int half) {
    return (int) ofHalf(half).stream().filter(r -> !isZero(r.vector())).count();
  }

  long[] halfSum(int half) {
    long[] sums = new long[ProfileLayout.DIMENSIONS];
    for (Request request : ofHalf(half)) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += request.vector()[i];
      }
    }
    return sums;
  }

  int tier() {
    long min = 0;
    long max = 0;
    for (int half = 0; half < 2; half++) {
      for (long sum : halfSum(half)) {
        min = Math.min(min, sum);
        max = Math.max(max, sum);
      }
    }
    return min >= -128 && max <= 127 ? 0 : min >= -32768 && max <= 32767 ? 1 : 2;
  }

  long firstSeen() {
    return requests.stream().mapToLong(Request::epochMillis).min().orElse(Long.MAX_VALUE);
  }

  long lastSeen() {
    return requests.stream().mapToLong(Request::epochMillis).max().orElse(Long.MIN_VALUE);
  }

  long created() {
    return requests.stream()
        .mapToLong(Request::created)
        .filter(created -> created != AccountFacts.UNKNOWN_TIME)
        .min()
        .orElse(AccountFacts.UNKNOWN_TIME);
  }

  int verification() {
    return requests.stream().mapToInt(Request::verification).max().orElse(-1) + 1;
  }

  int flags() {
    return requests.stream().mapToInt(Request::flags).reduce(0, (a, b) -> a | b);
  }

  int gapSessions() {
    return (int) requests.stream().filter(Request::opensGapSession).count();
  }

  long outputTokens() {
    return requests.stream().mapToLong(Request::outputTokens).sum();
  }

  int hour(int hour) {
    return (int) requests.stream().filter(r -> r.epochMillis() / 3_600_000 % 24 == hour).count();
  }

  int capability(int ordinal) {
    return (int) requests.stream().filter(r -> (r.capabilities() >> ordinal & 1) == 1).count();
  }

  Set<Long> halfDays() {
    Set<Long> halfDays = new TreeSet<>();
    requests.forEach(r -> halfDays.add(r.epochMillis() / 43_200_000 % 64));
    return halfDays;
  }

  /** The four smallest tokens of models with the hour of the first request for each. */
  Map<Long, Long> models() {
    TreeMap<Long, Long> models = new TreeMap<>();
    for (Request request : requests) {
      if (request.modelHash() != 0) {
        models.merge(request.modelHash() >>> 40, request.epochMillis() / 3_600_000, Math::min);
      }
    }
    while (models.size() > 4) {
      models.pollLastEntry();
    }
    return models;
  }

  int sessionBitsSet() {
    Set<Long> bits = new HashSet<>();
    requests.forEach(r -> bits.add(r.session() >>> 52 & 63));
    return bits.size();
  }

  /** The eight smallest slot hashes of a half with the lowest four bits of their sessions. */
  Map<Long, Set<Integer>> slots(int half) {
    TreeMap<Long, Set<Integer>> slots = new TreeMap<>();
    for (Request request : ofHalf(half)) {
      if (request.promptHash() != 0) {
        slots
            .computeIfAbsent(request.promptHash() >>> 32, hash -> new TreeSet<>())
            .add((int) (request.session() & 15));
      }
    }
    while (slots.size() > 8) {
      slots.pollLastEntry();
    }
    return slots;
  }

  /** The smallest tokens of a field, as unsigned numbers. */
  List<Long> tokens(TokenField field) {
    TreeSet<Long> tokens = new TreeSet<>(Comparator.comparing(Long::toUnsignedString, byValue()));
    requests.forEach(request -> tokens.add(request.tokens()[field.ordinal()]));
    tokens.remove(0L);
    List<Long> sorted = new ArrayList<>(tokens);
    return Collections.unmodifiableList(
        sorted.subList(0, Math.min(sorted.size(), field.capacity())));
  }

  private static Comparator<String> byValue() {
    return Comparator.comparing(java.math.BigInteger::new);
  }

  private List<Request> ofHalf(int half) {
    return requests.stream().filter(request -> request.half() == half).toList();
  }

  private static boolean isZero(byte[] vector) {
    for (byte component : vector) {
      if (component != 0) {
        return false;
      }
    }
    return true;
  }
}
