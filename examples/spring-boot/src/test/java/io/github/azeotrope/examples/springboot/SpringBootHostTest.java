package io.github.azeotrope.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.examples.clientcontract.HostContract;
import io.github.azeotrope.examples.clientcontract.RunningHost;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.servlet.ApiKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

class SpringBootHostTest extends HostContract {
  private static final ApiKeys ACCOUNTS = ApiKeys.hashedWith(KEY);

  @Override
  protected RunningHost start(@Nullable RequestObserver observer) {
    ConfigurableApplicationContext context =
        new SpringApplicationBuilder(SpringBootHost.class)
            .initializers(fresh -> register((GenericApplicationContext) fresh, observer))
            .properties("server.port=0", "azeotrope.enabled=" + (observer != null))
            .run("--logging.level.root=warn", "--spring.main.banner-mode=off");
    return new RunningHost(
        context.getEnvironment().getRequiredProperty("local.server.port", Integer.class), context);
  }

  private static void register(
      GenericApplicationContext context, @Nullable RequestObserver observer) {
    context.registerBean(LinkageKey.class, () -> KEY);
    if (observer != null) {
      context.registerBean(RequestObserver.class, () -> observer);
    }
  }

  @Override
  protected String account(String apiKey) {
    return ACCOUNTS.account(apiKey);
  }

  @Test
  void healthTellsOfTheDetector() throws IOException, InterruptedException {
    try (RunningHost host = start(null)) {
      HttpResponse<String> health =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(host.url() + "/actuator/health")).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(health.body())
          .startsWith("{")
          .contains("\"azeotrope\":", "\"degraded\":false", "\"status\":\"UP\"");
    }
  }
}
