package io.github.azeotrope.wire;

import org.jspecify.annotations.Nullable;

/** Ties an answer to the session of its request. */
final class Session {
  private final ResponseChains chains;
  private volatile @Nullable String id;

  Session(ResponseChains chains) {
    this.chains = chains;
  }

  /** The request, in the session of the response that it continues. */
  WireRequest of(WireRequest request) {
    String previous = request.previousResponseId();
    if (previous == null || request.sessionId() != null) {
      return request;
    }
    String session = chains.sessionOf(previous);
    id = session;
    return request.inSession(session);
  }

  /** Notes that whoever continues the answer continues the session. */
  WireAnswer continuedBy(WireAnswer answer) {
    String session = id;
    String response = answer.id();
    if (session != null && response != null) {
      chains.put(response, session);
    }
    return answer;
  }
}
