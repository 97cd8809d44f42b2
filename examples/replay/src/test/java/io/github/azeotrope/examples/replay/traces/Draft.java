package io.github.azeotrope.examples.replay.traces;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.ClientNetwork;
import io.github.azeotrope.Conversation;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.Verification;
import io.github.azeotrope.testkit.Exchange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An exchange taken apart field by field, to be changed and put together again. */
final class Draft {
  String account = "";
  long epochMillis;
  String prompt = "";
  @Nullable String system;
  @Nullable String session;
  int turn;
  List<String> history = List.of();
  @Nullable String organization;
  @Nullable String model;
  @Nullable String ip;
  @Nullable String country;
  long asn;
  @Nullable String userAgent;
  @Nullable String tls;
  @Nullable String device;
  @Nullable String payment;
  long accountCreated = AccountFacts.UNKNOWN_TIME;
  @Nullable Verification verification;
  @Nullable String requestId;
  List<String> artifacts = List.of();

  boolean answered;
  long answeredEpochMillis;
  int outputTokens;
  List<String> issued = List.of();

  String scenario = "";
  String campaign = "";

  static Draft of(Exchange exchange) {
    Draft d = new Draft();
    ModelRequest r = exchange.request();
    d.account = r.account();
    d.epochMillis = r.epochMillis();
    d.prompt = r.prompt();
    d.system = r.systemPrompt();
    d.session = r.conversation().sessionId();
    d.turn = r.conversation().turn();
    d.history = r.conversation().history();
    d.organization = r.facts().organization();
    d.model = r.model();
    d.ip = r.client().address();
    d.country = r.client().country();
    d.asn = r.client().autonomousSystem();
    d.userAgent = r.client().userAgent();
    d.tls = r.client().tlsFingerprint();
    d.device = r.client().device();
    d.payment = r.facts().paymentInstrument();
    d.accountCreated = r.facts().createdEpochMillis();
    d.verification = r.facts().verification();
    d.requestId = r.requestId();
    d.artifacts = r.presentedArtifacts();
    ModelResponse response = exchange.response();
    if (response != null) {
      d.answered = true;
      d.answeredEpochMillis = response.epochMillis();
      d.outputTokens = response.outputTokens();
      d.issued = response.issuedArtifacts();
    }
    d.scenario = exchange.scenario();
    d.campaign = exchange.campaign();
    return d;
  }

  void shift(long millis) {
    epochMillis += millis;
    answeredEpochMillis += millis;
    if (accountCreated != AccountFacts.UNKNOWN_TIME) {
      accountCreated += millis;
    }
  }

  Exchange toExchange() {
    ModelRequest request =
        ModelRequest.builder()
            .account(account)
            .epochMillis(epochMillis)
            .prompt(prompt)
            .systemPrompt(system)
            .model(model)
            .requestId(requestId)
            .conversation(new Conversation(session, turn, history))
            .client(new ClientNetwork(ip, country, asn, userAgent, tls, device))
            .facts(new AccountFacts(organization, payment, accountCreated, verification))
            .presentedArtifacts(artifacts)
            .build();
    ModelResponse response =
        answered
            ? new ModelResponse(account, answeredEpochMillis, requestId, outputTokens, issued)
            : null;
    return new Exchange(request, response, scenario, campaign);
  }
}
