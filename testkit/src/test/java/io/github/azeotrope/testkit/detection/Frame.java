package io.github.azeotrope.testkit.detection;

import io.github.azeotrope.testkit.Exchange;
import io.github.azeotrope.testkit.Traffic;
import java.util.List;

/**
 * The template of an account as anybody reads it who has seen its prompts: what all of them begin
 * and end with.
 */
record Frame(String head, String tail) {

  /** What the prompts of the traffic's first account have in common. */
  static Frame of(Traffic traffic) {
    String account = traffic.accounts().get(0);
    List<String> prompts =
        traffic.stream()
            .map(Exchange::request)
            .filter(request -> request.account().equals(account))
            .map(request -> request.prompt())
            .toList();
    String head = prompts.get(0);
    String tail = prompts.get(0);
    for (String prompt : prompts) {
      head = head.substring(0, common(head, prompt, true));
      tail = tail.substring(tail.length() - common(tail, prompt, false));
    }
    return new Frame(head, tail);
  }

  private static int common(String a, String b, boolean fromStart) {
    int most = Math.min(a.length(), b.length());
    int n = 0;
    while (n < most
        && (fromStart
            ? a.charAt(n) == b.charAt(n)
            : a.charAt(a.length() - 1 - n) == b.charAt(b.length() - 1 - n))) {
      n++;
    }
    return n;
  }

  /** The same exchange with its prompt inside this template. */
  Exchange around(Exchange exchange) {
    return Altered.saying(exchange, head + exchange.request().prompt() + tail);
  }
}
