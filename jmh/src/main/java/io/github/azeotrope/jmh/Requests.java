package io.github.azeotrope.jmh;

import io.github.azeotrope.ModelRequest;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The same requests for everybody who is measured: 64 texts of one shape, made up from a seed,
 * which lie in the second cache as a body just decoded does.
 */
final class Requests {
  static final int ACCOUNTS = 1_000_000;
  static final int TEXTS = 64;
  static final long START = 1_760_000_000_000L;

  private final ModelRequest.Builder[] builders = new ModelRequest.Builder[TEXTS];

  Requests(RequestShape shape) {
    SampleTexts texts = new SampleTexts(1);
    for (int i = 0; i < TEXTS; i++) {
      builders[i] = shape.builder(texts, i);
    }
  }

  /** The request of an account at a place in the stream, with an id of its own. */
  ModelRequest request(int place, String account) {
    return builders[place % TEXTS]
        .account(account)
        .epochMillis(START + place)
        .requestId("request-" + place)
        .build();
  }

  /** A request of every account, in random order. */
  ModelRequest[] ofAllAccounts() {
    int[] order = new int[ACCOUNTS];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < ACCOUNTS; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    ModelRequest[] requests = new ModelRequest[ACCOUNTS];
    for (int i = 0; i < ACCOUNTS; i++) {
      requests[i] = request(i, account(order[i]));
    }
    return requests;
  }

  /** The id of an account: 16 characters. */
  static String account(int number) {
    return "acct-" + (10_000_000_000L + number);
  }

  /** All text of a request, system prompt first. */
  List<String> texts(int place) {
    ModelRequest request = request(place, "account");
    List<String> texts = new ArrayList<>();
    String system = request.systemPrompt();
    if (system != null) {
      texts.add(system);
    }
    texts.addAll(request.conversation().history());
    texts.add(request.prompt());
    return texts;
  }

  /** A request as hosts get it: a chat completion in JSON. */
  byte[] json(int place) {
    ModelRequest request = request(place, "account");
    List<String> texts = texts(place);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("model", request.model() == null ? "model" : request.model());
      json.writeBooleanProperty("stream", true);
      json.writeArrayPropertyStart("messages");
      for (int i = 0; i < texts.size(); i++) {
        boolean system = i == 0 && request.systemPrompt() != null;
        json.writeStartObject();
        json.writeStringProperty(
            "role", system ? "system" : (texts.size() - i) % 2 == 1 ? "user" : "assistant");
        json.writeStringProperty("content", texts.get(i));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toByteArray();
  }
}
