package io.github.azeotrope.testkit.contract;

import io.github.azeotrope.RequestObserver;

/** An adapter that does everything right passes. */
class InterceptedModelContractTest implements ObserverAdapterContract {
  @Override
  public ObservedHost with(RequestObserver observer) {
    return new InterceptedModel(observer);
  }

  @Override
  public ObservedHost without() {
    return new InterceptedModel(null);
  }
}
