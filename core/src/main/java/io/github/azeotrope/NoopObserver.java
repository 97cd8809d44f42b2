package io.github.azeotrope;

final class NoopObserver implements RequestObserver {
  @Override
  public Assessment assess(String account) {
    return Assessment.clear(Basis.TOO_LITTLE_TRAFFIC);
  }

  @Override
  public Assessment observe(ModelRequest request) {
    return Assessment.clear(Basis.TOO_LITTLE_TRAFFIC);
  }

  @Override
  public void complete(ModelResponse response) {}

  @Override
  public String toString() {
    return "RequestObserver.NOOP";
  }
}
