package io.github.azeotrope.examples.jetty;

import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.examples.mockmodel.MockModelServlet;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.response.ActionKind;
import io.github.azeotrope.response.ResponseLadder;
import io.github.azeotrope.response.ResponsePolicy;
import io.github.azeotrope.servlet.ApiKeys;
import io.github.azeotrope.servlet.DistillationFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;

/** A model API in embedded Jetty with the filter in front; {@code --act} lets it act. */
public final class JettyHost {
  private static final int PORT = 8080;

  /** Accounts of campaigns are asked to come back later: 429 with a time. */
  static final ResponsePolicy ACTING = ResponsePolicy.builder().onFlagged(ActionKind.LIMIT).build();

  private JettyHost() {}

  /** Serves on port 8080 of the loopback until it is stopped. */
  public static void main(String... args) throws Exception {
    // A real host keeps one secret: LinkageKey.fromBase64(System.getenv("AZEOTROPE_KEY")).
    LinkageKey key = LinkageKey.generate();
    ResponseLadder ladder =
        ResponseLadder.of(List.of(args).contains("--act") ? ACTING : ResponsePolicy.shadow());
    try (DistillationDetector detector =
        DistillationDetector.builder().linkageKey(key).listener(ladder).build()) {
      DistillationFilter filter =
          DistillationFilter.builder(detector.observer())
              .account(ApiKeys.hashedWith(key))
              .ladder(ladder)
              .build();
      Server server = serve(PORT, filter);
      System.out.println("A mock model behind the filter: http://localhost:" + PORT + "/v1");
      server.join();
    }
  }

  /** Starts the API behind filters; port 0 takes a free one. */
  static Server serve(int port, Filter... filters) throws Exception {
    ServletContextHandler context = new ServletContextHandler();
    for (Filter filter : filters) {
      FilterHolder holder = new FilterHolder(filter);
      holder.setAsyncSupported(true);
      context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
    }
    context.addServlet(new MockModelServlet(), "/v1/*");
    Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    server.setHandler(context);
    server.start();
    return server;
  }
}
