package io.github.azeotrope.build;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds a module's signatures to the committed list under {@code src/apidiffs}, so that a change of
 * the API is seen in review and never happens in passing.
 */
public final class PublishedApi {
  private static final String UPDATE =
      "mvn -q -pl core,testkit,wire,servlet test -Dtest=ApiSignaturesTest -Dapi.update=true";
  private static final int LINES_SHOWN = 60;

  private PublishedApi() {}

  /**
   * Compares, or with {@code -Dapi.update=true} rewrites the list.
   *
   * @param artifactId names the list: {@code src/apidiffs/<artifactId>.txt}
   * @param actual from {@link ApiSignatures#of}
   * @throws AssertionError if the list and the module differ
   */
  public static void check(String artifactId, List<String> actual) {
    Path file = root().resolve("src/apidiffs").resolve(artifactId + ".txt");
    try {
      if (Boolean.getBoolean("api.update")) {
        Files.writeString(file, actual.stream().map(line -> line + "\n").collect(joining()));
        return;
      }
      List<String> committed = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (!committed.equals(actual)) {
        throw new AssertionError(
            """
            The API of %s is not the one in src/apidiffs/%s.txt:
            %s
            If this is meant, run
              %s
            and commit the file with a word on why."""
                .formatted(artifactId, artifactId, difference(committed, actual), UPDATE));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The folder that holds src/apidiffs: Maven runs tests in the module, an IDE may do so in the
   * root.
   */
  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("src/apidiffs"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("No src/apidiffs above " + Path.of("").toAbsolutePath());
      }
    }
    return folder;
  }

  /** What went (-) and what came (+), each below the type it belongs to. */
  private static String difference(List<String> before, List<String> after) {
    List<String> old = qualified(before);
    List<String> now = qualified(after);
    List<String> lines = new ArrayList<>();
    old.stream().filter(line -> !now.contains(line)).map(line -> "- " + line).forEach(lines::add);
    now.stream().filter(line -> !old.contains(line)).map(line -> "+ " + line).forEach(lines::add);
    if (lines.size() > LINES_SHOWN) {
      int more = lines.size() - LINES_SHOWN;
      lines.subList(LINES_SHOWN, lines.size()).clear();
      lines.add("... and " + more + " more");
    }
    return lines.isEmpty() ? "(the same lines in another order)" : String.join("\n", lines);
  }

  private static List<String> qualified(List<String> lines) {
    List<String> result = new ArrayList<>();
    String type = "";
    for (String line : lines) {
      if (line.startsWith("  ")) {
        result.add(type + " :: " + line.strip());
      } else {
        result.add(line);
        type = line.replaceAll(".*?(?:class|interface|enum|record) ([\\w.$]+).*", "$1");
      }
    }
    return result;
  }
}
