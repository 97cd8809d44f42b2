package io.github.azeotrope.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page whose code stands, compiled and run, between two comments of a test. */
final class Page {
  static final Path ROOT = Path.of("..");
  private static final Path TESTS = Path.of("src/test/java/io/github/azeotrope/testkit/docs");

  private final String text;
  private final String test;

  private Page(String text, String test) {
    this.text = text;
    this.test = test;
  }

  /** The page, relative to the root of the repository, and the test that shows its code. */
  static Page of(String page, Class<?> test) throws IOException {
    return new Page(
        Files.readString(ROOT.resolve(page)),
        Files.readString(TESTS.resolve(test.getSimpleName() + ".java")));
  }

  /** Holds block number {@code index} of Java to what the test compiles. */
  void assertShowsCompiled(int index) {
    String from = "// PAGE begin " + index + "\n";
    int start = test.indexOf(from);
    assertThat(start).as("the test's code %s", index).isNotNegative();
    String compiled =
        test.substring(start + from.length(), test.indexOf("// PAGE end " + index + "\n", start));
    assertThat(normalised(block("java", index))).isEqualTo(normalised(compiled));
  }

  /** A fenced block, by language and number from 0. */
  String block(String language, int index) {
    Matcher matcher =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(text);
    for (int i = 0; i <= index; i++) {
      assertThat(matcher.find()).as("block %s of language %s", i, language).isTrue();
    }
    return matcher.group(1);
  }

  /** Every page of the repository that it points to is there. */
  void assertLinksLead(Path from) {
    Matcher link = Pattern.compile("]\\(([^):#]+)\\)").matcher(text);
    int links = 0;
    while (link.find()) {
      assertThat(from.resolve(link.group(1))).exists();
      links++;
    }
    assertThat(links).isPositive();
  }

  /** Formatting apart, which the formatter and the page decide differently. */
  private static String normalised(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }
}
