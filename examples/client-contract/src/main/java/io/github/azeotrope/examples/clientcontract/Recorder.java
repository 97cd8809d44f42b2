package io.github.azeotrope.examples.clientcontract;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.RequestObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what a detector is shown, text included, which only a test may. Thread-safe. */
public final class Recorder implements RequestObserver {
  private final List<ModelRequest> requests = new CopyOnWriteArrayList<>();
  private final List<ModelResponse> responses = new CopyOnWriteArrayList<>();
  private final RequestObserver detector;

  /** Alone: everybody is clear. */
  public Recorder() {
    this(RequestObserver.NOOP);
  }

  /** In front of a detector. */
  public Recorder(RequestObserver detector) {
    this.detector = detector;
  }

  /** Requests so far. */
  public List<ModelRequest> requests() {
    return requests;
  }

  /** Answers so far. */
  public List<ModelResponse> responses() {
    return responses;
  }

  @Override
  public Assessment assess(String account) {
    return detector.assess(account);
  }

  @Override
  public Assessment observe(ModelRequest request) {
    requests.add(request);
    return detector.observe(request);
  }

  @Override
  public void complete(ModelResponse response) {
    detector.complete(response);
    responses.add(response);
  }
}
