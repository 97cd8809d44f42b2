package io.github.azeotrope.servlet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.response.ActionKind;
import io.github.azeotrope.response.ResponseLadder;
import io.github.azeotrope.response.ResponsePolicy;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.junit.jupiter.api.Test;

/** The README shows this code. */
class ReadmeTest {
  private static final Path SOURCE =
      Path.of("src/test/java/io/github/azeotrope/servlet/ReadmeTest.java");
  private static final String SECRET =
      Base64.getEncoder().encodeToString("readme-example-k".getBytes(US_ASCII));

  @Test
  void showsTheCodeThatIsCompiledHere() throws IOException {
    String source = Files.readString(SOURCE);
    String compiled =
        source.substring(
            source.indexOf("// README begin\n") + "// README begin\n".length(),
            source.indexOf("// README end\n"));
    assertThat(normalised(shown())).isEqualTo(normalised(compiled));
  }

  @Test
  void whatItShowsSeesARequest() throws Exception {
    ServletContextHandler context = new ServletContextHandler();
    context.addServlet(new ServletHolder(new ModelServlet()), "/*");
    DistillationDetector[] built = new DistillationDetector[1];
    context.addServletContainerInitializer(
        (classes, servlets) -> built[0] = inAHost(SECRET, servlets));
    try (ModelHost host = ModelHost.start(context);
        Socket socket = host.connect()) {
      byte[] body = Sample.ALL.get(0).request();
      socket
          .getOutputStream()
          .write(Sample.ALL.get(0).call().head("Content-Length: " + body.length));
      socket.getOutputStream().write(body);
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
          .startsWith("HTTP/1.1 200");
      Await.until(() -> built[0].health().requests() == 1);
    } finally {
      built[0].close();
    }
  }

  private static DistillationDetector inAHost(String secret, ServletContext servlets) {
    // README begin
    LinkageKey key = LinkageKey.fromBase64(secret); // one secret per deployment
    ResponseLadder ladder = ResponseLadder.of(ResponsePolicy.shadow()); // watches, allows all
    DistillationDetector detector =
        DistillationDetector.builder().linkageKey(key).listener(ladder).build();
    DistillationFilter filter =
        DistillationFilter.builder(detector.observer())
            .account(ApiKeys.hashedWith(key)) // or your own account id
            .proxies(TrustedProxies.xForwardedFor("10.0.0.0/8")) // whose word on addresses counts
            .ladder(ladder)
            .build();
    FilterRegistration.Dynamic registered = servlets.addFilter("azeotrope", filter);
    registered.setAsyncSupported(true);
    registered.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");

    // Some weeks later, while it runs:
    ladder.policy(ResponsePolicy.builder().onFlagged(ActionKind.LIMIT).build());
    // README end
    return detector;
  }

  private static String shown() throws IOException {
    Matcher matcher =
        Pattern.compile("```java\n(LinkageKey key.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("../README.md")));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  /** Formatting apart, which the formatter and the page decide differently. */
  private static String normalised(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }
}
