package io.github.azeotrope.servlet;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.Verdict;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;

/** Keeps what it is shown, and flags whom it is told to. */
final class RecordingObserver implements RequestObserver {
  final List<ModelRequest> requests = new CopyOnWriteArrayList<>();
  final List<ModelResponse> responses = new CopyOnWriteArrayList<>();
  final List<String> assessed = new CopyOnWriteArrayList<>();
  final Set<String> flagged = new CopyOnWriteArraySet<>();

  @Override
  public Assessment assess(String account) {
    assessed.add(account);
    return flagged.contains(account)
        ? new Assessment(Verdict.FLAGGED, 0.99, "campaign-1", Basis.EVIDENCE)
        : Assessment.clear(Basis.EVIDENCE);
  }

  @Override
  public Assessment observe(ModelRequest request) {
    requests.add(request);
    return Assessment.clear(Basis.EVIDENCE);
  }

  @Override
  public void complete(ModelResponse response) {
    responses.add(response);
  }
}
