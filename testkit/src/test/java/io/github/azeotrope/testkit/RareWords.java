package io.github.azeotrope.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.ModelRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where rare words come back. */
final class RareWords {

  private RareWords() {}

  /** Of all pairs of sessions that share a rare word, the share that lies in one account. */
  static double sameAccount(List<ModelRequest> requests) {
    Map<String, Map<String, String>> accountOfSessionByWord = new HashMap<>();
    for (ModelRequest r : requests) {
      for (String word : r.prompt().split("[^\\p{L}]+", -1)) {
        if (word.length() > 4) {
          accountOfSessionByWord
              .computeIfAbsent(word, w -> new HashMap<>())
              .put(r.conversation().sessionId(), r.account());
        }
      }
    }
    long pairs = 0;
    long same = 0;
    for (Map<String, String> sessions : accountOfSessionByWord.values()) {
      if (sessions.size() < 2 || sessions.size() > 6) {
        continue;
      }
      List<String> accounts = List.copyOf(sessions.values());
      for (int i = 0; i < accounts.size(); i++) {
        for (int j = 0; j < i; j++) {
          pairs++;
          same += accounts.get(i).equals(accounts.get(j)) ? 1 : 0;
        }
      }
    }
    assertThat(pairs).isGreaterThan(500);
    return same / (double) pairs;
  }
}
