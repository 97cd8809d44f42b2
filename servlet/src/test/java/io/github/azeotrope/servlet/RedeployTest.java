package io.github.azeotrope.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.junit.jupiter.api.Test;

/** An application that is deployed again and again leaves nothing behind. */
class RedeployTest {
  private static final int TIMES = 20;
  private static final int REQUESTS = 24;

  private final Sample sample = Sample.ALL.get(1);

  /** What a container shares with its applications. */
  private static final class Container extends ClassLoader {
    Container() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("jakarta.servlet.")) {
        return RedeployTest.class.getClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }

  /** The same few threads serve all of them, so what one hangs on a thread stays there. */
  @Test
  void leavesNoThreadAndNoClassLoader() throws Exception {
    ContextHandlerCollection contexts = new ContextHandlerCollection(true);
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    try (ModelHost host = ModelHost.start(contexts)) {
      for (int i = 0; i < TIMES; i++) {
        loaders.add(deployed(host, contexts, i % 2 == 0));
      }
      Await.until(
          () -> {
            System.gc();
            return loaders.stream().allMatch(loader -> loader.get() == null);
          });
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("azeotrope"));
  }

  private WeakReference<ClassLoader> deployed(
      ModelHost host, ContextHandlerCollection contexts, boolean closes) throws Exception {
    URLClassLoader loader = new URLClassLoader(classPath(), new Container());
    Object application =
        loader
            .loadClass(RedeployedApplication.class.getName())
            .getDeclaredConstructor()
            .newInstance();
    assertThat(application).isNotInstanceOf(RedeployedApplication.class);
    ServletContextHandler context =
        ModelHost.context(
            new ModelServlet(),
            EnumSet.of(DispatcherType.REQUEST),
            (Filter) ((Supplier<?>) application).get());
    context.setClassLoader(loader);
    contexts.addHandler(context);
    context.start();
    for (int i = 0; i < REQUESTS; i++) {
      String mode = i % 2 == 0 ? "BLOCKING" : "ASYNC_THREAD";
      Call call = sample.call().mode(mode).read(Read.READER).write(Write.FLUSHED);
      assertThat(call.sendText(host)).startsWith("HTTP/1.1 200");
    }
    LongSupplier sweeps = (LongSupplier) application;
    Await.until(() -> sweeps.getAsLong() > 0);
    context.stop();
    contexts.removeHandler(context);
    if (closes) {
      ((AutoCloseable) application).close();
    }
    loader.close();
    return new WeakReference<>(loader);
  }

  private static URL[] classPath() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(new File(entry).toURI().toURL());
    }
    return urls.toArray(new URL[0]);
  }
}
