package io.github.azeotrope.examples.clientcontract;

/**
 * A host that listens on the loopback.
 *
 * @param port where
 * @param stop ends it
 */
public record RunningHost(int port, AutoCloseable stop) implements AutoCloseable {

  /** Without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    try {
      stop.close();
    } catch (Exception e) {
      throw new IllegalStateException("The host could not be stopped", e);
    }
  }
}
