package io.github.azeotrope.testkit.detection;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.testkit.Exchange;

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
}
