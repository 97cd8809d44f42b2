package io.github.azeotrope.examples.replay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** On the command line: what kind of log a trace is. */
final class LogOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description =
          "The log of a gateway, one of those below. A --map beside it replaces single fields of"
              + " it.")
  private @Nullable String preset;

  @Option(
      names = "--map",
      paramLabel = "FIELD=PATH,...",
      description = {
        "Where a log keeps the fields, as JSONPath:",
        "account=$$.key,time=$$.startTime,prompt=$$.messages[-1].content",
        "Names, indexes, [*] and parse(...) around a string that holds JSON; a|b for b where there"
            + " is no a. request=$$.body reads a whole request of a model API instead of the"
            + " prompt alone. A time is ISO 8601 or a number in a unit that follows from its"
            + " size, or is written: time:s, time:ms, time:us, time:ns. May be given more than"
            + " once."
      })
  private List<String> maps = List.of();

  @Option(
      names = "--where",
      paramLabel = "PATH=VALUE",
      description =
          "Reads only lines with this value, as $$.type=GENERATION. May be given more than once.")
  private List<String> wheres = List.of();

  /**
   * The parser that these options ask for.
   *
   * @throws ParameterException if one of them is wrong
   */
  LineParser parser(int maxLineBytes) {
    if (preset == null && maps.isEmpty() && wheres.isEmpty()) {
      return new TraceLineParser(maxLineBytes);
    }
    try {
      List<String> allMaps = new ArrayList<>();
      List<String> allWheres = new ArrayList<>();
      if (preset != null) {
        LogPreset known = LogPreset.named(preset);
        allMaps.addAll(known.map());
        allWheres.addAll(known.where());
      }
      allMaps.addAll(maps);
      allWheres.addAll(wheres);
      return new MappedLineParser(FieldMap.of(allMaps, allWheres), maxLineBytes);
    } catch (IllegalArgumentException e) {
      if (command == null) {
        throw e;
      }
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }
}
