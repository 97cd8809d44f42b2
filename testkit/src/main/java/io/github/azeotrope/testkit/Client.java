package io.github.azeotrope.testkit;

import org.jspecify.annotations.Nullable;

/** The program that sends the requests, as its headers and its handshake give it away. */
record Client(String userAgent, String tlsFingerprint, @Nullable String device, boolean sendsIds) {

  private static final Client[] POPULAR = {
    new Client("modelapi-python/1.51.0", "t13d1517h2_8daaf6152771", null, true),
    new Client("modelapi-python/1.51.0", "t13d1517h2_8daaf6152771", null, true),
    new Client("modelapi-node/4.8.2", "t13d1715h2_5b57614c22b0", null, true),
    new Client("python-httpx/0.27.0", "t13d1516h1_8daaf6152771", null, false),
    new Client("python-requests/2.32.3", "t13d1812h1_85036bcba153", null, false),
    new Client("Go-http-client/2.0", "t13d1311h2_f57a46bbacb6", null, false),
    new Client("okhttp/4.12.0", "t13d1513h2_ac1a8bfc2e1d", null, true),
    new Client("Mozilla/5.0 Chrome/144.0", "t13d1516h2_02713d6af862", null, true),
    new Client("Mozilla/5.0 Chrome/144.0", "t13d1516h2_02713d6af862", null, true),
    new Client("Mozilla/5.0 Chrome/143.0", "t13d1516h2_02713d6af862", null, true),
    new Client("Mozilla/5.0 Safari/619.1", "t13d2014h2_a09f3c656075", null, true),
    new Client("Mozilla/5.0 Firefox/147.0", "t13d1715h2_5b57614c22b1", null, true),
    new Client("curl/8.9.1", "t13d3112h2_e8f1e7e78f70", null, false),
  };

  /** How many of the above are programs rather than browsers. */
  private static final int PROGRAMS = 7;

  static Client popular(Rng rng) {
    return rng.pick(POPULAR).withDevice(rng);
  }

  static Client program(Rng rng) {
    return POPULAR[rng.below(PROGRAMS)];
  }

  static Client browser(Rng rng) {
    return POPULAR[PROGRAMS + rng.below(4)].withDevice(rng);
  }

  /** Browsers give their device away, programs do not. */
  private Client withDevice(Rng rng) {
    if (!userAgent.startsWith("Mozilla")) {
      return this;
    }
    return new Client(userAgent, tlsFingerprint, Ids.of("dev_", rng.next()), sendsIds);
  }
}
