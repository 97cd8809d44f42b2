package io.github.azeotrope.examples.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.CampaignChange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a receiver gets, and that one that fails or hangs holds up nobody. */
class WebhookAlertsTest {
  private static final CampaignChange CHANGE =
      new CampaignChange(
          CampaignChange.Kind.OPENED,
          new Campaign("campaign-1", Verdict.FLAGGED, 1, 2, 2, 500, List.of(), List.of()),
          List.of("alice"),
          List.of(),
          2);

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final CountDownLatch hung = new CountDownLatch(1);
  private final AtomicInteger failures = new AtomicInteger();
  private volatile boolean hangs;
  private HttpServer server;
  private URI receiver;

  @BeforeEach
  void startReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          if (hangs) {
            try {
              hung.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
          int status = failures.getAndDecrement() > 0 ? 503 : 204;
          if (status == 204) {
            received.add(body);
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    receiver = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  @AfterEach
  void stopReceiver() {
    hung.countDown();
    server.stop(0);
  }

  private WebhookAlerts alerts() {
    return new WebhookAlerts(receiver, Duration.ofMillis(1));
  }

  @Test
  void theReceiverGetsOneAlertAChangeAndNoAccount() throws InterruptedException {
    try (WebhookAlerts alerts = alerts()) {
      alerts.campaignChanged(CHANGE);
      String alert = received.poll(10, TimeUnit.SECONDS);
      assertThat(alert).isEqualTo(CHANGE.toJson()).contains("\"joined\":1").doesNotContain("alice");
      assertThat(alerts.lost()).isZero();
    }
  }

  @Test
  void aReceiverThatFailsIsTriedAgain() throws InterruptedException {
    failures.set(2);
    try (WebhookAlerts alerts = alerts()) {
      alerts.campaignChanged(CHANGE);
      assertThat(received.poll(10, TimeUnit.SECONDS)).isNotNull();
    }
  }

  @Test
  void whatNobodyTakesIsCountedAndTheNextOneGoesOut() throws InterruptedException {
    failures.set(3);
    try (WebhookAlerts alerts = alerts()) {
      alerts.campaignChanged(CHANGE);
      alerts.campaignChanged(CHANGE);
      assertThat(received.poll(10, TimeUnit.SECONDS)).isNotNull();
      assertThat(alerts.lost()).isEqualTo(1);
    }
  }

  /** The queue fills up, nobody waits, and what does not fit is counted. */
  @Test
  void aReceiverThatHangsHoldsUpNobody() {
    hangs = true;
    try (WebhookAlerts alerts = alerts()) {
      for (int i = 0; i < 1_000; i++) {
        alerts.campaignChanged(CHANGE);
      }
      assertThat(alerts.lost()).isGreaterThanOrEqualTo(700);
    }
  }
}
