package io.github.azeotrope.examples.tomcat;

import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.examples.clientcontract.HostContract;
import io.github.azeotrope.examples.clientcontract.RunningHost;
import io.github.azeotrope.servlet.ApiKeys;
import io.github.azeotrope.servlet.DistillationFilter;
import jakarta.servlet.Filter;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;

class TomcatHostTest extends HostContract {
  private static final ApiKeys ACCOUNTS = ApiKeys.hashedWith(KEY);

  @Override
  protected RunningHost start(@Nullable RequestObserver observer) throws Exception {
    Filter[] filters =
        observer == null
            ? new Filter[0]
            : new Filter[] {DistillationFilter.builder(observer).account(ACCOUNTS).build()};
    Tomcat tomcat = TomcatHost.serve(0, filters);
    return new RunningHost(
        tomcat.getConnector().getLocalPort(),
        () -> {
          tomcat.stop();
          tomcat.destroy();
        });
  }

  @Override
  protected String account(String apiKey) {
    return ACCOUNTS.account(apiKey);
  }
}
