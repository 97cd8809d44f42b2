package io.github.azeotrope.examples.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.examples.mockmodel.MockModel;
import io.github.azeotrope.testkit.observer.RecordingObserver;
import io.github.azeotrope.testkit.observer.ScriptedObserver;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DistillationListenerTest {
  private static final String PROMPT = "What boils at 78.2 degrees?";
  private static final long NOW = 1_790_000_000_000L;

  private final RecordingObserver recorder = ScriptedObserver.clearingEverybody();
  private @Nullable String signedIn = "acct-1";
  private final DistillationListener listener =
      new DistillationListener(
          recorder, () -> signedIn, InstantSource.fixed(Instant.ofEpochMilli(NOW)));

  @Test
  void aWholeAnswerIsSeenOnceUnderItsAccount() {
    String answer = ScriptedModel.whole(listener).chat(PROMPT);
    assertThat(answer).isEqualTo(String.join("", MockModel.wordsFor(PROMPT)));
    assertOneExchange();
  }

  @Test
  void aStreamedAnswerIsSeenOnceUnderItsAccount() {
    List<String> parts = new ArrayList<>();
    ScriptedModel.streaming(listener)
        .chat(
            PROMPT,
            new StreamingChatResponseHandler() {
              @Override
              public void onPartialResponse(String part) {
                parts.add(part);
              }

              @Override
              public void onCompleteResponse(ChatResponse response) {
                parts.add("|");
              }

              @Override
              public void onError(Throwable error) {
                throw new AssertionError(error);
              }
            });
    assertThat(String.join("", parts)).isEqualTo(String.join("", MockModel.wordsFor(PROMPT)) + "|");
    assertOneExchange();
  }

  private void assertOneExchange() {
    assertThat(recorder.requests()).hasSize(1);
    ModelRequest request = recorder.requests().get(0);
    assertThat(request.account()).isEqualTo("acct-1");
    assertThat(request.prompt()).isEqualTo(PROMPT);
    assertThat(request.epochMillis()).isEqualTo(NOW);
    assertThat(recorder.responses()).hasSize(1);
    assertThat(recorder.responses().get(0).account()).isEqualTo("acct-1");
    assertThat(recorder.responses().get(0).outputTokens())
        .isEqualTo(MockModel.wordsFor(PROMPT).size());
  }

  @Test
  void aConversationIsPromptHistoryAndSystemPrompt() {
    ScriptedModel.whole(listener)
        .chat(
            SystemMessage.from("Be brief."),
            UserMessage.from("One"),
            AiMessage.from("Two"),
            UserMessage.from("Three"));
    ModelRequest request = recorder.requests().get(0);
    assertThat(request.prompt()).isEqualTo("Three");
    assertThat(request.systemPrompt()).isEqualTo("Be brief.");
    assertThat(request.conversation().history()).containsExactly("One", "Two");
    assertThat(request.conversation().turn()).isEqualTo(2);
  }

  @Test
  void whatFailsOrIsNobodysIsNotSeen() {
    ChatRequest notAPrompt = ChatRequest.builder().messages(SystemMessage.from("x")).build();
    assertThatThrownBy(() -> ScriptedModel.whole(listener).chat(notAPrompt))
        .isInstanceOf(ClassCastException.class);
    signedIn = null;
    ScriptedModel.whole(listener).chat(PROMPT);
    assertThat(recorder.requests()).isEmpty();
  }
}
