package io.github.azeotrope.examples.mockmodel;

import io.github.azeotrope.response.Action;
import io.github.azeotrope.response.ActionKind;
import io.github.azeotrope.servlet.DistillationFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The mock model in a servlet container. */
@SuppressWarnings("serial") // never serialised
public final class MockModelServlet extends HttpServlet {
  private final MockModel model = new MockModel();

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = request.getInputStream().readAllBytes();
    MockAnswer answer = model.answer(request.getRequestURI(), body, mayReason(request));
    response.setStatus(answer.status());
    response.setContentType(answer.mediaType());
    answer.writeTo(response.getOutputStream());
  }

  /** What only the application can carry out. */
  private static boolean mayReason(HttpServletRequest request) {
    return !(request.getAttribute(DistillationFilter.ACTION) instanceof Action action
        && action.kind() == ActionKind.WITHHOLD_REASONING);
  }
}
