package io.github.azeotrope.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The pages show these commands and maps. */
class DocumentedCommandsTest {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern COMMAND =
      Pattern.compile("java -jar examples/replay/target/azeotrope-replay.jar (.*)");
  private static final Pattern MAP = Pattern.compile("--map '([^']*(?:\\['[^']*'][^']*)*)'");

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "src/docs/LOGS.md"})
  void everyCommandIsUnderstood(String page) throws IOException {
    Matcher command = COMMAND.matcher(Files.readString(ROOT.resolve(page)));
    int found = 0;
    while (command.find()) {
      CommandLine.ParseResult parsed =
          Replay.commandLine(InputStream.nullInputStream(), 1_024)
              .parseArgs(words(command.group(1)));
      assertThat(parsed.hasSubcommand()).isTrue();
      found++;
    }
    assertThat(found).isGreaterThanOrEqualTo(3);
  }

  @Test
  void everyMapIsOne() throws IOException {
    Matcher map = MAP.matcher(Files.readString(ROOT.resolve("src/docs/LOGS.md")));
    int found = 0;
    while (map.find()) {
      List<String> maps = new ArrayList<>(LogPreset.LITELLM.map());
      maps.add(map.group(1));
      assertThat(FieldMap.of(maps, List.of()).sources()).isNotEmpty();
      found++;
    }
    assertThat(found).isGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void thePageTellsWhatAPresetIs(LogPreset preset) throws IOException {
    String page = Files.readString(ROOT.resolve("src/docs/LOGS.md")).replace("\\|", "|");
    String row = "| `" + preset.key() + "` | `" + String.join("` `", preset.map()) + "`";
    String where = preset.where().isEmpty() ? "" : ", where `" + preset.where().get(0) + "`";
    assertThat(page).contains(row + where + " |");
  }

  /** As a shell would divide it. */
  private static String[] words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = Pattern.compile("'([^']*)'|(\\S+)").matcher(command.replaceFirst(" &&.*", ""));
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    return words.toArray(String[]::new);
  }
}
