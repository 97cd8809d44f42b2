package io.github.azeotrope.feature;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.ClientNetwork;
import io.github.azeotrope.Conversation;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.Verification;
import io.github.azeotrope.background.Background;
import io.github.azeotrope.hash.LinkageHasher;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.hash.LinkageKind;
import io.github.azeotrope.hash.Mix;
import io.github.azeotrope.hash.SipHash;
import io.github.azeotrope.text.TextHash;
import io.github.azeotrope.text.TokenBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns requests into {@link RequestFeatures}. Immutable and thread-safe; nothing is allocated once
 * the features object has grown to the size of the texts it sees.
 *
 * <p>Features are a function of the request, the key and the background alone: the same on every
 * host, JVM and day, in any order of requests. Work is bounded: at most 8,192 UTF-16 units of the
 * prompt are read, 3,072 of the system prompt, 1,280 of each of 64 messages of history and 16
 * artifacts. Any string is accepted, also one with unpaired surrogates.
 *
 * <p>Cost: about 2 microseconds and 4 ns a character of prompt up to the bound, three times that
 * for Chinese, where each character begins a token.
 */
public final class FeatureExtractor {
  private static final int MODEL = 1;
  private static final int COUNTRY = 2;
  private static final int REQUEST = 3;
  private static final int PROMPT = 4;
  private static final int SYSTEM = 5;

  private final Background background;
  private final LinkageHasher links;
  private final SipHash accounts;
  private final SipHash sessions;
  private final SipHash others;
  private final SipHash chain;
  private final SipHash templates;
  private final SipHash tokenKey;
  private final CapabilityCues cues;
  private final TextHash messages;
  private final TextHash artifacts;

  /** An extractor whose features can be merged with those of every other one of these two. */
  public FeatureExtractor(LinkageKey key, Background background) {
    this.background = background;
    links = LinkageHasher.V1.withKey(key);
    accounts = key.derive("account");
    sessions = key.derive("session");
    others = key.derive("feature");
    chain = key.derive("history-chain");
    templates = key.derive("template");
    tokenKey = key.derive("token");
    cues = new CapabilityCues(new TokenBuffer(tokenKey));
    messages = new TextHash(key.derive("history-message"));
    artifacts = new TextHash(key.derive("artifact"));
  }

  /** An object to extract into; it belongs to this extractor. */
  public RequestFeatures newFeatures() {
    return new RequestFeatures(
        this, new TokenBuffer(tokenKey), new RequestVector(background, cues));
  }

  /** The hash of an account id, as in {@link RequestFeatures#accountHash}; never 0. */
  public long accountHash(String account) {
    return Mix.nonZero(bounded(accounts, 0, account));
  }

  /** The hash of a model's name, as in {@link RequestFeatures#modelHash}; 0 of an empty name. */
  public long modelHash(String model) {
    return optional(others, MODEL, model);
  }

  /** The hash of a request id within an account, as in {@link RequestFeatures#requestHash}. */
  public long requestHash(long accountHash, @Nullable String requestId) {
    return within(accountHash, requestId, others, REQUEST);
  }

  /**
   * The hash of an artifact, as in {@link RequestFeatures#artifacts}; never 0. Used for the
   * artifacts that an answer hands out.
   *
   * @param scratch of this extractor; its features do not change
   */
  public long artifactHash(String artifact, RequestFeatures scratch) {
    return scratch.history.artifact(artifact, artifacts);
  }

  /**
   * Fills the features of a request.
   *
   * @throws IllegalArgumentException if the features belong to another extractor
   */
  public void extract(ModelRequest request, RequestFeatures out) {
    if (out.owner != this) {
      throw new IllegalArgumentException("features of another extractor");
    }
    out.epochMillis = request.epochMillis();
    out.accountHash = accountHash(request.account());
    out.requestHash = requestHash(out.accountHash, request.requestId());
    out.modelHash = optional(others, MODEL, request.model());
    Arrays.fill(out.links, 0);
    client(request.client(), out);
    facts(request.facts(), out);
    conversation(request.conversation(), out);
    artifacts(request.presentedArtifacts(), out);
    system(request.systemPrompt(), out);
    // Last, because the counts of tokens are read from the buffer that all texts share.
    prompt(request.prompt(), out);
  }

