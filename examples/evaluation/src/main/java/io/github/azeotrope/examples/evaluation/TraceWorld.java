package io.github.azeotrope.examples.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azeotrope.examples.replay.RecordedTrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Labelled traces: folders with {@value #REQUESTS} and {@value #TRUTH}. */
final class TraceWorld {
  private static final String REQUESTS = "requests.jsonl.gz";
  private static final String TRUTH = "truth.csv";

  private TraceWorld() {}

  /** Names of the traces in a folder, in order; none if there is no such folder. */
  static List<String> names(Path traces) throws IOException {
    if (!Files.isDirectory(traces)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(traces)) {
      return folders
          .filter(folder -> Files.isReadable(folder.resolve(REQUESTS)))
          .filter(folder -> Files.isReadable(folder.resolve(TRUTH)))
          .map(folder -> String.valueOf(folder.getFileName()))
          .sorted()
          .toList();
    }
  }

  static World of(Path folder) throws IOException {
    Path requests = folder.resolve(REQUESTS);
    return new World(parties(folder.resolve(TRUTH)), p -> RecordedTrace.play(requests, p));
  }

  /** One party a role and campaign; which groups the legitimate accounts make is not told. */
  private static List<Party> parties(Path truth) throws IOException {
    Map<String, Party> parties = new TreeMap<>();
    List<String> lines = Files.readAllLines(truth, UTF_8);
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      parties
          .computeIfAbsent(
              fields[1] + "," + fields[2],
              unused -> new Party(fields[1], fields[2], new ArrayList<>()))
          .accounts()
          .add(fields[0]);
    }
    return List.copyOf(parties.values());
  }
}
