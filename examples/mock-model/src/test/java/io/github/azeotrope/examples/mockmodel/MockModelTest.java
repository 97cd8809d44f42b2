package io.github.azeotrope.examples.mockmodel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MockModelTest {
  private static final String ASKED =
      "{\"model\":\"m\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"a b\"}]%s}";
  private static final String THINKING = ",\"thinking\":{\"type\":\"enabled\"}";

  @Test
  void equalRequestsGetEqualWordsAndOtherIds() {
    MockModel model = new MockModel();
    String first = whole(model, "/v1/chat/completions", false, "");
    String second = whole(model, "/v1/chat/completions", false, "");
    assertThat(first).contains("\"chatcmpl-mock-1\"", "\"Asked: a b\"", "\"completion_tokens\":3");
    assertThat(second).isEqualTo(first.replace("mock-1", "mock-2"));
  }

  @Test
  void aStreamIsOneEventAPart() {
    MockModel model = new MockModel();
    assertThat(answer(model, "/v1/chat/completions", true, "", true).parts())
        .allSatisfy(part -> assertThat(part).startsWith("data: ").endsWith("\n\n"))
        .last()
        .isEqualTo("data: [DONE]\n\n");
    assertThat(answer(model, "/v1/messages", true, "", true).parts())
        .allSatisfy(part -> assertThat(part).startsWith("event: ").endsWith("\n\n"))
        .last()
        .isEqualTo("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
  }

  @Test
  void reasoningComesWhereItIsAskedForAndAllowed() {
    MockModel model = new MockModel();
    for (boolean streams : new boolean[] {false, true}) {
      assertThat(whole(model, "/v1/messages", streams, THINKING)).contains("\"signature\":");
      assertThat(whole(model, "/v1/messages", streams, "")).doesNotContain("signature");
      assertThat(answer(model, "/v1/messages", streams, THINKING, false).parts().toString())
          .doesNotContain("signature")
          .contains("Asked:");
    }
  }

  @Test
  void whatItDoesNotUnderstandIsAnError() {
    MockModel model = new MockModel();
    assertThat(model.answer("/v1/messages", "{".getBytes(UTF_8), true).status()).isEqualTo(400);
    assertThat(model.answer("/v1/messages", "{}".getBytes(UTF_8), true).status()).isEqualTo(400);
    assertThat(model.answer("/v1/other", "{}".getBytes(UTF_8), true).status()).isEqualTo(404);
  }

  private static String whole(MockModel model, String path, boolean streams, String more) {
    return String.join("", answer(model, path, streams, more, true).parts());
  }

  private static MockAnswer answer(
      MockModel model, String path, boolean streams, String more, boolean reasons) {
    return model.answer(path, ASKED.formatted(streams, more).getBytes(UTF_8), reasons);
  }
}
