package io.github.azeotrope.examples.springboot;

import io.github.azeotrope.examples.mockmodel.MockAnswer;
import io.github.azeotrope.examples.mockmodel.MockModel;
import io.github.azeotrope.response.Action;
import io.github.azeotrope.response.ActionKind;
import io.github.azeotrope.servlet.DistillationFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The mock model; answers asynchronously, as a real one has to. */
@RestController
class MockModelController {
  private final MockModel model = new MockModel();

  @PostMapping("/v1/**")
  ResponseEntity<StreamingResponseBody> answer(
      HttpServletRequest request,
      @RequestAttribute(name = DistillationFilter.ACTION, required = false) @Nullable Action action)
      throws IOException {
    boolean mayReason = action == null || action.kind() != ActionKind.WITHHOLD_REASONING;
    byte[] body = request.getInputStream().readAllBytes();
    MockAnswer answer = model.answer(request.getRequestURI(), body, mayReason);
    return ResponseEntity.status(answer.status())
        .contentType(MediaType.parseMediaType(answer.mediaType()))
        .body(answer::writeTo);
  }
}
