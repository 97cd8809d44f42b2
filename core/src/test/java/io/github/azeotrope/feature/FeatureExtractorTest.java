package io.github.azeotrope.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.ClientNetwork;
import io.github.azeotrope.Conversation;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.Verification;
import io.github.azeotrope.background.Background;
import io.github.azeotrope.hash.LinkageHasher;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.hash.LinkageKind;
import io.github.azeotrope.text.Samples;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeatureExtractorTest {
  private static final LinkageKey KEY = LinkageKey.fromBytes(new byte[16]);

  private final FeatureExtractor extractor = new FeatureExtractor(KEY, Background.BUILT_IN);
  private final RequestFeatures features = extractor.newFeatures();

  static Iterable<String> texts() {
    return Samples.TEXTS.values();
  }

  /** An emoji between two words or at the end is no reason to take an account for another. */
  @ParameterizedTest
  @MethodSource("texts")
  void oneEmojiDoesNotMoveAnAccount(String text) {
    prompt(text);
    byte[] vector = features.vector().clone();
    long promptHash = features.promptHash();
    long[] templates = Arrays.copyOf(features.templateTokens(), features.templateCount());
    boolean openPair = !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
    String separated = openPair ? text + " " : text;
    for (String emoji : List.of("\uD83D\uDE00", " ❤️", "👩‍👩‍👧‍👦", " 👍🏽 ", "🇩🇪")) {
      prompt(separated + emoji);
      assertThat(features.vector()).isEqualTo(vector);
      assertThat(features.promptHash()).isEqualTo(promptHash);
      assertThat(Arrays.copyOf(features.templateTokens(), features.templateCount()))
          .isEqualTo(templates);
      prompt(emoji + " " + separated);
      assertThat(features.vector()).isEqualTo(vector);
      assertThat(features.promptHash()).isEqualTo(promptHash);
    }
  }

  @Test
  void anEmojiBetweenSentencesMovesNothing() {
    prompt("Nice work. Now do the same for the second file.");
    byte[] vector = features.vector().clone();
    prompt("Nice work 👍 now do the same for the SECOND file…");
    assertThat(features.vector()).isEqualTo(vector);
  }

  /** Whether the JVM stores the text with one byte a character or with two. */
  @ParameterizedTest
  @MethodSource("texts")
  void bothWaysOfStoringTextAgree(String text) {
    prompt(text);
    byte[] vector = features.vector().clone();
    long promptHash = features.promptHash();
    int latin = features.latinCount();
    int code = features.codeCount();
    prompt(text + "\u2003");
    assertThat(features.vector()).isEqualTo(vector);
    assertThat(features.promptHash()).isEqualTo(promptHash);
    assertThat(features.latinCount()).isEqualTo(latin);
    assertThat(features.codeCount()).isEqualTo(code);
  }

  @Property(tries = 1000)
  void acceptsAnyStrings(@ForAll String a, @ForAll String b, @ForAll List<String> list) {
    ModelRequest request =
        ModelRequest.builder()
            .account("x" + a)
            .prompt(b)
            .systemPrompt(a)
            .model(b)
            .requestId(a)
            .conversation(new Conversation(b, -3, list))
            .client(new ClientNetwork(a, b, -1, a, b, a))
            .facts(new AccountFacts(a, b, 0, Verification.PHONE))
            .presentedArtifacts(list)
            .build();
    extractor.extract(request, features);
    assertThat(features.accountHash()).isNotZero();
    assertThat(features.artifactCount() + features.artifactsSkipped())
        .isLessThanOrEqualTo(list.size());
    checkInvariants();
  }

  @Test
  void acceptsTenMegabytes() {
    for (String unit :
        List.of("a", "a ", "文", "é", "\uD83D\uDE00", "\uD800", "7 ", "\0", "\u00AD")) {
      String text = unit.repeat(10_000_000 / unit.length());
      ModelRequest request =
          ModelRequest.builder()
              .account(text)
              .prompt(text)
              .systemPrompt(text)
              .model(text)
              .conversation(new Conversation(text, 1, Collections.nCopies(1000, text)))
              .client(new ClientNetwork(text, text, 0, text, text, text))
              .presentedArtifacts(Collections.nCopies(1000, text))
              .build();
      extractor.extract(request, features);
      assertThat(features.promptSkipped()).isGreaterThanOrEqualTo(10_000_000 - 8192);
      assertThat(features.systemSkipped()).isGreaterThanOrEqualTo(10_000_000 - 3072);
      assertThat(features.artifactCount()).isEqualTo(16);
      assertThat(features.artifactsSkipped()).isEqualTo(984);
      assertThat(features.historyMessages()).isEqualTo(1000);
      checkInvariants();
    }
  }

  @Test
  void acceptsNullsInLists() {
    List<String> list = Arrays.asList(null, "", "x");
    extractor.extract(
        ModelRequest.builder()
            .account("a")
            .prompt("p")
            .presentedArtifacts(list)
            .conversation(new Conversation("s", 1, list))
            .build(),
        features);
    assertThat(features.artifactCount()).isEqualTo(1);
    assertThat(features.historyMessages()).isEqualTo(3);
  }

  private void checkInvariants() {
    int squares = 0;
    for (byte component : features.vector()) {
      assertThat((int) component).isBetween(-32, 32);
      squares += component * component;
    }
    assertThat(squares == 0).isEqualTo(features.isPromptEmpty());
    if (!features.isPromptEmpty()) {
      // Rounding adds at most 1/4 a component in the mean.
      assertThat(Math.sqrt(squares)).isBetween(24.0, 40.0);
    }
    assertThat(features.promptHash() == 0).isEqualTo(features.isPromptEmpty());
    assertThat(features.distinctTokens()).isLessThanOrEqualTo(features.tokenCount());
    for (int i = 0; i < features.templateCount(); i++) {
      assertThat(features.templateTokens()[i]).isNotZero();
    }
    for (int i = 0; i < features.artifactCount(); i++) {
      assertThat(features.artifacts()[i]).isNotZero();
    }
  }

  @Test
  void whatIsAbsentIsZero() {
    extractor.extract(GoldenRequests.full(), features);
    extractor.extract(ModelRequest.of("a", 5, ""), features);
    for (LinkageKind kind : LinkageKind.values()) {
      assertThat(features.link(kind)).as("%s", kind).isZero();
    }
    assertThat(features.epochMillis()).isEqualTo(5);
    assertThat(features.sessionHash()).isZero();
    assertThat(features.requestHash()).isZero();
    assertThat(features.turn()).isZero();
    assertThat(features.promptHash()).isZero();
    assertThat(features.systemHash()).isZero();
    assertThat(features.modelHash()).isZero();
    assertThat(features.countryHash()).isZero();
    assertThat(features.autonomousSystem()).isZero();
    assertThat(features.fullHistoryHash()).isZero();
    assertThat(features.templateCount()).isZero();
    assertThat(features.artifactCount()).isZero();
    assertThat(features.isAddressUnreadable()).isFalse();
    assertThat(features.verification()).isEqualTo(-1);
    assertThat(features.createdEpochMillis()).isEqualTo(AccountFacts.UNKNOWN_TIME);
    assertThat(features.vector()).containsOnly(0);
    assertThat(features.isPromptEmpty()).isTrue();
  }

  @Test
  void linksAreThoseOfTheHasher() {
    LinkageHasher hasher = LinkageHasher.V1.withKey(KEY);
    extractor.extract(GoldenRequests.full(), features);
    assertThat(features.link(LinkageKind.PAYMENT))
        .isEqualTo(hasher.hash(LinkageKind.PAYMENT, "pm_1Nx").value());
    assertThat(features.link(LinkageKind.NETWORK))
        .isEqualTo(hasher.hashNetwork("203.0.113.7", 24, 48).value());
    assertThat(features.link(LinkageKind.ADDRESS))
        .isEqualTo(hasher.hash(LinkageKind.ADDRESS, "203.0.113.7").value());
    assertThat(features.link(LinkageKind.SESSION))
        .isEqualTo(hasher.hash(LinkageKind.SESSION, "s-1").value())
        .isNotEqualTo(features.sessionHash());
    assertThat(features.link(LinkageKind.SYSTEM_TEMPLATE)).isEqualTo(features.systemHash());
    assertThat(features.link(LinkageKind.HISTORY)).isEqualTo(features.fullHistoryHash());
    assertThat(features.accountHash()).isEqualTo(extractor.accountHash("acct-1"));
    assertThat(features.requestHash())
        .isEqualTo(extractor.requestHash(features.accountHash(), "req-1"))
        .isNotEqualTo(extractor.requestHash(extractor.accountHash("acct-2"), "req-1"));
    assertThat(features.artifacts()[0]).isEqualTo(extractor.artifactHash("rb_1", features));
  }

  @Test
  void sessionsBelongToAccounts() {
    extractor.extract(session("a", "s"), features);
    long first = features.sessionHash();
    long token = features.link(LinkageKind.SESSION);
    extractor.extract(session("b", "s"), features);
    assertThat(features.sessionHash()).isNotEqualTo(first);
    assertThat(features.link(LinkageKind.SESSION)).isEqualTo(token);
  }

  private static ModelRequest session(String account, String session) {
    return ModelRequest.builder()
        .account(account)
        .prompt("p")
        .conversation(Conversation.of(session, 1))
        .build();
  }

  @Test
  void countsUnreadableAddresses() {
    extractor.extract(
        ModelRequest.builder().account("a").prompt("p").clientAddress("unknown").build(), features);
    assertThat(features.isAddressUnreadable()).isTrue();
    assertThat(features.link(LinkageKind.ADDRESS)).isZero();
    assertThat(features.link(LinkageKind.NETWORK)).isZero();
  }

  @Test
  void numbersDoNotChangeASystemPrompt() {
    system("You are agent 17. Today is 2026-11-01. Be brief.");
    long hash = features.systemHash();
    system("You are agent 4. Today is 2027-01-30. Be brief!");
    assertThat(features.systemHash()).isEqualTo(hash);
    system("You are agent 4. Today is 2027-01-30. Be long!");
    assertThat(features.systemHash()).isNotEqualTo(hash);
  }

  private void system(String text) {
    extractor.extract(
        ModelRequest.builder().account("a").prompt("p").systemPrompt(text).build(), features);
  }

  @Test
  void longPromptsThatDifferOnlyUnseenAreToldApartByLength() {
    String text = "word ".repeat(4000);
    prompt(text);
    long hash = features.promptHash();
    prompt(text + "word ");
    assertThat(features.promptHash()).isNotEqualTo(hash);
  }

  /** A feature object carries nothing over from the request before. */
  @Test
  void featuresDoNotDependOnEarlierRequests() {
    List<ModelRequest> requests = GoldenRequests.all();
    for (ModelRequest request : requests) {
      RequestFeatures fresh = extractor.newFeatures();
      extractor.extract(request, fresh);
      long expected = GoldenRequests.hash(fresh);
      for (ModelRequest before : requests) {
        extractor.extract(before, features);
        extractor.extract(request, features);
        assertThat(GoldenRequests.hash(features)).isEqualTo(expected);
      }
    }
  }

  @Test
  void anotherKeyGivesOtherFeatures() {
    FeatureExtractor other =
        new FeatureExtractor(LinkageKey.fromBytes(new byte[17]), Background.BUILT_IN);
    RequestFeatures otherFeatures = other.newFeatures();
    other.extract(GoldenRequests.full(), otherFeatures);
    extractor.extract(GoldenRequests.full(), features);
    assertThat(otherFeatures.accountHash()).isNotEqualTo(features.accountHash());
    assertThat(otherFeatures.sessionHash()).isNotEqualTo(features.sessionHash());
    assertThat(otherFeatures.promptHash()).isNotEqualTo(features.promptHash());
    assertThat(otherFeatures.systemHash()).isNotEqualTo(features.systemHash());
    assertThat(otherFeatures.vector()).isNotEqualTo(features.vector());
    assertThat(otherFeatures.artifacts()).doesNotContain(features.artifacts()[0]);
    assertThat(otherFeatures.templateTokens()).doesNotContain(features.templateTokens()[0]);
    assertThat(otherFeatures.fullHistoryHash()).isNotEqualTo(features.fullHistoryHash());
    assertThatThrownBy(() -> other.extract(GoldenRequests.full(), features))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Nothing that goes to a log shows what a customer wrote. */
  @Test
  void showsNoText() {
    extractor.extract(GoldenRequests.full(), features);
    assertThat(features.toString()).matches("RequestFeatures\\[tokens=\\d+, distinct=\\d+]");
  }

  @Test
  void historyDepthsAreNamed() {
    assertThat(
            IntStream.range(0, RequestFeatures.maxHistoryDepths())
                .map(RequestFeatures::historyDepth))
        .containsExactly(2, 4, 8, 16, 32);
  }

  private void prompt(String text) {
    extractor.extract(ModelRequest.of("acct", 0, text), features);
  }
}
