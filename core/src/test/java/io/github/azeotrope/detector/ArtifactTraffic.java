package io.github.azeotrope.detector;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.ClientNetwork;
import io.github.azeotrope.Conversation;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.Verification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Accounts that are handed reasoning blocks and present them, their own or those of others. Words
 * are made up and nobody shares any: what links accounts here is what they present.
 */
final class ArtifactTraffic {
  private static final long MINUTE = 60_000;

  private final SplittableRandom random;
  private final RequestObserver observer;
  private final Map<String, List<String>> blocksOf = new HashMap<>();
  private final Map<String, AccountFacts> factsOf = new HashMap<>();
  private final Map<String, String> homeOf = new HashMap<>();
  private long now = SmallTraffic.START;
  private int homes;
  private int blocks;

  ArtifactTraffic(long seed, RequestObserver observer) {
    random = new SplittableRandom(seed);
    this.observer = observer;
  }

  long now() {
    return now;
  }

  /** An account with a card and a home of its own, if nothing else was said of it. */
  private void settle(String account) {
    if (!factsOf.containsKey(account)) {
      pays(account, "pm-" + account, null);
    }
    homeOf.computeIfAbsent(account, a -> "10." + homes / 250 + "." + homes++ % 250 + ".9");
  }

  ArtifactTraffic pays(String account, String card, String organization) {
    factsOf.put(
        account,
        new AccountFacts(
            organization, card, SmallTraffic.START - SmallTraffic.DAY, Verification.PHONE));
    return this;
  }

  ArtifactTraffic livesAt(String account, String address) {
    homeOf.put(account, address);
    return this;
  }

  /** A request a minute later that presents some blocks and is answered with a new one. */
  String sends(String account, String prompt, List<String> history, String... presented) {
    settle(account);
    now += MINUTE;
    observer.observe(
        ModelRequest.builder()
            .account(account)
            .epochMillis(now)
            .prompt(prompt)
            .conversation(new Conversation("s" + random.nextLong(), 1, history))
            .client(ClientNetwork.ofAddress(homeOf.get(account)))
            .facts(factsOf.get(account))
            .presentedArtifacts(List.of(presented))
            .build());
    String block = "opaque-" + blocks++;
    observer.complete(new ModelResponse(account, now, null, 100, List.of(block)));
    blocksOf.computeIfAbsent(account, a -> new ArrayList<>()).add(block);
    return block;
  }

  String sends(String account, String... presented) {
    return sends(account, words("any", 4_000), List.of(), presented);
  }

  String words(String kind, int of) {
    StringBuilder words = new StringBuilder();
    for (int w = 0; w < 16; w++) {
      words.append(kind).append(Integer.toString(random.nextInt(of) + 1_000, 36)).append("a ");
    }
    return words.toString();
  }

  /** One of the latest blocks that an account was handed. */
  String blockOf(String account) {
    List<String> all = blocksOf.get(account);
    return all.get(all.size() - 1 - random.nextInt(Math.min(all.size(), 4)));
  }

  /** People who come back to their own topics and present the blocks they were handed. */
  ArtifactTraffic people(int accounts, int requestsEach) {
    for (int r = 0; r < requestsEach; r++) {
      for (int a = 0; a < accounts; a++) {
        String account = "person-" + a;
        String prompt = words("own" + a + "x", 8) + words("any", 4_000);
        if (r == 0) {
          sends(account, prompt, List.of());
        } else {
          sends(account, prompt, List.of(), blockOf(account));
        }
      }
    }
    return this;
  }

  /** A ring: each account presents what others of it were handed, and asks for anything. */
  ArtifactTraffic ring(String name, int accounts, int requestsEach) {
    for (int r = 0; r < requestsEach; r++) {
      for (int a = 0; a < accounts; a++) {
        String account = name + a;
        if (r == 0) {
          sends(account);
        } else {
          sends(account, blockOf(name + (a + 1 + random.nextInt(accounts - 1)) % accounts));
        }
      }
    }
    return this;
  }
}
