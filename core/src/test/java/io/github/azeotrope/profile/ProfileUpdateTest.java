package io.github.azeotrope.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.Capability;
import io.github.azeotrope.ClientNetwork;
import io.github.azeotrope.Conversation;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.Verification;
import io.github.azeotrope.background.Background;
import io.github.azeotrope.feature.FeatureExtractor;
import io.github.azeotrope.feature.RequestFeatures;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.hash.LinkageKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real features arrive in the fields that the layout names. */
class ProfileUpdateTest {
  private static final long TIME = 1_793_491_200_000L + 5 * 3_600_000;
  private static final String PROMPT =
      "Write a function that sorts the given list of twenty integers in place, then explain step by"
          + " step why its worst case is not quadratic and what memory it needs.";

  private final FeatureExtractor extractor =
      new FeatureExtractor(LinkageKey.fromBytes(new byte[16]), Background.BUILT_IN);
  private final RequestFeatures features = extractor.newFeatures();
  private final byte[] row = Rows.empty();

  @Test
  void everyFieldOfARequest() {
    extractor.extract(full(), features);
    add(1, 3L << 52 | 5, true);
    assertThat(ProfileRow.requests(row, 0)).isEqualTo(1);
    assertThat(ProfileRow.halfCount(row, 0, 0)).isZero();
    assertThat(ProfileRow.halfCount(row, 0, 1)).isEqualTo(1);
    assertThat(ProfileRow.gapSessions(row, 0)).isEqualTo(1);
    assertThat(ProfileRow.firstSeenEpochMillis(row, 0)).isEqualTo(TIME);
    assertThat(ProfileRow.lastSeenEpochMillis(row, 0)).isEqualTo(TIME);
    assertThat(ProfileRow.createdEpochMillis(row, 0)).isEqualTo(77);
    assertThat(ProfileRow.promptUnits(row, 0)).isEqualTo(PROMPT.length());
    assertThat(ProfileRow.sessionBits(row, 0)).isEqualTo(1L << 3);
    assertThat(ProfileRow.hourCount(row, 0, 5)).isEqualTo(1);
    assertThat(ProfileRow.verification(row, 0)).isEqualTo(Verification.PHONE.ordinal() + 1);
    assertThat(ProfileRow.flags(row, 0))
        .isEqualTo(
            ProfileRow.HAS_SESSION_ID
                | ProfileRow.HAS_ARTIFACT
                | ProfileRow.HAS_HISTORY
                | ProfileRow.HAS_SYSTEM_PROMPT);
    assertThat(ProfileRow.activity(row, 0)).isEqualTo(1L << TIME / 43_200_000 % 64);
    assertThat(ProfileRow.modelCount(row, 0)).isEqualTo(1);
    assertThat(ProfileRow.model(row, 0, 0))
        .isEqualTo(ProfileRow.modelToken(features.modelHash()))
        .isPositive();
    assertThat(ProfileRow.modelFirstHour(row, 0, 0)).isEqualTo((int) (TIME / 3_600_000));
    // "function", "list", and "explain ... step by step".
    assertThat(ProfileRow.capabilityCount(row, 0, Capability.REASONING)).isEqualTo(1);
    assertThat(ProfileRow.capabilityCount(row, 0, Capability.JUDGING)).isZero();
    assertThat(ProfileRow.slotCount(row, 0, 0)).isZero();
    assertThat(ProfileRow.slotCount(row, 0, 1)).isEqualTo(1);
    assertThat(ProfileRow.slotHash(row, 0, 1, 0)).isEqualTo((int) (features.promptHash() >>> 32));
    assertThat(ProfileRow.slotSessions(row, 0, 1, 0)).isEqualTo(1 << 5);
    for (int i = 0; i < ProfileLayout.DIMENSIONS; i++) {
      assertThat(ProfileRow.component(row, 0, 1, i)).isEqualTo(features.vector()[i]);
    }
    for (TokenField field : TokenField.values()) {
      if (field.kind() != LinkageKind.PROMPT_TEMPLATE) {
        assertThat(ProfileRow.tokenCount(row, 0, field)).as(field.name()).isEqualTo(1);
        assertThat(ProfileRow.token(row, 0, field, 0)).isEqualTo(features.link(field.kind()));
      }
    }
    assertThat(ProfileRow.organization(row, 0)).isEqualTo(features.link(LinkageKind.ORGANIZATION));
    assertThat(ProfileRow.tokenCount(row, 0, TokenField.PROMPT_TEMPLATE_0)).isZero();
    assertThat(features.templateCount()).isPositive();
    long[] templates = new long[TokenField.MAX_CAPACITY];
    int n = ProfileRow.tokens(row, 0, TokenField.PROMPT_TEMPLATE_1, templates);
    for (int i = 0; i < features.templateCount(); i++) {
      assertThat(templates).contains(features.templateTokens()[i]);
    }
    assertThat(n).isEqualTo(features.templateCount());
  }

