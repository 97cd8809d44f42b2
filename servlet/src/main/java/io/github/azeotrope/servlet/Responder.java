package io.github.azeotrope.servlet;

import io.github.azeotrope.Assessment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Decides what becomes of a flagged account's request before its body is read. Implementations are
 * thread-safe.
 *
 * <p>What one throws is counted. If nothing of an answer has left by then, what it wrote is taken
 * back and the exchange goes on as if there were no responder.
 */
@FunctionalInterface
public interface Responder {

  /** Lets everything pass. */
  Responder PASS = (request, response, account, assessment) -> true;

  /**
   * An account that is flagged asks for a model's answer.
   *
   * @param request as it came, body unread
   * @param response nothing is written yet
   * @param account the host's id of the account
   * @param assessment what is held of the account; flagged
   * @return whether the application answers; false if this responder has answered, or does so later
   *     in asynchronous mode
   * @throws IOException if the answer cannot be written
   */
  boolean onFlagged(
      HttpServletRequest request,
      HttpServletResponse response,
      String account,
      Assessment assessment)
      throws IOException;
}
