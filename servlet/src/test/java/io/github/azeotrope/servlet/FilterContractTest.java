package io.github.azeotrope.servlet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.testkit.contract.ObservedHost;
import io.github.azeotrope.testkit.contract.ObserverAdapterContract;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The filter holds what every adapter has to hold. */
class FilterContractTest implements ObserverAdapterContract {
  private static final String ACCOUNT = "X-Account";
  private static final String EXCHANGE = "X-Exchange";

  @Override
  public ObservedHost with(RequestObserver observer) {
    return new Host(
        DistillationFilter.builder(observer).account(http -> http.getHeader(ACCOUNT)).build());
  }

  @Override
  public ObservedHost without() {
    return new Host();
  }

  private static final class Host implements ObservedHost {
    private final AtomicInteger exchanges = new AtomicInteger();
    private final Model model = new Model();
    private final ModelHost host;

    Host(Filter... filters) {
      host = ModelHost.start(model, filters);
    }

    @Override
    public Delivered exchange(String account, String prompt) throws IOException {
      String exchange = Integer.toString(exchanges.getAndIncrement());
      String body =
          "{\"messages\":[{\"role\":\"user\",\"content\":\""
              + CampaignOverHttpTest.escaped(prompt)
              + "\"}]}";
      String answer =
          Call.post("/v1/chat/completions", body.getBytes(UTF_8))
              .header(ACCOUNT, account)
              .header(EXCHANGE, exchange)
              .sendText(host);
      return new Delivered(String.valueOf(model.read.get(exchange)), answer);
    }

    @Override
    public void close() {
      host.close();
    }
  }

  /** Keeps what it reads, byte for character. */
  private static final class Model extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient Map<String, String> read = new ConcurrentHashMap<>();

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse answer)
        throws IOException {
      byte[] body = request.getInputStream().readAllBytes();
      read.put(request.getHeader(EXCHANGE), new String(body, ISO_8859_1));
      answer.setContentType("application/json");
      answer
          .getOutputStream()
          .write(
              "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"Yes.\"}}]}"
                  .getBytes(UTF_8));
    }
  }
}
