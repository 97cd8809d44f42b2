package io.github.azeotrope.servlet;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.ClientNetwork;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.wire.WireRequest;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as the headers tell it.
 *
 * @param account the host's id of the account
 * @param requestId the id by which a retry is known, or null
 */
record Asker(String account, ClientNetwork client, AccountFacts facts, @Nullable String requestId) {

  /**
   * The request of a body, with everything that is known of it.
   *
   * @param place which one of the body's requests it is, from 0
   */
  ModelRequest complete(WireRequest request, long epochMillis, int place) {
    return request
        .toModelRequest(account, epochMillis)
        .client(client)
        .facts(facts)
        .requestId(place == 0 || requestId == null ? requestId : requestId + "#" + place)
        .build();
  }
}
