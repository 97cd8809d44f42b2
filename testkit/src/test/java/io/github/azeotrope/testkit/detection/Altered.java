package io.github.azeotrope.testkit.detection;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.ClientNetwork;
import io.github.azeotrope.Conversation;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.testkit.Exchange;
import java.util.List;

/** Simulated requests with one thing changed, as an attacker would change it. */
final class Altered {
  private Altered() {}

  /** All of a request, to be changed. */
  static ModelRequest.Builder copyOf(ModelRequest r) {
    return ModelRequest.builder()
        .account(r.account())
        .epochMillis(r.epochMillis())
        .prompt(r.prompt())
        .systemPrompt(r.systemPrompt())
        .model(r.model())
        .requestId(r.requestId())
        .conversation(r.conversation())
        .client(r.client())
        .facts(r.facts())
        .presentedArtifacts(r.presentedArtifacts());
  }

  /** The same exchange with another request. */
  static Exchange with(Exchange exchange, ModelRequest request) {
    return new Exchange(request, exchange.response(), exchange.scenario(), exchange.campaign());
  }

  /** The same exchange by an account that declares an organization. */
  static Exchange declaring(Exchange exchange, String organization) {
    ModelRequest request = exchange.request();
    return with(exchange, copyOf(request).organization(organization).build());
  }

  /** The same exchange by an account that is paid with another card. */
  static Exchange paidBy(Exchange exchange, String card) {
    AccountFacts f = exchange.request().facts();
    AccountFacts facts =
        new AccountFacts(f.organization(), card, f.createdEpochMillis(), f.verification());
    return with(exchange, copyOf(exchange.request()).facts(facts).build());
  }

  /** The same exchange with another prompt. */
  static Exchange saying(Exchange exchange, String prompt) {
    return with(exchange, copyOf(exchange.request()).prompt(prompt).build());
  }

  /** The same exchange from where another came from: address, client and device. */
  static Exchange from(Exchange exchange, ClientNetwork client) {
    return with(exchange, copyOf(exchange.request()).client(client).build());
  }

  /** The same exchange in front of which these messages are sent again. */
  static Exchange continuing(Exchange exchange, List<String> history) {
    Conversation own = exchange.request().conversation();
    Conversation copied = new Conversation(own.sessionId(), own.turn(), history);
    return with(exchange, copyOf(exchange.request()).conversation(copied).build());
  }

  /** The same exchange, presenting these reasoning blocks. */
  static Exchange presenting(Exchange exchange, List<String> artifacts) {
    return with(exchange, copyOf(exchange.request()).presentedArtifacts(artifacts).build());
  }

  /** The same exchange by an account that was opened at this time. */
  static Exchange opened(Exchange exchange, long epochMillis) {
    AccountFacts f = exchange.request().facts();
    AccountFacts facts =
        new AccountFacts(f.organization(), f.paymentInstrument(), epochMillis, f.verification());
    return with(exchange, copyOf(exchange.request()).facts(facts).build());
  }
}
