package io.github.azeotrope.examples.clientcontract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.examples.clientcontract.Clients.Way;
import io.github.azeotrope.examples.mockmodel.MockModel;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.testkit.observer.RecordingObserver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Holds for every host that serves the mock model: the official clients get the model's words,
 * whole and streamed; the detector is shown each exchange once, under the account whose key was
 * used; with the library and without it, working or broken, the answers are the same bytes.
 */
public abstract class HostContract {
  /** The key of the hosts under test. */
  protected static final LinkageKey KEY =
      LinkageKey.fromBytes("a key for the examples' tests".getBytes(StandardCharsets.US_ASCII));

  private static final String PROMPT =
      "Which azeotrope of water and ethanol boils at 78.2 degrees?";

  /**
   * Starts the host with a fresh mock model on a free port of the loopback, hashing under {@link
   * #KEY}.
   *
   * @param observer whom to show the exchanges; null for the host without the library
   */
  protected abstract RunningHost start(@Nullable RequestObserver observer) throws Exception;

  /** The account that stands for an API key in this host. */
  protected abstract String account(String apiKey);

  @Test
  final void everyOfficialClientIsAnsweredAndSeenOnce() throws Exception {
    try (DistillationDetector detector = detector()) {
      RecordingObserver recorder = RecordingObserver.around(detector.observer());
      try (RunningHost host = start(recorder);
          Clients clients = new Clients(host.url(), "sk-one")) {
        for (Way way : Way.values()) {
          int before = way.ordinal();
          String prompt = PROMPT + " By " + way;
          assertThat(clients.ask(way, prompt)).isEqualTo(expected(prompt));
          Await.until(() -> recorder.responses().size() == before + 1);
          checkLast(recorder, prompt);
        }
      }
      assertThat(recorder.requests()).hasSameSizeAs(Way.values());
      assertThat(recorder.responses()).hasSameSizeAs(Way.values());
      assertThat(detector.health().requests()).isEqualTo(Way.values().length);
      assertThat(detector.health().accounts()).isEqualTo(1);
    }
  }

  private void checkLast(RecordingObserver recorder, String prompt) {
    ModelRequest request = recorder.requests().get(recorder.requests().size() - 1);
    assertThat(request.account()).isEqualTo(account("sk-one")).doesNotContain("sk-one");
    assertThat(request.prompt()).isEqualTo(prompt);
    assertThat(request.model()).isEqualTo("mock-1");
    assertThat(request.client().address()).isEqualTo("127.0.0.1");
    assertThat(request.client().userAgent()).isNotBlank();
    ModelResponse response = recorder.responses().get(recorder.responses().size() - 1);
    assertThat(response.account()).isEqualTo(request.account());
    assertThat(response.outputTokens()).isEqualTo(MockModel.wordsFor(prompt).size());
  }

  @Test
  final void manyAccountsAtOnceAreToldApart() throws Exception {
    int accounts = 4;
    int rounds = 5;
    try (DistillationDetector detector = detector()) {
      RecordingObserver recorder = RecordingObserver.around(detector.observer());
      try (RunningHost host = start(recorder)) {
        List<Callable<Void>> people = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
          String apiKey = "sk-" + i;
          people.add(() -> converse(host.url(), apiKey, rounds));
        }
        runAll(people);
        Await.until(() -> recorder.responses().size() == accounts * rounds * Way.values().length);
      }
      Map<String, List<String>> prompts = new TreeMap<>();
      for (ModelRequest request : recorder.requests()) {
        prompts.computeIfAbsent(request.account(), a -> new ArrayList<>()).add(request.prompt());
      }
      assertThat(prompts).hasSize(accounts);
      for (int i = 0; i < accounts; i++) {
        assertThat(prompts.get(account("sk-" + i)))
            .hasSize(rounds * Way.values().length)
            .doesNotHaveDuplicates()
            .allMatch(promptsOf("sk-" + i));
      }
      assertThat(detector.health().accounts()).isEqualTo(accounts);
      assertThat(detector.health().requests())
          .isEqualTo((long) accounts * rounds * Way.values().length);
    }
  }

  private static Predicate<String> promptsOf(String apiKey) {
    return prompt -> prompt.startsWith("I am " + apiKey + " ");
  }

  private static Void converse(String url, String apiKey, int rounds) {
    try (Clients clients = new Clients(url, apiKey)) {
      for (int round = 0; round < rounds; round++) {
        for (Way way : Way.values()) {
          String prompt = "I am " + apiKey + " and ask by " + way + " for the time " + round;
          assertThat(clients.ask(way, prompt)).isEqualTo(expected(prompt));
        }
      }
    }
    return null;
  }

  @Test
  final void withAndWithoutTheLibraryTheAnswersAreTheSameBytes() throws Exception {
    List<String> without;
    try (RunningHost host = start(null)) {
      without = answers(host);
    }
    assertThat(without.get(0)).startsWith("200").contains(expected(PROMPT));
    assertThat(without.get(4)).startsWith("400");
    try (DistillationDetector detector = detector();
        RunningHost host = start(detector.observer())) {
      assertThat(answers(host)).isEqualTo(without);
    }
    try (RunningHost host = start(new Broken())) {
      assertThat(answers(host)).isEqualTo(without);
    }
  }

  private static List<String> answers(RunningHost host) throws IOException, InterruptedException {
    String openAi = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"" + PROMPT;
    String anthropic =
        "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\","
            + "\"content\":[{\"type\":\"text\",\"text\":\""
            + PROMPT;
    return List.of(
        answer(host, "/v1/chat/completions", openAi + "\"}]}"),
        answer(host, "/v1/chat/completions", openAi + "\"}],\"stream\":true}"),
        answer(host, "/v1/messages", anthropic + "\"}]}]}"),
        answer(host, "/v1/messages", anthropic + "\"}]}],\"stream\":true}"),
        answer(host, "/v1/chat/completions", openAi),
        answer(host, "/v1/messages", ""),
        answer(host, "/v1/nowhere", "{}"));
  }

  /** Status, headers but for the date, and body. */
  private static String answer(RunningHost host, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(host.url() + path))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer sk-one")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    return answer.statusCode() + "\n" + headers + "\n" + answer.body();
  }

  private static DistillationDetector detector() {
    return DistillationDetector.builder().linkageKey(KEY).executor(Runnable::run).build();
  }

  private static String expected(String prompt) {
    return String.join("", MockModel.wordsFor(prompt));
  }

  private static void runAll(List<Callable<Void>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      for (Future<Void> done : threads.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Throws wherever it can. */
  private static final class Broken implements RequestObserver {
    @Override
    public Assessment assess(String account) {
      throw new IllegalStateException("as told");
    }

    @Override
    public Assessment observe(ModelRequest request) {
      throw new IllegalStateException("as told");
    }

    @Override
    public void complete(ModelResponse response) {
      throw new IllegalStateException("as told");
    }
  }
}
