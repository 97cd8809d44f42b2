package io.github.azeotrope.examples.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Outcomes as JSON lines, so that a run that was stopped goes on where it was. What another program
 * or another size has left there is not taken up. Thread-safe.
 */
final class OutcomeLog {
  private final Path file;
  private final String stamp;
  private final Map<Trial, Outcome> outcomes = new LinkedHashMap<>();

  private OutcomeLog(Path file, String stamp) {
    this.file = file;
    this.stamp = stamp;
  }

  /** Opens a log, which need not exist. */
  static OutcomeLog open(Path file, String stamp) throws IOException {
    OutcomeLog log = new OutcomeLog(file, stamp);
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file, UTF_8)) {
        log.read(line);
      }
    }
    return log;
  }

  private void read(String line) {
    Outcome outcome;
    try {
      outcome = JsonMapper.shared().readValue(line, Outcome.class);
    } catch (JacksonException e) {
      // The last line of a run that was killed while writing; its trial is played again.
      return;
    }
    if (outcome.stamp().equals(stamp)) {
      outcomes.put(outcome.trial(), outcome);
    }
  }

  /** What the outcomes of this log belong to. */
  String stamp() {
    return stamp;
  }

  synchronized void add(Outcome outcome) throws IOException {
    // A line of its own even behind one that was cut off.
    String line = "\n" + JsonMapper.shared().writeValueAsString(outcome) + "\n";
    Files.writeString(file, line, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    outcomes.put(outcome.trial(), outcome);
  }

  synchronized boolean has(Trial trial) {
    return outcomes.containsKey(trial);
  }

  synchronized List<Outcome> outcomes() {
    return new ArrayList<>(outcomes.values());
  }
}
