package quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.servlet.ApiKeys;
import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Exchange;
import io.github.azeotrope.testkit.Traffic;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** People and a pool of accounts use your host over HTTP; the pool is found, and nobody else. */
class HostTest {
  private final LinkageKey key = LinkageKey.generate();
  private final ApiKeys ids = ApiKeys.hashedWith(key);
  private final Map<String, AccountFacts> customers = new ConcurrentHashMap<>();
  private final JsonMapper json = new JsonMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile long now;

  @Test
  void aPooledHarvestIsFoundBehindTheFilter() throws Exception {
    Traffic people = Traffic.organic(42).accounts(400).days(4);
    Traffic pool = Traffic.templateHarvest(43).accounts(40).from(Day.of(2)).days(2);
    try (Host host = new Host(0, key, customers::get, simulatedClock())) {
      for (Exchange exchange : Traffic.merge(people, pool)) {
        send(host, exchange.request());
      }
      host.detector().sweepNow(now);

      Campaign campaign = host.detector().campaigns().get(0);
      assertTrue(campaign.members().size() >= 38, () -> campaign.members().size() + " members");
      for (String account : people.accounts()) {
        assertFalse(host.detector().assess(ids.account("sk-" + account)).isFlagged());
      }
    }
  }

  private void send(Host host, ModelRequest request) throws Exception {
    now = request.epochMillis();
    customers.put(ids.account("sk-" + request.account()), request.facts());
    String body =
        json.writeValueAsString(
            Map.of("messages", new Object[] {Map.of("role", "user", "content", request.prompt())}));
    HttpRequest.Builder call =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + host.port() + "/v1/chat/completions"))
            .header("Authorization", "Bearer sk-" + request.account())
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (request.client().address() != null) {
      call.header("X-Forwarded-For", request.client().address());
    }
    assertEquals(200, http.send(call.build(), BodyHandlers.discarding()).statusCode());
  }

  private Clock simulatedClock() {
    InstantSource source = () -> Instant.ofEpochMilli(now);
    return source.withZone(ZoneOffset.UTC);
  }
}
