package io.github.azeotrope.servlet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.response.ActionKind;
import io.github.azeotrope.response.ResponseLadder;
import io.github.azeotrope.response.ResponsePolicy;
import io.github.azeotrope.testkit.Day;
import io.github.azeotrope.testkit.Exchange;
import io.github.azeotrope.testkit.Traffic;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** From HTTP requests to an answer of 429, through all that lies between. */
class CampaignOverHttpTest {
  private static final LinkageKey KEY = LinkageKey.fromBytes("one-secret-of-16".getBytes(US_ASCII));
  private static final ApiKeys KEYS = ApiKeys.hashedWith(KEY);

  private final AtomicReference<ModelRequest> current =
      new AtomicReference<>(ModelRequest.of("none", 0, "none"));

  /** Ordinary people come from past logs, the campaign by HTTP. */
  @Test
  void aCampaignIsFoundAndLimitedWhenTheHostSaysSo() throws IOException {
    ResponseLadder ladder =
        ResponseLadder.builder(ResponsePolicy.shadow()).batchEvery(Duration.ofMinutes(1)).build();
    try (DistillationDetector detector =
            DistillationDetector.builder()
                .linkageKey(KEY)
                .executor(Runnable::run)
                .listener(ladder)
                .build();
        ModelHost host = ModelHost.start(filter(detector, ladder))) {
      Set<String> campaign = new TreeSet<>();
      ModelRequest ofCampaign = current.get();
      ModelRequest ofPeople = current.get();
      Traffic people = Traffic.organic(42).accounts(800).days(6);
      Traffic pool = Traffic.templateHarvest(43).accounts(60).from(Day.of(3)).days(2);
      for (Exchange exchange : Traffic.merge(people, pool)) {
        if (exchange.isCampaign()) {
          ofCampaign = exchange.request();
          assertThat(status(host, ofCampaign)).isEqualTo("200");
          campaign.add(KEYS.account(ofCampaign.account()));
        } else {
          ofPeople = exchange.request();
          detector.observer().observe(ofPeople);
        }
      }
      detector.sweepNow(ofPeople.epochMillis());

      assertThat(detector.campaigns())
          .singleElement()
          .satisfies(
              found ->
                  assertThat(found.members())
                      .extracting(member -> member.account())
                      .containsExactlyInAnyOrderElementsOf(campaign));
      assertThat(detector.assess(KEYS.account(ofCampaign.account())).isFlagged()).isTrue();
      assertThat(status(host, aDayAfter(ofCampaign))).isEqualTo("200");
      ladder.policy(ResponsePolicy.builder().onFlagged(ActionKind.LIMIT).build());
      assertThat(status(host, aDayAfter(ofCampaign))).isEqualTo("429");
      assertThat(status(host, aDayAfter(ofPeople))).isEqualTo("200");
    }
  }

  private DistillationFilter filter(DistillationDetector detector, ResponseLadder ladder) {
    InstantSource time = () -> Instant.ofEpochMilli(current.get().epochMillis());
    return DistillationFilter.builder(detector.observer())
        .account(KEYS)
        .client((request, known) -> current.get().client())
        .facts(request -> current.get().facts())
        .clock(time.withZone(ZoneOffset.UTC))
        .ladder(ladder)
        .build();
  }

  private String status(ModelHost host, ModelRequest request) throws IOException {
    current.set(request);
    String body =
        "{\"messages\":[{\"role\":\"user\",\"content\":\"" + escaped(request.prompt()) + "\"}]}";
    return Call.post("/v1/chat/completions", body.getBytes(UTF_8))
        .header("Authorization", "Bearer " + request.account())
        .sendText(host)
        .substring(9, 12);
  }

  private static ModelRequest aDayAfter(ModelRequest request) {
    return ModelRequest.of(
        request.account(), request.epochMillis() + Duration.ofDays(1).toMillis(), request.prompt());
  }

  static String escaped(String text) {
    StringBuilder json = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              if (c < ' ' || c == '"' || c == '\\') {
                json.append(String.format("\\u%04x", c));
              } else {
                json.append((char) c);
              }
            });
    return json.toString();
  }
}
