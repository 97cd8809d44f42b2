package io.github.azeotrope.examples.springai;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.examples.mockmodel.MockModel;
import io.github.azeotrope.response.ResponseLadder;
import io.github.azeotrope.response.ResponsePolicy;
import io.github.azeotrope.testkit.observer.RecordingObserver;
import io.github.azeotrope.testkit.observer.ScriptedObserver;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.UserMessage;

class DistillationAdvisorTest {
  private static final String PROMPT = "What boils at 78.2 degrees?";
  private static final String ANSWER = String.join("", MockModel.wordsFor(PROMPT));
  private static final long NOW = 1_790_000_000_000L;

  private final RecordingObserver recorder = ScriptedObserver.clearingEverybody();
  private final ChatClient client =
      ChatClient.builder(new ScriptedModel())
          .defaultAdvisors(
              new DistillationAdvisor(
                  recorder,
                  ResponseLadder.of(ResponsePolicy.shadow()),
                  InstantSource.fixed(Instant.ofEpochMilli(NOW))))
          .build();

  private ChatClient.ChatClientRequestSpec ask(String prompt) {
    return client
        .prompt(prompt)
        .advisors(advisors -> advisors.param(DistillationAdvisor.ACCOUNT, "acct-1"));
  }

  @Test
  void aWholeAnswerIsSeenOnceUnderItsAccount() {
    assertThat(ask(PROMPT).call().content()).isEqualTo(ANSWER);
    assertOneExchange();
  }

  @Test
  void aStreamedAnswerIsSeenOnceUnderItsAccount() {
    List<String> parts = ask(PROMPT).stream().content().collectList().block();
    assertThat(parts).hasSizeGreaterThan(1);
    assertThat(String.join("", parts)).isEqualTo(ANSWER);
    assertOneExchange();
  }

  private void assertOneExchange() {
    assertThat(recorder.requests()).hasSize(1);
    ModelRequest request = recorder.requests().get(0);
    assertThat(request.account()).isEqualTo("acct-1");
    assertThat(request.prompt()).isEqualTo(PROMPT);
    assertThat(request.epochMillis()).isEqualTo(NOW);
    assertThat(recorder.responses()).hasSize(1);
    assertThat(recorder.responses().get(0).outputTokens())
        .isEqualTo(MockModel.wordsFor(PROMPT).size());
  }

  @Test
  void aConversationIsPromptHistoryAndSystemPrompt() {
    client
        .prompt()
        .advisors(advisors -> advisors.param(DistillationAdvisor.ACCOUNT, "acct-1"))
        .system("Be brief.")
        .messages(new UserMessage("One"), new AssistantMessage("Two"))
        .user("Three")
        .call()
        .content();
    ModelRequest request = recorder.requests().get(0);
    assertThat(request.prompt()).isEqualTo("Three");
    assertThat(request.systemPrompt()).isEqualTo("Be brief.");
    assertThat(request.conversation().history()).containsExactly("One", "Two");
  }

  @Test
  void whatIsNobodysIsNotSeen() {
    assertThat(client.prompt(PROMPT).call().content()).isEqualTo(ANSWER);
    assertThat(client.prompt(PROMPT).stream().content().collectList().block()).isNotEmpty();
    assertThat(recorder.requests()).isEmpty();
  }
}
