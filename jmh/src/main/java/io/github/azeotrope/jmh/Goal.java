package io.github.azeotrope.jmh;

import java.util.List;

/**
 * What a primitive is held to.
 *
 * @param name names the goal in the output
 * @param ours the library's benchmark, class and method
 * @param peer the one it is compared with
 * @param timesFaster how many times less processor time it must take, at least
 */
record Goal(String name, String ours, String peer, double timesFaster) {
  static final List<Goal> ALL =
      List.of(
          new Goal(
              "link-token-hmac",
              "LinkageTokenBenchmark.azeotrope",
              "LinkageTokenBenchmark.hmacSha256",
              5),
          new Goal(
              "minhash-minhash",
              "SimilarityBenchmark.azeotropeMinHash",
              "SimilarityBenchmark.hash4jMinHash",
              40),
          new Goal(
              "minhash-superminhash",
              "SimilarityBenchmark.azeotropeMinHash",
              "SimilarityBenchmark.hash4jSuperMinHash",
              15),
          new Goal(
              "simhash-fastsimhash",
              "SimilarityBenchmark.azeotropeSimHash",
              "SimilarityBenchmark.hash4jFastSimHash",
              3),
          new Goal(
              "distinct-add-ultraloglog",
              "DistinctAddBenchmark.azeotrope",
              "DistinctAddBenchmark.hash4jUltraLogLog",
              2),
          new Goal(
              "distinct-merge-hyperloglog",
              "DistinctMergeBenchmark.azeotrope",
              "DistinctMergeBenchmark.hash4jHyperLogLog",
              10));
}
