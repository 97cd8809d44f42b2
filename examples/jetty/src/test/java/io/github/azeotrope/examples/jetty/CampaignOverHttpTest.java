package io.github.azeotrope.examples.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.response.ProblemDetails;
import io.github.azeotrope.response.ResponseLadder;
import io.github.azeotrope.servlet.ApiKeys;
import io.github.azeotrope.servlet.DistillationFilter;
import io.github.azeotrope.servlet.TrustedProxies;
import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Exchange;
import io.github.azeotrope.testkit.Traffic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A simulated pool and simulated people come over HTTP; the pool is found and acted upon. */
class CampaignOverHttpTest {
  private static final LinkageKey KEY =
      LinkageKey.fromBytes("a key for the examples' tests".getBytes(StandardCharsets.US_ASCII));
  private static final ApiKeys ACCOUNTS = ApiKeys.hashedWith(KEY);
  private static final JsonMapper JSON = new JsonMapper();
  private static final int TOO_MANY_REQUESTS = 429;

  private final SetClock clock = new SetClock();
  private final Map<String, AccountFacts> directory = new ConcurrentHashMap<>();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void aPooledHarvestIsFlaggedAndAskedToComeBackLater() throws Exception {
    Traffic people = Traffic.organic(42).accounts(320).days(3);
    Traffic pool = Traffic.templateHarvest(43).accounts(30).from(Day.of(2)).days(1);
    ResponseLadder ladder =
        ResponseLadder.builder(JettyHost.ACTING).batchEvery(Duration.ofMinutes(1)).build();
    try (DistillationDetector detector =
        DistillationDetector.builder()
            .linkageKey(KEY)
            .listener(ladder)
            .executor(Runnable::run)
            .build()) {
      DistillationFilter filter =
          DistillationFilter.builder(detector.observer())
              .account(ACCOUNTS)
              .facts(request -> directory.get(ACCOUNTS.apply(request)))
              .proxies(TrustedProxies.xForwardedFor("127.0.0.1"))
              .clock(clock)
              .ladder(ladder)
              .build();
      Server server = JettyHost.serve(0, filter);
      try {
        URI url = server.getURI().resolve("/v1/chat/completions");
        Set<String> sent = new HashSet<>();
        for (Exchange exchange : Traffic.merge(people, pool)) {
          send(url, exchange.request());
          sent.add(exchange.request().account());
        }
        detector.sweepNow(clock.millis());

        Set<String> members = accounts(pool, sent);
        Campaign campaign = only(detector.campaigns());
        assertThat(campaign.members())
            .allMatch(member -> members.contains(member.account()))
            .hasSizeGreaterThan(members.size() * 9 / 10);
        assertThat(accounts(people, sent))
            .noneMatch(account -> detector.assess(account).isFlagged());

        clock.set(clock.millis() + Duration.ofMinutes(2).toMillis());
        HttpResponse<String> refused = ask(url, pool.accounts().get(0));
        assertThat(refused.statusCode()).isEqualTo(TOO_MANY_REQUESTS);
        assertThat(refused.headers().firstValue("Retry-After")).contains("3600");
        assertThat(refused.headers().firstValue("Content-Type"))
            .hasValueSatisfying(type -> assertThat(type).startsWith(ProblemDetails.MEDIA_TYPE));
        for (String person : people.accounts().subList(0, 20)) {
          assertThat(ask(url, person).statusCode()).isEqualTo(200);
        }
      } finally {
        server.stop();
      }
      assertThat(filter.stats().failures()).isEmpty();
      assertThat(filter.stats().wire().problems()).isEmpty();
    }
  }

  private static Campaign only(List<Campaign> campaigns) {
    assertThat(campaigns).hasSize(1);
    return campaigns.get(0);
  }

  private static Set<String> accounts(Traffic traffic, Set<String> sent) {
    return traffic.accounts().stream()
        .filter(sent::contains)
        .map(id -> ACCOUNTS.account("sk-" + id))
        .collect(Collectors.toSet());
  }

  private void send(URI url, ModelRequest request) throws IOException, InterruptedException {
    clock.set(request.epochMillis());
    directory.putIfAbsent(ACCOUNTS.account("sk-" + request.account()), request.facts());
    HttpRequest.Builder call =
        HttpRequest.newBuilder(url)
            .header("Authorization", "Bearer sk-" + request.account())
            .POST(HttpRequest.BodyPublishers.ofByteArray(body(request)));
    if (request.client().address() != null) {
      call.header("X-Forwarded-For", request.client().address());
    }
    if (request.client().userAgent() != null) {
      call.header("User-Agent", request.client().userAgent());
    }
    int status = http.send(call.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    assertThat(status).isIn(200, TOO_MANY_REQUESTS);
  }

  private HttpResponse<String> ask(URI url, String account)
      throws IOException, InterruptedException {
    ModelRequest request = ModelRequest.of(account, clock.millis(), "Good morning");
    return http.send(
        HttpRequest.newBuilder(url)
            .header("Authorization", "Bearer sk-" + account)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body(request)))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static byte[] body(ModelRequest request) {
    ObjectNode body = JSON.createObjectNode();
    body.put("model", request.model());
    ArrayNode messages = body.putArray("messages");
    if (request.systemPrompt() != null) {
      messages.addObject().put("role", "system").put("content", request.systemPrompt());
    }
    List<String> history = request.conversation().history();
    for (int i = 0; i < history.size(); i++) {
      boolean isModel = (history.size() - i) % 2 == 1;
      messages
          .addObject()
          .put("role", isModel ? "assistant" : "user")
          .put("content", history.get(i));
    }
    messages.addObject().put("role", "user").put("content", request.prompt());
    return JSON.writeValueAsBytes(body);
  }

  /** Stands where it was set. */
  private static final class SetClock extends Clock {
    private volatile long millis;

    void set(long epochMillis) {
      millis = epochMillis;
    }

    @Override
    public long millis() {
      return millis;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(millis);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("a test's clock has no other zone");
    }
  }
}
