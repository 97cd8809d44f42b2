package io.github.azeotrope.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.background.Background;
import io.github.azeotrope.hash.LinkageKey;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeaturePoolTest {
  private final FeatureExtractor extractor =
      new FeatureExtractor(LinkageKey.fromBytes(new byte[16]), Background.BUILT_IN);
  private final FeaturePool pool = new FeaturePool(extractor);

  @Test
  void lendsTheSameObjectAgain() {
    RequestFeatures features = pool.acquire();
    pool.release(features);
    assertThat(pool.acquire()).isSameAs(features);
  }

  @Test
  void neverLendsOneObjectTwice() {
    Set<RequestFeatures> lent = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < 200; i++) {
      assertThat(lent.add(pool.acquire())).isTrue();
    }
    lent.forEach(pool::release);
  }

  @Test
  void manyThreadsGetTheFeaturesOfTheirOwnRequest() throws Exception {
    List<ModelRequest> requests = GoldenRequests.all();
    long[] expected =
        requests.stream()
            .mapToLong(
                request -> {
                  RequestFeatures features = extractor.newFeatures();
                  extractor.extract(request, features);
                  return GoldenRequests.hash(features);
                })
            .toArray();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> work =
          IntStream.range(0, 8)
              .<Callable<Integer>>mapToObj(
                  thread ->
                      () -> {
                        int wrong = 0;
                        for (int i = 0; i < 500; i++) {
                          int at = (thread + i) % expected.length;
                          RequestFeatures features = pool.acquire();
                          extractor.extract(requests.get(at), features);
                          wrong += GoldenRequests.hash(features) == expected[at] ? 0 : 1;
                          pool.release(features);
                        }
                        return wrong;
                      })
              .toList();
      for (Future<Integer> result : threads.invokeAll(work)) {
        assertThat(result.get()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
