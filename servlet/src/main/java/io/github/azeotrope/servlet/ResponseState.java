package io.github.azeotrope.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;

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
    for (Header header : headers) {
      response.addHeader(header.name(), header.value());
    }
  }
}