  @Test
  void whatIsNotKnownLeavesNoTrace() {
    extractor.extract(ModelRequest.of("a", TIME, ""), features);
    add(0, 9, false);
    byte[] expected = Rows.empty();
    ProfileUpdate.count(expected, 0, TIME, 9, false);
    assertThat(Rows.bytes(row)).isEqualTo(Rows.bytes(expected));
    assertThat(ProfileRow.createdEpochMillis(row, 0)).isEqualTo(AccountFacts.UNKNOWN_TIME);
    assertThat(ProfileRow.verification(row, 0)).isZero();
  }

  /** The vector's components stay within what the decoder allows, whatever the prompt. */
  @Test
  void rowsOfRealFeaturesPassTheDecoder() {
    String[] prompts = {"x", "x x x", PROMPT, "日本語のテキスト", "0 1 2", "a ".repeat(9000), "\ud800"};
    byte[] back = new byte[ProfileLayout.MAX_BYTES];
    for (int i = 0; i < 200; i++) {
      String prompt = prompts[i % prompts.length] + (i % 3 == 0 ? " number " + i : "");
      extractor.extract(ModelRequest.of("a", TIME + i * 1000L, prompt), features);
      add(i % 2, i * 0x9e3779b97f4a7c15L, false);
      byte[] bytes = ProfileCodec.toBytes(row, 0, "00000001", "built-in-1");
      ProfileCodec.fromBytes(bytes, "00000001", "built-in-1", back, 0);
      assertThat(Rows.bytes(back)).isEqualTo(Rows.bytes(row));
    }
    assertThat(ProfileRow.tier(row, 0)).isEqualTo(ProfileLayout.FULL);
  }

  @Test
  void aRowThatCannotCountFurtherStaysAsItIs() {
    LittleEndian.putInt(row, ProfileLayout.REQUESTS, Integer.MAX_VALUE);
    byte[] before = row.clone();
    extractor.extract(full(), features);
    assertThat(add(0, 1, false)).isFalse();
    assertThat(row).isEqualTo(before);
  }

  @Test
  void outputTokensNeverWrapOrShrink() {
    ProfileUpdate.addOutputTokens(row, 0, 5);
    ProfileUpdate.addOutputTokens(row, 0, -3);
    assertThat(ProfileRow.outputTokens(row, 0)).isEqualTo(5);
    LittleEndian.putLong(row, ProfileLayout.OUTPUT_TOKENS, Long.MAX_VALUE - 1);
    ProfileUpdate.addOutputTokens(row, 0, 5);
    assertThat(ProfileRow.outputTokens(row, 0)).isEqualTo(Long.MAX_VALUE);
  }

  private boolean add(int half, long session, boolean opensGapSession) {
    int tier = ProfileUpdate.tierAfter(row, 0, half, features.vector());
    return ProfileUpdate.add(row, 0, features, TIME, half, session, opensGapSession, tier);
  }

  private static ModelRequest full() {
    return ModelRequest.builder()
        .account("a")
        .epochMillis(1)
        .prompt(PROMPT)
        .model("m-large")
        .systemPrompt("You are a helpful assistant.")
        .conversation(new Conversation("s", 2, List.of("hello", "hi")))
        .client(new ClientNetwork("192.0.2.7", "DE", 64500, "agent/1", "tls", "device"))
        .facts(new AccountFacts("org", "pm", 77, Verification.PHONE))
        .presentedArtifacts(List.of("block"))
        .build();
  }
}
