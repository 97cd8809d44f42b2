package io.github.azeotrope.feature;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.ClientNetwork;
import io.github.azeotrope.Conversation;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.Verification;
import io.github.azeotrope.hash.LinkageKind;
import io.github.azeotrope.hash.Mix;
import io.github.azeotrope.text.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Requests that between them set every feature, and one number that stands for all features. */
final class GoldenRequests {
  private GoldenRequests() {}

  static List<ModelRequest> all() {
    List<ModelRequest> requests = new ArrayList<>();
    requests.add(full());
    for (String name :
        List.of(
            "english", "template", "java", "chinese", "japanese", "russian", "mixed", "emoji")) {
      requests.add(ModelRequest.of("acct-" + name, 1, Samples.TEXTS.get(name)));
    }
    requests.add(ModelRequest.of("empty", -1, ""));
    requests.add(ModelRequest.of("lone", 0, Samples.TEXTS.get("lone surrogates")));
    requests.add(
        ModelRequest.builder()
            .account("long")
            .prompt(
                Samples.TEXTS.get("english").repeat(100) + Samples.TEXTS.get("chinese").repeat(9))
            .systemPrompt(Samples.TEXTS.get("template").repeat(100))
            .conversation(
                new Conversation("长", 40, Collections.nCopies(40, "x".repeat(1300) + "é文")))
            .clientAddress("2001:db8:1:2::3%eth0")
            .presentedArtifacts(Collections.nCopies(20, "artifact".repeat(200)))
            .build());
    return requests;
  }

  static ModelRequest full() {
    return ModelRequest.builder()
        .account("acct-1")
        .epochMillis(1_790_000_000_000L)
        .prompt(Samples.TEXTS.get("template"))
        .systemPrompt("You are a helpful assistant. Today is 2026-11-01.")
        .model("m-large")
        .requestId("req-1")
        .conversation(new Conversation("s-1", 3, List.of("Hello", "How can I help?", "Grade.")))
        .client(
            new ClientNetwork("203.0.113.7", "DE", 64_500, "curl/8.5.0", "t13d1516h2", "device-1"))
        .facts(new AccountFacts("org-1", "pm_1Nx", 1_780_000_000_000L, Verification.EMAIL))
        .presentedArtifacts(List.of("rb_1", "rb_2"))
        .build();
  }

  /** A chain over everything that can be read from the features. */
  static long hash(RequestFeatures f) {
    long h = 0;
    long[] values = {
      f.epochMillis(),
      f.accountHash(),
      f.sessionHash(),
      f.turn(),
      f.requestHash(),
      f.promptHash(),
      f.systemHash(),
      f.templateCount(),
      f.artifactCount(),
      f.artifactsSkipped(),
      f.historyMessages(),
      f.historyDepths(),
      f.fullHistoryHash(),
      f.fullHistoryUnits(),
      f.promptCodePoints(),
      f.promptSkipped(),
      f.systemSkipped(),
      f.tokenCount(),
      f.distinctTokens(),
      f.loneSurrogates(),
      f.latinCount(),
      f.hanCount(),
      f.cyrillicCount(),
      f.otherLetterCount(),
      f.digitCount(),
      f.codeCount(),
      f.modelHash(),
      f.countryHash(),
      f.autonomousSystem(),
      f.createdEpochMillis(),
      f.verification(),
      f.isAddressUnreadable() ? 1 : 0,
      f.isPromptEmpty() ? 1 : 0,
    };
    for (long value : values) {
      h = Mix.chain(h, value);
    }
    for (byte component : f.vector()) {
      h = Mix.chain(h, component);
    }
    for (LinkageKind kind : LinkageKind.values()) {
      h = Mix.chain(h, f.link(kind));
    }
    for (int i = 0; i < f.templateCount(); i++) {
      h = Mix.chain(h, f.templateTokens()[i]);
    }
    for (int i = 0; i < f.artifactCount(); i++) {
      h = Mix.chain(h, f.artifacts()[i]);
    }
    for (int i = 0; i < RequestFeatures.maxHistoryDepths(); i++) {
      h = Mix.chain(Mix.chain(h, f.historyHash(i)), f.historyUnits(i));
    }
    return Mix.mix(h);
  }
}
