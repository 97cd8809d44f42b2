package io.github.azeotrope.servlet;

import io.github.azeotrope.response.Action;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Carries out what is advised about a request, before its body is read; never asked to carry out
 * ALLOW. Implementations are thread-safe.
 *
 * <p>What one throws is counted. If nothing of an answer has left by then, what it wrote is taken
 * back and the exchange goes on as if ALLOW had been advised.
 */
@FunctionalInterface
public interface Responder {

  /**
   * Refuses with problem details (RFC 9457): 429 with {@code Retry-After} for LIMIT, 403 for VERIFY
   * and BLOCK. Leaves WITHHOLD_REASONING to the application. Waits for DELAY on the container's
   * thread: at most 5 seconds, and on at most 16 threads at a time, so that a pool of accounts
   * cannot take all threads; whoever comes beyond is asked by 429 to come back.
   */
  static Responder problemDetails() {
    return new ProblemResponder();
  }

  /**
   * Carries out an action.
   *
   * @param request as it came, body unread; holds the assessment as an attribute
   * @param response nothing is written yet
   * @param account the host's id of the account
   * @param action what to do; not ALLOW
   * @return whether the application answers; false if this responder has answered, or does so later
   *     in asynchronous mode
   * @throws IOException if the answer cannot be written
   */
  boolean letsPass(
      HttpServletRequest request, HttpServletResponse response, String account, Action action)
      throws IOException;
}
