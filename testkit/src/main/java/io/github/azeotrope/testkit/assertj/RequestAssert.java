package io.github.azeotrope.testkit.assertj;

import io.github.azeotrope.ModelRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on one request that an observer was shown. */
public final class RequestAssert extends AbstractAssert<RequestAssert, ModelRequest> {

  RequestAssert(@Nullable ModelRequest actual) {
    super(actual, RequestAssert.class);
  }

  /** It is this account's. */
  public RequestAssert hasAccount(String account) {
    return has("account", account, given().account());
  }

  /** Its newest user message is this. */
  public RequestAssert hasPrompt(String prompt) {
    return has("prompt", prompt, given().prompt());
  }

  /**
   * It carries no text of anybody: an empty prompt, no system prompt, no history. For hosts that
   * show some accounts' requests without their text.
   */
  public RequestAssert hasNoPromptText() {
    ModelRequest request = given();
    List<String> carries = new ArrayList<>();
    if (!request.prompt().isEmpty()) {
      carries.add("a prompt of " + request.prompt().length() + " characters");
    }
    if (request.systemPrompt() != null && !request.systemPrompt().isEmpty()) {
      carries.add("a system prompt of " + request.systemPrompt().length() + " characters");
    }
    if (!request.conversation().history().isEmpty()) {
      carries.add("a history of " + request.conversation().history().size() + " messages");
    }
    if (!carries.isEmpty()) {
      throw failure("Expected no text, but %s carries %s", request, String.join(", ", carries));
    }
    return this;
  }

  /** It asks for this model. */
  public RequestAssert hasModel(@Nullable String model) {
    return has("model", model, given().model());
  }

  /** It belongs to this session; null for none. */
  public RequestAssert hasSession(@Nullable String sessionId) {
    return has("session", sessionId, given().conversation().sessionId());
  }

  /** It came from this address; null for an unknown one. */
  public RequestAssert hasClientAddress(@Nullable String address) {
    return has("client address", address, given().client().address());
  }

  /** Its account declares this organization; null for none. */
  public RequestAssert hasOrganization(@Nullable String organization) {
    return has("organization", organization, given().facts().organization());
  }

  private RequestAssert has(String what, @Nullable String expected, @Nullable String found) {
    if (!Objects.equals(expected, found)) {
      throw failureWithActualExpected(
          found, expected, "Expected %s <%s>, but was <%s> in %s", what, expected, found, actual);
    }
    return this;
  }

  private ModelRequest given() {
    isNotNull();
    return actual;
  }
}
