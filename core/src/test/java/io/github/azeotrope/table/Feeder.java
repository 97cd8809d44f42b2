package io.github.azeotrope.table;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Conversation;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.background.Background;
import io.github.azeotrope.feature.FeatureExtractor;
import io.github.azeotrope.feature.RequestFeatures;
import io.github.azeotrope.hash.LinkageKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends requests to tables, through the real extractor. One a thread. */
final class Feeder {
  static final long START = 1_793_491_200_000L;
  static final long MINUTE = 60_000;

  final FeatureExtractor extractor =
      new FeatureExtractor(LinkageKey.fromBytes(new byte[16]), Background.BUILT_IN);
  final RequestFeatures features = extractor.newFeatures();

  long key(String account) {
    return extractor.accountHash(account);
  }

  RequestFeatures extract(
      String account,
      long epochMillis,
      String prompt,
      @Nullable String session,
      @Nullable String requestId) {
    extractor.extract(
        ModelRequest.builder()
            .account(account)
            .epochMillis(epochMillis)
            .prompt(prompt)
            .requestId(requestId)
            .conversation(new Conversation(session, 0, List.of()))
            .build(),
        features);
    return features;
  }

  Assessment send(
      AccountTable table,
      String account,
      long epochMillis,
      String prompt,
      @Nullable String session,
      @Nullable String requestId) {
    RequestFeatures extracted = extract(account, epochMillis, prompt, session, requestId);
    return table.observe(extracted, account, epochMillis);
  }

  /** A request without session and request id. */
  Assessment send(AccountTable table, String account, long epochMillis, String prompt) {
    return send(table, account, epochMillis, prompt, null, null);
  }
}
