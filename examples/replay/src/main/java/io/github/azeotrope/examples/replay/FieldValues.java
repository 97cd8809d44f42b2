package io.github.azeotrope.examples.replay;

import static java.util.Objects.requireNonNull;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.ClientNetwork;
import io.github.azeotrope.Conversation;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.Verification;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of one line's fields, refilled for every line. */
final class FieldValues {
  private final Map<TraceField, String> texts = new EnumMap<>(TraceField.class);
  private final Map<TraceField, Long> numbers = new EnumMap<>(TraceField.class);
  private final Map<TraceField, List<String>> lists = new EnumMap<>(TraceField.class);
  private final Set<TraceField> wrong = EnumSet.noneOf(TraceField.class);
  private @Nullable Verification verification;

  void clear() {
    wrong.clear();
    texts.clear();
    numbers.clear();
    lists.clear();
    verification = null;
  }

  void remove(TraceField field) {
    wrong.remove(field);
    switch (field.kind()) {
      case TEXT -> texts.remove(field);
      case INTEGER -> numbers.remove(field);
      case TEXTS -> lists.remove(field);
      case VERIFICATION -> verification = null;
    }
  }

  void put(TraceField field, String text) {
    texts.put(field, text);
  }

  void put(TraceField field, long number) {
    numbers.put(field, number);
  }

  void put(TraceField field, List<String> list) {
    lists.put(field, list);
  }

  /** Returns false if there is no such degree of verification; the empty string is absence. */
  boolean putVerification(String text) {
    for (Verification known : Verification.values()) {
      if (known.name().equals(text)) {
        verification = known;
        return true;
      }
    }
    return text.isEmpty();
  }

  /** The line holds the field, with a wrong type or out of range. */
  void putWrong(TraceField field) {
    wrong.add(field);
  }

  /** Fields that the line holds with a wrong type or out of range. */
  Set<TraceField> wrong() {
    return wrong;
  }

  boolean has(TraceField field) {
    return switch (field.kind()) {
      case TEXT -> texts.containsKey(field);
      case INTEGER -> numbers.containsKey(field);
      case TEXTS -> lists.containsKey(field);
      case VERIFICATION -> verification != null;
    };
  }

  /** Why these values make no request, or null if they do. */
  @Nullable LineProblem problem() {
    if (wrong.contains(TraceField.TIME)) {
      return LineProblem.TIME_WRONG;
    }
    if (!has(TraceField.TIME)) {
      return LineProblem.TIME_MISSING;
    }
    if (wrong.contains(TraceField.ACCOUNT)) {
      return LineProblem.ACCOUNT_WRONG;
    }
    String account = texts.get(TraceField.ACCOUNT);
    if (account == null) {
      return LineProblem.ACCOUNT_MISSING;
    }
    if (account.isEmpty()) {
      return LineProblem.ACCOUNT_EMPTY;
    }
    if (wrong.contains(TraceField.PROMPT)) {
      return LineProblem.PROMPT_WRONG;
    }
    return has(TraceField.PROMPT) ? null : LineProblem.PROMPT_MISSING;
  }

  @Nullable String text(TraceField field) {
    return texts.get(field);
  }

  /** The exchange; the required fields must be there. */
  Exchange toExchange() {
    String account =
        Unicode.withoutLoneSurrogates(requireNonNull(texts.get(TraceField.ACCOUNT), "account"));
    long time = requireNonNull(numbers.get(TraceField.TIME), "time");
    ModelRequest request =
        ModelRequest.builder()
            .account(account)
            .epochMillis(time)
            .prompt(requireNonNull(texts.get(TraceField.PROMPT), "prompt"))
            .systemPrompt(texts.get(TraceField.SYSTEM))
            .model(texts.get(TraceField.MODEL))
            .requestId(texts.get(TraceField.REQUEST_ID))
            .conversation(conversation())
            .client(client())
            .facts(facts())
            .presentedArtifacts(list(TraceField.ARTIFACTS))
            .build();
    return new Exchange(request, response(account, time));
  }

  private Conversation conversation() {
    return new Conversation(
        texts.get(TraceField.SESSION),
        (int) numberOr(TraceField.TURN, 0),
        list(TraceField.HISTORY));
  }

  private ClientNetwork client() {
    return new ClientNetwork(
        texts.get(TraceField.IP),
        texts.get(TraceField.COUNTRY),
        numberOr(TraceField.ASN, 0),
        texts.get(TraceField.USER_AGENT),
        texts.get(TraceField.TLS),
        texts.get(TraceField.DEVICE));
  }

  private AccountFacts facts() {
    return new AccountFacts(
        texts.get(TraceField.ORGANIZATION),
        texts.get(TraceField.PAYMENT),
        numberOr(TraceField.ACCOUNT_CREATED, AccountFacts.UNKNOWN_TIME),
        verification);
  }

  /** A trace tells no time of the answer, so it has the request's. */
  private @Nullable ModelResponse response(String account, long time) {
    if (!numbers.containsKey(TraceField.OUTPUT_TOKENS) && !lists.containsKey(TraceField.ISSUED)) {
      return null;
    }
    return new ModelResponse(
        account,
        time,
        texts.get(TraceField.REQUEST_ID),
        (int) numberOr(TraceField.OUTPUT_TOKENS, 0),
        list(TraceField.ISSUED));
  }

  private long numberOr(TraceField field, long absent) {
    Long number = numbers.get(field);
    return number == null ? absent : number;
  }

  List<String> list(TraceField field) {
    List<String> list = lists.get(field);
    return list == null ? List.of() : list;
  }
}
