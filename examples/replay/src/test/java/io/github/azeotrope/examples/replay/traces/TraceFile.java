package io.github.azeotrope.examples.replay.traces;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.azeotrope.Verification;
import io.github.azeotrope.testkit.Exchange;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One labelled trace: a folder with requests.jsonl.gz and truth.csv. */
record TraceFile(Path folder) {
  private static final String PROPERTY = "azeotrope.traces";

  /** What an account truly is. */
  record Role(String role, String campaign) {
    boolean isLegitimate() {
      return campaign.isEmpty();
    }
  }

  /** The trace of that name; skips the test, saying so, where there is none. */
  static TraceFile named(String name) {
    Path folder = root().resolve(name);
    assumeTrue(
        Files.isReadable(folder.resolve("requests.jsonl.gz")),
        () ->
            "no labelled trace "
                + name
                + " beside the repository; name the folder that holds it with -D"
                + PROPERTY
                + "=DIR");
    return new TraceFile(folder);
  }

  private static Path root() {
    String given = System.getProperty(PROPERTY);
    if (given != null) {
      return Path.of(given);
    }
    // Tests run in a module's folder; the traces lie beside the repository.
    Path repository = Path.of("").toAbsolutePath();
    while (repository != null && !Files.isDirectory(repository.resolve(".ci"))) {
      repository = repository.getParent();
    }
    return repository == null
        ? Path.of("shared", "traces")
        : repository.resolveSibling("shared").resolve("traces");
  }

  String name() {
    return folder.getFileName().toString();
  }

  Path requests() {
    return folder.resolve("requests.jsonl.gz");
  }

  /** All accounts with what they are, in the order of the file. */
  Map<String, Role> truth() {
    Map<String, Role> truth = new LinkedHashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(folder.resolve("truth.csv"), UTF_8)) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split(",", -1);
        truth.put(fields[0], new Role(fields[1], fields[2]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return truth;
  }

  /** The exchanges of the accounts to keep, in order. */
  List<Exchange> exchanges(Predicate<Map.Entry<String, Role>> keep) {
    Map<String, Role> kept = new LinkedHashMap<>();
    for (Map.Entry<String, Role> account : truth().entrySet()) {
      if (keep.test(account)) {
        kept.put(account.getKey(), account.getValue());
      }
    }
    List<Exchange> exchanges = new ArrayList<>();
    forEachLine(
        line -> {
          Role role = kept.get(account(line));
          if (role != null) {
            exchanges.add(exchange(JsonMapper.shared().readTree(line), role));
          }
        });
    return exchanges;
  }

  /** Hears of the account and the time of each request, in order. */
  void forEachRequest(Score.RequestVisitor visitor) {
    forEachLine(line -> visitor.visit(account(line), time(line)));
  }

  /** The times of all requests, in order. */
  long[] times() {
    LongStream.Builder times = LongStream.builder();
    forEachRequest((account, epochMillis) -> times.add(epochMillis));
    return times.build().toArray();
  }

  /** Writes the lines up to a time to another file. */
  void copyUntil(long epochMillis, Path file) throws IOException {
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), UTF_8))) {
      forEachLine(
          line -> {
            try {
              if (time(line) <= epochMillis) {
                out.append(line).append('\n');
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  private void forEachLine(Consumer<String> visitor) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(requests())), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        visitor.accept(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As in score.py: the traces have plain ids and no spaces between tokens. */
  private static String account(String line) {
    String name = "\"account\":\"";
    int from = line.indexOf(name) + name.length();
    return line.substring(from, line.indexOf('"', from));
  }

  private static long time(String line) {
    String name = "\"time\":";
    int from = line.indexOf(name) + name.length();
    return Long.parseLong(line.substring(from, line.indexOf(',', from)));
  }

  private static Exchange exchange(JsonNode line, Role role) {
    Draft d = new Draft();
    d.account = line.required("account").asString();
    d.epochMillis = line.required("time").asLong();
    d.prompt = line.required("prompt").asString();
    d.system = text(line, "system");
    d.session = text(line, "session");
    d.turn = line.path("turn").asInt(0);
    d.history = texts(line, "history");
    d.organization = text(line, "organization");
    d.model = text(line, "model");
    d.ip = text(line, "ip");
    d.country = text(line, "country");
    d.asn = line.path("asn").asLong(0);
    d.userAgent = text(line, "userAgent");
    d.tls = text(line, "tls");
    d.device = text(line, "device");
    d.payment = text(line, "payment");
    d.accountCreated = line.path("accountCreated").asLong(d.accountCreated);
    String verification = text(line, "verification");
    d.verification = verification == null ? null : Verification.valueOf(verification);
    d.requestId = text(line, "requestId");
    d.artifacts = texts(line, "artifacts");
    d.answered = line.has("outputTokens") || line.has("issued");
    d.answeredEpochMillis = d.epochMillis;
    d.outputTokens = line.path("outputTokens").asInt(0);
    d.issued = texts(line, "issued");
    d.scenario = role.role();
    d.campaign = role.campaign();
    return d.toExchange();
  }

  private static @Nullable String text(JsonNode line, String name) {
    JsonNode value = line.path(name);
    return value.isString() ? value.asString() : null;
  }

  private static List<String> texts(JsonNode line, String name) {
    List<String> texts = new ArrayList<>();
    line.path(name).forEach(text -> texts.add(text.asString()));
    return List.copyOf(texts);
  }
}
