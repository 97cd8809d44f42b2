package io.github.azeotrope.examples.tomcat;

import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.examples.mockmodel.MockModelServlet;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.response.ActionKind;
import io.github.azeotrope.response.ResponseLadder;
import io.github.azeotrope.response.ResponsePolicy;
import io.github.azeotrope.servlet.ApiKeys;
import io.github.azeotrope.servlet.DistillationFilter;
import jakarta.servlet.Filter;
import java.io.File;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** A model API in embedded Tomcat with the filter in front; {@code --act} lets it act. */
public final class TomcatHost {
  private static final int PORT = 8080;

  /** Accounts of campaigns are asked to come back later: 429 with a time. */
  private static final ResponsePolicy ACTING =
      ResponsePolicy.builder().onFlagged(ActionKind.LIMIT).build();

  private TomcatHost() {}

  /** Serves on port 8080 of the loopback until it is stopped. */
  public static void main(String... args) throws LifecycleException {
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
      Tomcat tomcat = serve(PORT, filter);
      System.out.println("A mock model behind the filter: http://localhost:" + PORT + "/v1");
      tomcat.getServer().await();
    }
  }

  /** Starts the API behind filters; port 0 takes a free one. */
  static Tomcat serve(int port, Filter... filters) throws LifecycleException {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(new File(System.getProperty("java.io.tmpdir"), "azeotrope-tomcat").getPath());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(port);
    Context context = tomcat.addContext("", null);
    for (Filter filter : filters) {
      FilterDef definition = new FilterDef();
      definition.setFilterName(filter.toString());
      definition.setFilter(filter);
      definition.setAsyncSupported("true");
      context.addFilterDef(definition);
      FilterMap map = new FilterMap();
      map.setFilterName(filter.toString());
      map.addURLPattern("/*");
      context.addFilterMap(map);
    }
    Tomcat.addServlet(context, "model", new MockModelServlet()).setAsyncSupported(true);
    context.addServletMapping("/v1/*", "model");
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.start();
    return tomcat;
  }
}
