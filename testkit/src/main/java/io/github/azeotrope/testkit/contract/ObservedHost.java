package io.github.azeotrope.testkit.contract;

import io.github.azeotrope.RequestObserver;
import java.io.IOException;

/**
 * A running host of a model, with or without an adapter that wires in a {@link RequestObserver}.
 * {@link ObserverAdapterContract} sends requests through it, from several threads at once.
 */
@FunctionalInterface
public interface ObservedHost extends AutoCloseable {

  /**
   * One whole exchange: a client of the account sends the prompt as its user's message, in whatever
   * form the adapter is for, the host's model answers, and the client takes the answer.
   *
   * @param account the id under which the observer is to hear of the account
   * @param prompt the newest message of the user, with any characters
   * @return what arrived on both sides
   * @throws Exception if the exchange failed; the contract takes it for a broken host
   */
  Delivered exchange(String account, String prompt) throws Exception;

  /** Stops the host; nothing by default. */
  @Override
  default void close() throws IOException {
    // Many adapters are tested without a server.
  }

  /**
   * What arrived in one exchange. For an adapter that passes bytes these are whole bodies, byte for
   * character ({@code ISO_8859_1}), so that a changed byte is a changed text.
   *
   * @param toModel what the application or the model got of the client
   * @param toClient what the client got of the application or the model
   */
  record Delivered(String toModel, String toClient) {}
}
