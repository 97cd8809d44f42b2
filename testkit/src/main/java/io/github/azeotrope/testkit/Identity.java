package io.github.azeotrope.testkit;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.ClientNetwork;
import io.github.azeotrope.Conversation;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.Verification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account as the host sees it, whoever writes its requests. */
final class Identity {
  private final Settings settings;
  private final String id;
  private final AccountFacts facts;
  private final Client client;
  private final Exit[] exits;
  private final Models models;

  /**
   * @param exits addresses between which the account moves from session to session; none for an
   *     address of its own for every session
   */
  Identity(
      Settings settings,
      String id,
      AccountFacts facts,
      Client client,
      Exit[] exits,
      Models models) {
    this.settings = settings;
    this.id = settings.id(id);
    this.facts =
        new AccountFacts(
            renamed(facts.organization()),
            renamed(facts.paymentInstrument()),
            facts.createdEpochMillis(),
            facts.verification());
    this.client = client;
    this.exits = exits;
    this.models = models;
  }

  private @Nullable String renamed(@Nullable String id) {
    return id == null ? null : settings.id(id);
  }

  private List<String> renamed(List<String> ids) {
    return settings.second ? ids.stream().map(settings::id).toList() : ids;
  }

  /** Where the next session comes from. */
  ClientNetwork connect(Rng rng) {
    Exit exit = exits.length == 0 ? Exit.of(rng.next(), Country.of(rng)) : rng.pick(exits);
    return exit.network(client);
  }

  /**
   * Sends a message.
   *
   * @param requestBits names the request; the same bits again are a retry
   * @param answered false if the connection broke before the answer
   */
  Exchange send(
      Message message, ClientNetwork from, long epochMillis, long requestBits, boolean answered) {
    String requestId = client.sendsIds() ? settings.id(Ids.of("req_", requestBits)) : null;
    ModelRequest request =
        ModelRequest.builder()
            .account(id)
            .epochMillis(epochMillis)
            .prompt(message.prompt())
            .systemPrompt(message.system())
            .model(models.at(epochMillis))
            .requestId(requestId)
            .conversation(conversation(message))
            .client(from)
            .facts(facts)
            .presentedArtifacts(renamed(message.presented()))
            .build();
    ModelResponse response =
        answered
            ? new ModelResponse(
                id,
                epochMillis + message.answerMillis(),
                requestId,
                message.outputTokens(),
                renamed(message.issued()))
            : null;
    return new Exchange(request, response, settings.label(), settings.campaign());
  }

  private Conversation conversation(Message message) {
    return message.session() == null
        ? Conversation.UNKNOWN
        : new Conversation(settings.id(message.session()), message.turn(), message.history());
  }

  /** What hosts typically have verified about a private person. */
  static Verification verification(Rng rng) {
    int percent = rng.below(100);
    if (percent < 5) {
      return Verification.NONE;
    }
    if (percent < 50) {
      return Verification.EMAIL;
    }
    if (percent < 80) {
      return Verification.PHONE;
    }
    return percent < 93 ? Verification.IDENTITY : Verification.BUSINESS;
  }

  /** A verified business, which names its organization where the scenario lets it. */
  static AccountFacts business(
      Settings settings, String organization, long cardBits, long ageMillis) {
    return facts(
        settings.declared ? organization : null,
        cardBits,
        settings.startMillis() - ageMillis,
        Verification.BUSINESS);
  }

  static AccountFacts facts(
      @Nullable String organization, long cardBits, long created, Verification verification) {
    return new AccountFacts(
        organization, cardBits == 0 ? null : Ids.of("pm_", cardBits), created, verification);
  }
}
