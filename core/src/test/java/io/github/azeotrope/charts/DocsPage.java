package io.github.azeotrope.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of {@code src/docs}. Its examples are compared with test code and with what that code
 * prints; its tables and charts are written into it.
 *
 * <p>In a test, the code of an example stands between the comments {@code // docs: name} and {@code
 * // docs: end}. In a page, the blocks of the example stand behind {@code <!-- example: name -->}:
 * first the code, fenced as {@code java}, then what it prints, fenced as {@code text}. A table
 * follows {@code <!-- table: name -->} and ends at the next blank line.
 */
public final class DocsPage {
  private final Path file;

  private DocsPage(Path file) {
    this.file = file;
  }

  /** A page by its path below {@code src/docs}. */
  public static DocsPage of(String path) {
    return new DocsPage(root().resolve("src/docs").resolve(path));
  }

  /** Maven runs tests in the module, an IDE may do so in the root. */
  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("src/docs"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("No src/docs above " + Path.of("").toAbsolutePath());
      }
    }
    return folder;
  }

  /**
   * Holds an example of the page to the test code it shows and to what running that code prints.
   *
   * @param test the class whose source, in this module, has the region
   * @param region runs the code of the region, which prints to {@link System#out}
   */
  public void checkExample(String name, Class<?> test, Runnable region) {
    List<String> blocks = fenced(behind("<!-- example: " + name + " -->"));
    assertThat(blocks.get(0)).as("code of %s in %s", name, file).isEqualTo(source(test, name));
    assertThat(blocks.get(1)).as("output of %s in %s", name, file).isEqualTo(printed(region));
  }

  /** Replaces the rows of a table. */
  public void writeTable(String name, List<String> rows) {
    String marker = "<!-- table: " + name + " -->\n";
    String page = read(file);
    int from = page.indexOf(marker);
    assertThat(from).as("%s in %s", marker, file).isNotNegative();
    int start = from + marker.length();
    int end = page.indexOf("\n\n", start - 1);
    String tail = end < 0 ? "" : page.substring(end + 1);
    write(file, page.substring(0, start) + String.join("\n", rows) + "\n" + tail);
  }

  /** Writes a chart beside the page, which must show it. */
  public void writeChart(String fileName, LineChart chart) {
    assertThat(read(file)).as("%s shows its chart", file).contains("(" + fileName + ")");
    write(file.resolveSibling(fileName), chart.svg());
  }

  /** Checks that everything the page links to beside itself is there. */
  public void checkLinks() {
    Matcher links = Pattern.compile("\\]\\(([^):#]+)(#[^)]*)?\\)").matcher(read(file));
    while (links.find()) {
      assertThat(file.resolveSibling(links.group(1))).exists();
    }
  }

  private String behind(String marker) {
    String page = read(file);
    int from = page.indexOf(marker);
    assertThat(from).as("%s in %s", marker, file).isNotNegative();
    return page.substring(from);
  }

  private static List<String> fenced(String text) {
    Matcher blocks = Pattern.compile("(?s)```(?:java|text)\n(.*?)```").matcher(text);
    List<String> result = new ArrayList<>();
    while (blocks.find()) {
      result.add(blocks.group(1));
    }
    return result;
  }

  private static String source(Class<?> test, String name) {
    String path = "src/test/java/" + test.getName().replace('.', '/') + ".java";
    Path file = Files.exists(Path.of(path)) ? Path.of(path) : Path.of("core").resolve(path);
    String text = read(file);
    int from = text.indexOf("// docs: " + name + "\n");
    assertThat(from).as("region %s in %s", name, path).isNotNegative();
    String region =
        text.substring(text.indexOf('\n', from) + 1, text.indexOf("// docs: end", from));
    return region.stripTrailing().stripIndent() + "\n";
  }

  private static String printed(Runnable region) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    try (PrintStream capture = new PagePrintStream(bytes)) {
      System.setOut(capture);
      region.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  /** The page is in English, whatever the language of who runs its code. */
  private static final class PagePrintStream extends PrintStream {
    PagePrintStream(OutputStream out) {
      super(out, true, StandardCharsets.UTF_8);
    }

    @Override
    public PrintStream printf(String format, Object... args) {
      return printf(Locale.ENGLISH, format, args);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
