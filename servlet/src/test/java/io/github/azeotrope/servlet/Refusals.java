package io.github.azeotrope.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;

/** A response without a container, which counts the status that it is given. */
final class Refusals {
  private Refusals() {}

  static HttpServletResponse countedBy(CountDownLatch refused) {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            Refusals.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("setStatus")) {
                refused.countDown();
              }
              return method.getReturnType() == ServletOutputStream.class ? new Nowhere() : null;
            });
  }

  private static final class Nowhere extends ServletOutputStream {
    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {}

    @Override
    public void write(int b) {}
  }
}
