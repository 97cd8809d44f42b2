package io.github.azeotrope.examples.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.TokenUsage;
import io.github.azeotrope.examples.mockmodel.MockModel;
import java.util.List;

/** The mock model's words, whole and streamed, through LangChain4j. */
final class ScriptedModel {
  private ScriptedModel() {}

  static ChatModel whole(ChatModelListener listener) {
    return new ChatModel() {
      @Override
      public ChatResponse doChat(ChatRequest request) {
        return answer(words(request));
      }

      @Override
      public List<ChatModelListener> listeners() {
        return List.of(listener);
      }
    };
  }

  static StreamingChatModel streaming(ChatModelListener listener) {
    return new StreamingChatModel() {
      @Override
      public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        List<String> words = words(request);
        words.forEach(handler::onPartialResponse);
        handler.onCompleteResponse(answer(words));
      }

      @Override
      public List<ChatModelListener> listeners() {
        return List.of(listener);
      }
    };
  }

  private static List<String> words(ChatRequest request) {
    UserMessage last = (UserMessage) request.messages().get(request.messages().size() - 1);
    return MockModel.wordsFor(last.singleText());
  }

  private static ChatResponse answer(List<String> words) {
    return ChatResponse.builder()
        .aiMessage(AiMessage.from(String.join("", words)))
        .tokenUsage(new TokenUsage(1, words.size()))
        .build();
  }
}
