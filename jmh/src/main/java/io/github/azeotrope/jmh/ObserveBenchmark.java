package io.github.azeotrope.jmh;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.hash.LinkageKey;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The whole product as a host calls it: each request comes from one of a million accounts at
 * random, all of which are known. No sweep is due while this runs.
 */
@State(Scope.Thread)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xbatch", "-Xms3g", "-Xmx3g", "-XX:+AlwaysPreTouch"})
public class ObserveBenchmark extends Measured {
  /** What the requests hold. */
  @Param public RequestShape shape = RequestShape.REQUEST;

  private final DistillationDetector detector =
      DistillationDetector.builder()
          .linkageKey(LinkageKey.fromBytes(new byte[16]))
          .maxAccounts(Requests.ACCOUNTS)
          .sweepEvery(Duration.ofDays(365))
          .build();
  private final RequestObserver observer = detector.observer();
  private ModelRequest[] requests = {};
  private int next;

  /** Makes the requests, and lets each account be seen before, in another order. */
  @Setup
  public void prepare() {
    for (int i = 0; i < Requests.ACCOUNTS; i++) {
      observer.observe(ModelRequest.of(Requests.account(i), Requests.START, "hello"));
    }
    requests = new Requests(shape).ofAllAccounts();
  }

  /** One request. */
  @Benchmark
  public Assessment observe() {
    ModelRequest request = requests[next];
    next = next + 1 == requests.length ? 0 : next + 1;
    return observer.observe(request);
  }
}
