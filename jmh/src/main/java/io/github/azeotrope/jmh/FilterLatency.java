package io.github.azeotrope.jmh;

import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.servlet.ApiKeys;
import io.github.azeotrope.servlet.DistillationFilter;
import io.github.azeotrope.servlet.FilterStats;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;

/**
 * What the servlet filter adds to a request over HTTP: the same host with and without it, in one
 * process, asked in turns by one client that waits for each answer. The request is the gate's, 13
 * kB of JSON; the answer is streamed, 50 events of 60 bytes. Prints the percentiles of both, and
 * the median of the turns' differences with its 95 % interval (binomial, of the order statistics).
 */
public final class FilterLatency {
  private static final int WARM_UP_TURNS = 200;
  private static final int TURNS = 200;
  private static final int REQUESTS_A_TURN = 50;
  private static final int ACCOUNTS = 100_000;
  private static final int EVENTS = 50;
  private static final double NANOS_A_MICRO = 1_000;
  private static final double[] PERCENTILES = {50, 90, 99, 99.9};

  /** Half the width, in standard deviations of a binomial count, of a 95 % interval. */
  private static final double NORMAL_975 = 1.96;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final SplittableRandom random = new SplittableRandom(1);
  private final byte[][] bodies = new byte[Requests.TEXTS][];

  private FilterLatency() {
    Requests requests = new Requests(RequestShape.REQUEST);
    for (int i = 0; i < bodies.length; i++) {
      bodies[i] = requests.json(i);
    }
  }

  /** Measures and prints. */
  public static void main(String[] args) throws Exception {
    new FilterLatency().run();
  }

  private void run() throws Exception {
    LinkageKey key = LinkageKey.fromBytes(new byte[16]);
    try (DistillationDetector detector = DistillationDetector.builder().linkageKey(key).build()) {
      DistillationFilter filter =
          DistillationFilter.builder(detector.observer()).account(ApiKeys.hashedWith(key)).build();
      Server bare = serve(null);
      Server filtered = serve(filter);
      try {
        measure(bare.getURI(), filtered.getURI());
      } finally {
        bare.stop();
        filtered.stop();
      }
      check(filter.stats(), detector);
    }
  }

  /** A fast filter that shows nobody anything would not be what is to be measured. */
  private static void check(FilterStats stats, DistillationDetector detector) {
    long shown = detector.health().requests();
    long asked = (long) (WARM_UP_TURNS + TURNS) * REQUESTS_A_TURN;
    System.out.printf("%d of %d requests were shown to the detector%n", shown, asked);
    if (shown != asked || !stats.failures().isEmpty()) {
      throw new IllegalStateException("not all requests were shown: " + stats);
    }
  }

  private void measure(URI bare, URI filtered) throws IOException, InterruptedException {
    for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
      turn(bare, new Histogram(3));
      turn(filtered, new Histogram(3));
    }
    Histogram without = new Histogram(3);
    Histogram with = new Histogram(3);
    double[] differences = new double[TURNS];
    for (int turn = 0; turn < TURNS; turn++) {
      // By turns first, so that what the machine does besides meets both alike.
      double bareMean;
      double filteredMean;
      if (turn % 2 == 0) {
        bareMean = turn(bare, without);
        filteredMean = turn(filtered, with);
      } else {
        filteredMean = turn(filtered, with);
        bareMean = turn(bare, without);
      }
      differences[turn] = filteredMean - bareMean;
    }
    print(without, with, differences);
  }

  /** One turn; the median latency in nanoseconds. */
  private double turn(URI host, Histogram all) throws IOException, InterruptedException {
    Histogram own = new Histogram(3);
    for (int i = 0; i < REQUESTS_A_TURN; i++) {
      HttpRequest request =
          HttpRequest.newBuilder(host.resolve("/v1/chat/completions"))
              .header("Authorization", "Bearer key-" + random.nextInt(ACCOUNTS))
              .POST(HttpRequest.BodyPublishers.ofByteArray(bodies[random.nextInt(bodies.length)]))
              .build();
      long start = System.nanoTime();
      client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      own.recordValue(System.nanoTime() - start);
    }
    all.add(own);
    return own.getValueAtPercentile(50);
  }

  private static void print(Histogram without, Histogram with, double[] differences) {
    System.out.println("| percentile | without, us | with, us | ratio |");
    System.out.println("|---|--:|--:|--:|");
    for (double percentile : PERCENTILES) {
      double bare = without.getValueAtPercentile(percentile) / NANOS_A_MICRO;
      double filtered = with.getValueAtPercentile(percentile) / NANOS_A_MICRO;
      System.out.printf(
          "| %s | %.0f | %.0f | %.2f |%n", percentile, bare, filtered, filtered / bare);
    }
    Arrays.sort(differences);
    int half = (int) Math.ceil(NORMAL_975 * Math.sqrt(TURNS) / 2);
    System.out.printf(
        "added: %.0f us [%.0f, %.0f], the median of %d turns of %d requests each%n",
        differences[TURNS / 2] / NANOS_A_MICRO,
        differences[TURNS / 2 - half] / NANOS_A_MICRO,
        differences[TURNS / 2 + half] / NANOS_A_MICRO,
        TURNS,
        REQUESTS_A_TURN);
  }

  private static Server serve(@Nullable DistillationFilter filter) throws Exception {
    ServletContextHandler context = new ServletContextHandler();
    if (filter != null) {
      FilterHolder holder = new FilterHolder(filter);
      holder.setAsyncSupported(true);
      context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
    }
    context.addServlet(new Model(), "/v1/*");
    Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.setHandler(context);
    server.start();
    return server;
  }

  /** Reads the request and streams an answer, thinking about neither. */
  private static final class Model extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final byte[] EVENT =
        "data: {\"choices\":[{\"delta\":{\"content\":\"one more word\"}}]}\n\n"
            .getBytes(StandardCharsets.US_ASCII);

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse answer)
        throws IOException {
      request.getInputStream().readAllBytes();
      answer.setContentType("text/event-stream");
      for (int i = 0; i < EVENTS; i++) {
        answer.getOutputStream().write(EVENT);
      }
    }
  }
}
