package io.github.azeotrope.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Status and headers of a response that is not committed, so that what is written to it after can
 * be taken back.
 */
record ResponseState(int status, List<Header> headers) {

  private record Header(String name, String value) {}

  static ResponseState of(HttpServletResponse response) {
    List<Header> headers = new ArrayList<>();
    for (String name : response.getHeaderNames()) {
      for (String value : response.getHeaders(name)) {
        headers.add(new Header(name, value));
      }
    }
    return new ResponseState(response.getStatus(), headers);
  }

  /** Takes back everything since; the response must not be committed. */
  void restore(HttpServletResponse response) {
    response.reset();
    response.setStatus(status);
    Set<String> restored = new HashSet<>();
    for (Header header : headers) {
      // Some containers keep headers of their own through a reset.
      if (restored.add(header.name())) {
        response.setHeader(header.name(), header.value());
      } else {
        response.addHeader(header.name(), header.value());
      }
    }
  }
}
