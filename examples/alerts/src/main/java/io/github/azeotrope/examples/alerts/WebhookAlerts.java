package io.github.azeotrope.examples.alerts;

import io.github.azeotrope.campaign.CampaignChange;
import io.github.azeotrope.campaign.CampaignListener;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * Posts each campaign change to a chat or ticket system. A slow receiver holds up nobody: alerts
 * wait in a bounded queue for a thread of their own, and what finds the queue full is counted. A
 * receiver that fails is tried again, {@value #ATTEMPTS} times in all.
 */
public final class WebhookAlerts implements CampaignListener, AutoCloseable {
  private static final int ATTEMPTS = 3;
  private static final int MOST_WAITING = 256;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int FIRST_FAILURE = 300;

  private final URI receiver;
  private final Duration pause;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final LongAdder lost = new LongAdder();
  private final Thread sender = new Thread(this::send, "campaign-alerts");

  /**
   * Alerts to this address.
   *
   * @param pause between two attempts
   */
  public WebhookAlerts(URI receiver, Duration pause) {
    this.receiver = receiver;
    this.pause = pause;
    sender.setDaemon(true);
    sender.start();
  }

  @Override
  public void campaignChanged(CampaignChange change) {
    if (!waiting.offer(change.toJson())) {
      lost.increment();
    }
  }

  /** Alerts that nobody received. */
  public long lost() {
    return lost.sum();
  }

  private void send() {
    try {
      while (true) {
        String alert = waiting.take();
        if (!isReceived(alert)) {
          lost.increment();
        }
      }
    } catch (InterruptedException e) {
      // Closed.
      Thread.currentThread().interrupt();
    }
  }

  private boolean isReceived(String alert) throws InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(receiver)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(alert))
            .build();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (attempt > 0) {
        Thread.sleep(pause.toMillis());
      }
      try {
        if (client.send(post, HttpResponse.BodyHandlers.discarding()).statusCode()
            < FIRST_FAILURE) {
          return true;
        }
      } catch (IOException e) {
        // Not there; the next attempt may reach it.
      }
    }
    return false;
  }

  /** Ends the thread; alerts that wait are dropped. */
  @Override
  public void close() {
    sender.interrupt();
  }
}
