package quickstart;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.response.ResponseLadder;
import io.github.azeotrope.response.ResponsePolicy;
import io.github.azeotrope.servlet.ApiKeys;
import io.github.azeotrope.servlet.DistillationFilter;
import io.github.azeotrope.servlet.TrustedProxies;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.EnumSet;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;

/** A model API behind the filter: what you copy is in the constructor. */
public final class Host implements AutoCloseable {
  private final DistillationDetector detector;
  private final Server server;

  /**
   * Starts the host.
   *
   * @param port 0 takes a free one
   * @param key one secret per deployment
   * @param facts what you know of an account, by its id: who pays, since when it is there
   * @param clock of the requests
   */
  public Host(int port, LinkageKey key, Function<String, AccountFacts> facts, Clock clock)
      throws Exception {
    ResponseLadder ladder = ResponseLadder.of(ResponsePolicy.shadow()); // watches, allows all
    detector =
        DistillationDetector.builder()
            .linkageKey(key)
            .listener(
                change -> {
                  ladder.campaignChanged(change);
                  System.out.println(change.toJson()); // your alert
                })
            .build();
    ApiKeys accounts = ApiKeys.hashedWith(key); // or your own account id
    DistillationFilter filter =
        DistillationFilter.builder(detector.observer())
            .account(accounts)
            .facts(request -> facts.apply(accounts.apply(request)))
            .proxies(TrustedProxies.xForwardedFor("127.0.0.1")) // whose word on addresses counts
            .ladder(ladder)
            .clock(clock)
            .build();

    ServletContextHandler context = new ServletContextHandler();
    FilterHolder holder = new FilterHolder(filter);
    holder.setAsyncSupported(true);
    context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
    context.addServlet(new Model(), "/v1/*");
    server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    server.setHandler(context);
    server.start();
  }

  /** Serves on port 8080 until it is stopped. */
  public static void main(String[] args) throws Exception {
    new Host(8080, LinkageKey.generate(), id -> AccountFacts.UNKNOWN, Clock.systemUTC())
        .server.join();
  }

  /** The detector, for the analyst's side of the host. */
  public DistillationDetector detector() {
    return detector;
  }

  /** The port of the loopback. */
  public int port() {
    return server.getURI().getPort();
  }

  @Override
  public void close() throws Exception {
    server.stop();
    detector.close();
  }

  /** Says the same to everybody; yours is the one behind it. */
  private static final class Model extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse answer)
        throws IOException {
      request.getInputStream().readAllBytes();
      answer.setContentType("application/json");
      answer
          .getWriter()
          .write("{\"choices\": [{\"message\": {\"role\": \"assistant\", \"content\": \"Yes.\"}}]}");
    }
  }
}
