package io.github.azeotrope.jmh;

import io.github.azeotrope.ModelRequest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** {@link LibraryComposition} with the requests of {@link ObserveBenchmark}. */
@State(Scope.Thread)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xbatch", "-Xms4g", "-Xmx4g"})
@Warmup(iterations = 6, time = 1)
public class ComposedBenchmark extends Measured {
  /** What the requests hold. */
  @Param({"REQUEST", "ROW"})
  public RequestShape shape = RequestShape.REQUEST;

  private final LibraryComposition composition = new LibraryComposition();
  private ModelRequest[] requests = {};
  private int next;

  /** Makes the requests and takes in their accounts. */
  @Setup
  public void prepare() {
    requests = new Requests(shape).ofAllAccounts();
    for (ModelRequest request : requests) {
      composition.register(request.account());
    }
  }

  /** One request. */
  @Benchmark
  public int observe() {
    ModelRequest request = requests[next];
    next = next + 1 == requests.length ? 0 : next + 1;
    return composition.observe(request);
  }
}
