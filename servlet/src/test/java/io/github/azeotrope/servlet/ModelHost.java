package io.github.azeotrope.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty with a model server and filters in front of it. */
final class ModelHost implements AutoCloseable {
  private final Server server = new Server(new QueuedThreadPool(16));
  private final ServerConnector connector;
  private final Filter[] filters;

  private ModelHost(Handler handler, Filter... filters) {
    this.filters = filters;
    HttpConfiguration http = new HttpConfiguration();
    http.setSendDateHeader(false);
    http.setRequestHeaderSize(256 * 1024);
    http.setResponseHeaderSize(64 * 1024);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    server.addConnector(connector);
    server.setHandler(handler);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The model server behind filters for all dispatches. */
  static ModelHost start(Filter... filters) {
    return new ModelHost(
        context(new ModelServlet(), EnumSet.allOf(DispatcherType.class), filters), filters);
  }

  static ModelHost start(HttpServlet servlet, Filter... filters) {
    return new ModelHost(context(servlet, EnumSet.of(DispatcherType.REQUEST), filters), filters);
  }

  static ModelHost start(Handler handler) {
    return new ModelHost(handler, new Filter[0]);
  }

  static ServletContextHandler context(
      HttpServlet servlet, EnumSet<DispatcherType> dispatches, Filter... filters) {
    ServletContextHandler context = new ServletContextHandler();
    for (Filter filter : filters) {
      FilterHolder holder = new FilterHolder(filter);
      holder.setAsyncSupported(true);
      context.addFilter(holder, "/*", dispatches);
    }
    ServletHolder holder = new ServletHolder(servlet);
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/*");
    return context;
  }

  Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
  }

  /** A server that stops interrupts whatever runs, the end of an exchange included. */
  @Override
  public void close() {
    for (Filter filter : filters) {
      if (filter instanceof DistillationFilter read) {
        Await.ended(read);
      }
    }
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
