package io.github.azeotrope.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The classes and folds of all code points, read from the tables of TOKENS.md. */
final class TokenSpecification {
  private static final Map<String, Integer> CLASSES =
      Map.of(
          "LONE_SURROGATE", CodePoints.LONE_SURROGATE,
          "IGNORED", CodePoints.IGNORED,
          "LATIN", CodePoints.LATIN,
          "CYRILLIC", CodePoints.CYRILLIC,
          "LETTER", CodePoints.LETTER,
          "UNDERSCORE", CodePoints.UNDERSCORE,
          "HAN", CodePoints.HAN,
          "UNSPACED", CodePoints.UNSPACED);

  // Below the map that reading needs.
  static final TokenSpecification PUBLISHED = read();

  private final byte[] classes = new byte[Character.MAX_CODE_POINT + 1];
  private final int[] folds = new int[Character.MAX_CODE_POINT + 1];

  int classOf(int cp) {
    return classes[cp];
  }

  int fold(int cp) {
    return folds[cp];
  }

  private static TokenSpecification read() {
    // The tests run in the module's folder, or, started by hand, in the folder above.
    Path page = Path.of("..", "src", "docs", "TOKENS.md");
    if (!Files.exists(page)) {
      page = Path.of("src", "docs", "TOKENS.md");
    }
    try {
      return new TokenSpecification(Files.readString(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TokenSpecification(String page) {
    Arrays.setAll(folds, cp -> cp);
    for (String row : rows(page, "classes")) {
      String[] cells = row.split("\\|", -1);
      int[] range = range(cells[1]);
      byte cls = CLASSES.get(cells[2].strip()).byteValue();
      Arrays.fill(classes, range[0], range[1] + 1, cls);
    }
    for (int cp : codePoints(page, "separators")) {
      classes[cp] = CodePoints.SEPARATOR;
    }
    for (int cp : codePoints(page, "code")) {
      classes[cp] = CodePoints.CODE;
    }
    for (int zero : codePoints(page, "zeros")) {
      for (int digit = 0; digit < 10; digit++) {
        classes[zero + digit] = CodePoints.DIGIT;
        folds[zero + digit] = '0' + digit;
      }
    }
    for (String row : rows(page, "folds")) {
      String[] cells = row.split("\\|", -1);
      int[] range = range(cells[1]);
      int step = Integer.parseInt(cells[2].strip());
      String[] example = cells[3].split(" to ", -1);
      int distance = range(example[1])[0] - range(example[0])[0];
      for (int cp = range[0]; cp <= range[1]; cp += step) {
        folds[cp] = cp + distance;
      }
    }
  }

  /** The rows of the table behind a marker that begin with a code point. */
  private static List<String> rows(String page, String marker) {
    List<String> rows = new ArrayList<>();
    for (String line : section(page, marker).split("\n", -1)) {
      if (line.startsWith("| U+")) {
        rows.add(line);
      }
    }
    return rows;
  }

  /** The code points in the block behind a marker. */
  private static List<Integer> codePoints(String page, String marker) {
    List<Integer> result = new ArrayList<>();
    Matcher m = Pattern.compile("U\\+([0-9A-F]+)").matcher(section(page, marker));
    while (m.find()) {
      result.add(Integer.parseInt(m.group(1), 16));
    }
    return result;
  }

  private static String section(String page, String marker) {
    String start = "<!-- " + marker + " -->\n";
    int from = page.indexOf(start);
    if (from < 0) {
      throw new IllegalStateException("no table " + marker);
    }
    int end = page.indexOf("\n\n", from);
    return page.substring(from + start.length(), end);
  }

  private static int[] range(String cell) {
    Matcher m = Pattern.compile("\\s*U\\+([0-9A-F]+)(?:-U\\+([0-9A-F]+))?\\s*").matcher(cell);
    if (!m.matches()) {
      throw new IllegalStateException("not a range: " + cell);
    }
    int first = Integer.parseInt(m.group(1), 16);
    return new int[] {first, m.group(2) == null ? first : Integer.parseInt(m.group(2), 16)};
  }
}
