package io.github.azeotrope.examples.replay.traces;

import io.github.azeotrope.AccountFacts;
import java.util.List;
import java.util.function.Consumer;

/** The fields of a trace that a host may not have, each with how it is to be without it. */
enum OptionalField {
  SYSTEM(d -> d.system = null),
  SESSION(d -> d.session = null),
  TURN(d -> d.turn = 0),
  HISTORY(d -> d.history = List.of()),
  ORGANIZATION(d -> d.organization = null),
  MODEL(d -> d.model = null),
  IP(d -> d.ip = null),
  COUNTRY(d -> d.country = null),
  ASN(d -> d.asn = 0),
  USER_AGENT(d -> d.userAgent = null),
  TLS(d -> d.tls = null),
  DEVICE(d -> d.device = null),
  PAYMENT(d -> d.payment = null),
  ACCOUNT_CREATED(d -> d.accountCreated = AccountFacts.UNKNOWN_TIME),
  VERIFICATION(d -> d.verification = null),
  OUTPUT_TOKENS(d -> d.outputTokens = 0),
  REQUEST_ID(d -> d.requestId = null),
  ARTIFACTS(d -> d.artifacts = List.of()),
  ISSUED(d -> d.issued = List.of());

  @SuppressWarnings("ImmutableEnumChecker") // they hold nothing
  private final Consumer<Draft> removal;

  OptionalField(Consumer<Draft> removal) {
    this.removal = removal;
  }

  void removeFrom(Draft draft) {
    removal.accept(draft);
  }
}
