package io.github.azeotrope.calibration;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azeotrope.linkage.Proposer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The references that come with the library: what legitimate look-alikes of the simulator showed at
 * their worst. Numbers only; {@code src/docs/CALIBRATION.md} says how they are made again.
 */
final class BuiltInReferences {
  /** First line of the resource; a new layout gets a new number. */
  static final String HEADER = "# references 1: proposer,accounts,excess";

  private static final String RESOURCE = "references.csv";

  private BuiltInReferences() {}

  /** All of them; the resource is read at each call, about 30 kB. */
  static List<Reference> all() {
    try (InputStream in = BuiltInReferences.class.getResourceAsStream(RESOURCE)) {
      return parse(
          new BufferedReader(new InputStreamReader(Objects.requireNonNull(in, RESOURCE), UTF_8))
              .lines()
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String line(Reference reference) {
    return String.format(
        Locale.ROOT, "%s,%d,%.2f", reference.proposer(), reference.accounts(), reference.excess());
  }

  static List<Reference> parse(List<String> lines) {
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new IllegalArgumentException("the references must begin with: " + HEADER);
    }
    List<Reference> references = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      if (fields.length != 3) {
        throw new IllegalArgumentException("not a reference: " + line);
      }
      references.add(
          new Reference(
              Proposer.valueOf(fields[0]),
              Integer.parseInt(fields[1]),
              Double.parseDouble(fields[2])));
    }
    return references;
  }
}
