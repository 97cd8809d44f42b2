package io.github.azeotrope.detector;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.ClientNetwork;
import io.github.azeotrope.Conversation;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.Verification;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * People and one pool, as few as a test of the whole path needs. Words are made up; prompts of the
 * pool have one template, cards are shared by four, and all rotate over the same exits.
 */
final class SmallTraffic {
  static final long START = 1_750_000_000_000L;
  static final long DAY = 86_400_000;

  private static final String TEMPLATE =
      "Act as a careful expert, think step by step, show the whole of your reasoning in numbered"
          + " lines and only then give the final answer to the following task: ";

  private final SplittableRandom random;
  private final List<ModelRequest> requests = new ArrayList<>();

  SmallTraffic(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The requests, in order of time. */
  List<ModelRequest> requests() {
    List<ModelRequest> sorted = new ArrayList<>(requests);
    sorted.sort(Comparator.comparingLong(ModelRequest::epochMillis));
    return sorted;
  }

  void playTo(RequestObserver observer) {
    requests().forEach(observer::observe);
  }

  private String word(String kind, int of) {
    return kind + Integer.toString(random.nextInt(of) + 1_000, 36) + "a";
  }

  private void send(
      String account,
      double day,
      String prompt,
      String address,
      String card,
      Verification verified) {
    long epochMillis = START + (long) (day * DAY);
    requests.add(
        ModelRequest.builder()
            .account(account)
            .epochMillis(epochMillis)
            .prompt(prompt)
            .model("m-large")
            .conversation(Conversation.of("s" + random.nextLong(), 1))
            .client(ClientNetwork.ofAddress(address))
            .facts(new AccountFacts(null, card, START - 30 * DAY, verified))
            .build());
  }

  /** Everybody has words, a home and a card of their own. */
  SmallTraffic people(int accounts, int requestsEach, double days) {
    for (int a = 0; a < accounts; a++) {
      for (int r = 0; r < requestsEach; r++) {
        StringBuilder prompt = new StringBuilder();
        for (int w = 0; w < 16; w++) {
          prompt.append(w % 2 == 0 ? word("own" + a + "x", 8) : word("any", 4_000)).append(' ');
        }
        send(
            "person-" + a,
            random.nextDouble() * days,
            prompt.toString(),
            "10." + a / 250 + "." + a % 250 + ".9",
            "pm-person-" + a,
            Verification.PHONE);
      }
    }
    return this;
  }

  SmallTraffic pool(int accounts, int requestsEach, double from, double days) {
    for (int a = 0; a < accounts; a++) {
      for (int r = 0; r < requestsEach; r++) {
        StringBuilder prompt = new StringBuilder(TEMPLATE);
        for (int w = 0; w < 16; w++) {
          prompt.append(word("job", 2_000)).append(' ');
        }
        send(
            "pool-" + a,
            from + random.nextDouble() * days,
            prompt.toString(),
            "203.0." + random.nextInt(24) + ".7",
            "pm-pool-" + a / 4,
            Verification.EMAIL);
      }
    }
    return this;
  }
}
