package io.github.azeotrope.servlet;

import io.github.azeotrope.response.Action;
import io.github.azeotrope.response.ActionKind;
import io.github.azeotrope.response.ProblemDetails;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** The responder of {@link Responder#problemDetails}. */
final class ProblemResponder implements Responder {
  private static final long MAX_PAUSE_MILLIS = 5_000;
  private static final int MAX_WAITING = 16;

  private final Semaphore waiting = new Semaphore(MAX_WAITING);

  @Override
  public boolean letsPass(
      HttpServletRequest request, HttpServletResponse response, String account, Action action)
      throws IOException {
    Optional<ProblemDetails> problem =
        action.kind() == ActionKind.DELAY && !delayed(action)
            ? new Action(ActionKind.LIMIT, action.pause(), null).problem()
            : action.problem();
    if (problem.isPresent()) {
      write(request, response, problem.get());
    }
    return problem.isEmpty();
  }

  /** Whether it could be waited for. */
  private boolean delayed(Action action) {
    if (!waiting.tryAcquire()) {
      return false;
    }
    try {
      Thread.sleep(Math.min(MAX_PAUSE_MILLIS, action.pause().toMillis()));
    } catch (InterruptedException e) {
      // The container stops; the application is to hear of it as without this filter.
      Thread.currentThread().interrupt();
    } finally {
      waiting.release();
    }
    return true;
  }

  private static void write(
      HttpServletRequest request, HttpServletResponse response, ProblemDetails problem)
      throws IOException {
    byte[] body = problem.toJson().getBytes(StandardCharsets.UTF_8);
    response.setStatus(problem.status());
    problem.headers().forEach(response::setHeader);
    if (request.getProtocol().startsWith("HTTP/1.")) {
      // The body is unread, so a container may close; who is not told sends into a closed door.
      response.setHeader("Connection", "close");
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
