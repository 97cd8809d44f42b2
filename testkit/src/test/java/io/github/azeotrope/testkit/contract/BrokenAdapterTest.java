package io.github.azeotrope.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azeotrope.RequestObserver;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake that an adapter can make fails the test of the contract that is for it. */
class BrokenAdapterTest {

  static List<Mistake> mistakes() {
    return Mistake.ALL;
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void failsTheContract(Mistake mistake) {
    assertThatThrownBy(() -> mistake.checkBy(new Broken(mistake)))
        .isInstanceOf(AssertionError.class)
        .hasStackTraceContaining(mistake.message());
  }

  @Test
  void everyTestOfTheContractCanFail() throws Exception {
    Set<String> tests = new TreeSet<>();
    for (Method method : ObserverAdapterContract.class.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Test.class)) {
        tests.add(method.getName());
      }
    }
    Set<String> failing = new TreeSet<>();
    for (Mistake mistake : Mistake.ALL) {
      mistake.checkBy(namesOfCalls(failing));
    }
    assertThat(tests).isNotEmpty().isEqualTo(failing);
  }

  private static ObserverAdapterContract namesOfCalls(Set<String> names) {
    return (ObserverAdapterContract)
        Proxy.newProxyInstance(
            BrokenAdapterTest.class.getClassLoader(),
            new Class<?>[] {ObserverAdapterContract.class},
            (proxy, method, arguments) -> {
              names.add(method.getName());
              return null;
            });
  }

  private record Broken(Mistake mistake) implements ObserverAdapterContract {
    @Override
    public ObservedHost with(RequestObserver observer) {
      return new InterceptedModel(observer) {
        @Override
        Delivered observed(RequestObserver observed, String account, String prompt) {
          String received = mistake.exchange(observed, account, prompt);
          return new Delivered(received, answer(received));
        }
      };
    }

    @Override
    public ObservedHost without() {
      return new InterceptedModel(null);
    }
  }
}