  private void client(ClientNetwork client, RequestFeatures out) {
    out.countryHash = optional(others, COUNTRY, client.country());
    out.autonomousSystem = client.autonomousSystem();
    String address = client.address();
    link(LinkageKind.ADDRESS, address, out);
    link(LinkageKind.NETWORK, address, out);
    out.addressUnreadable =
        address != null && !address.isEmpty() && out.link(LinkageKind.ADDRESS) == 0;
    link(LinkageKind.USER_AGENT, client.userAgent(), out);
    link(LinkageKind.TLS, client.tlsFingerprint(), out);
    link(LinkageKind.DEVICE, client.device(), out);
  }

  private void facts(AccountFacts facts, RequestFeatures out) {
    link(LinkageKind.ORGANIZATION, facts.organization(), out);
    link(LinkageKind.PAYMENT, facts.paymentInstrument(), out);
    out.createdEpochMillis = facts.createdEpochMillis();
    Verification verification = facts.verification();
    out.verification = verification == null ? -1 : verification.ordinal();
  }

  private void conversation(Conversation conversation, RequestFeatures out) {
    out.turn = conversation.turn();
    out.sessionHash = within(out.accountHash, conversation.sessionId(), sessions, 0);
    link(LinkageKind.SESSION, conversation.sessionId(), out);
    out.history.fill(conversation.history(), messages, chain);
    out.links[LinkageKind.HISTORY.ordinal()] = out.history.full;
  }

  private void artifacts(List<String> presented, RequestFeatures out) {
    int n = Math.min(presented.size(), RequestFeatures.MAX_ARTIFACTS);
    out.artifactCount = 0;
    out.artifactsSkipped = presented.size() - n;
    for (int i = 0; i < n; i++) {
      @Nullable String artifact = presented.get(i);
      if (artifact != null && !artifact.isEmpty()) {
        out.artifacts[out.artifactCount++] = artifactHash(artifact, out);
      }
    }
  }

  private void system(@Nullable String system, RequestFeatures out) {
    out.systemHash = 0;
    out.systemSkipped = 0;
    if (system == null || system.isEmpty()) {
      return;
    }
    TokenBuffer tokens = out.tokens;
    out.tokenizer.readSystemPrompt(system, tokens);
    out.systemSkipped = tokens.skipped();
    if (tokens.normalSize() > 0) {
      long h = Templates.sequence(tokens.normal(), 0, tokens.normalSize());
      out.systemHash = Mix.nonZero(others.hash(SYSTEM, h));
      out.links[LinkageKind.SYSTEM_TEMPLATE.ordinal()] = out.systemHash;
    }
  }

  private void prompt(String prompt, RequestFeatures out) {
    TokenBuffer tokens = out.tokens;
    out.tokenizer.readPrompt(prompt, tokens);
    out.tokenCount = tokens.size();
    out.promptHash = 0;
    if (tokens.size() > 0) {
      // Two long prompts that differ only where nobody looked are told apart by their length.
      long length = tokens.skipped() > 0 ? prompt.length() : 0;
      long h = Templates.sequence(tokens.raw(), 0, tokens.size());
      out.promptHash = Mix.nonZero(others.hash(PROMPT, h, length));
    }
    out.templateCount =
        Templates.fill(tokens.normal(), tokens.normalSize(), templates, out.templates);
    out.distinctTokens = out.requestVector.fill(tokens, out.promptHash, out.vector);
    out.capabilities = CapabilityCues.found(out.requestVector.cueSum(), tokens, out.codeCount());
  }

  private void link(LinkageKind kind, @Nullable String value, RequestFeatures out) {
    if (value != null && !value.isEmpty()) {
      out.links[kind.ordinal()] = links.hash64(kind, value, out.linkScratch);
    }
  }

  private static long within(long accountHash, @Nullable String value, SipHash sip, int tag) {
    return value == null || value.isEmpty()
        ? 0
        : Mix.nonZero(sip.hash(accountHash, bounded(sip, tag, value)));
  }

  private static long optional(SipHash sip, int tag, @Nullable String value) {
    return value == null || value.isEmpty() ? 0 : Mix.nonZero(bounded(sip, tag, value));
  }

  /** As in {@link LinkageHasher}: the length, and no more than the first units of the text. */
  private static long bounded(SipHash sip, int tag, String text) {
    int length = text.length();
    return sip.hash(tag + 256L * length, text, 0, Math.min(length, LinkageHasher.MAX_UNITS));
  }
}
