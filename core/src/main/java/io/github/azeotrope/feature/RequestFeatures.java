package io.github.azeotrope.feature;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.Verification;
import io.github.azeotrope.hash.LinkageHasher;
import io.github.azeotrope.hash.LinkageKind;
import io.github.azeotrope.text.CodePoints;
import io.github.azeotrope.text.TokenBuffer;
import io.github.azeotrope.text.Tokenizer;

/**
 * What the detector knows of one request once its text is gone. Made by {@link
 * FeatureExtractor#newFeatures}, filled by {@link FeatureExtractor#extract}, and used again: a
 * value holds until the next {@code extract} into the same object. Not thread-safe.
 *
 * <p>All hashes are keyed, and 0 means "absent". Arrays are the live ones and must not be changed.
 *
 * <p>Memory: about 40 KB, growing to 450 KB once a prompt of 8,192 units was seen.
 */
public final class RequestFeatures {
  /** Components of the request vector. */
  public static final int DIMENSIONS = 256;

  /** Length of the request vector before rounding; each component is from -32 to 32. */
  public static final int SCALE = 32;

  /** Most artifacts of one request that are looked at. */
  public static final int MAX_ARTIFACTS = 16;

  /** Most prompt template fingerprints of one request. */
  public static final int MAX_TEMPLATES = Templates.MAX;

  static final int LINKS = LinkageKind.values().length;

  final FeatureExtractor owner;
  final TokenBuffer tokens;
  final Tokenizer tokenizer = new Tokenizer();
  final RequestVector requestVector;
  final HistoryChain history = new HistoryChain();
  final byte[] vector = new byte[DIMENSIONS];
  final long[] links = new long[LINKS];
  final byte[] linkScratch = new byte[LinkageHasher.SCRATCH];
  final long[] templates = new long[MAX_TEMPLATES];
  final long[] artifacts = new long[MAX_ARTIFACTS];

  long epochMillis;
  long accountHash;
  long sessionHash;
  int turn;
  long requestHash;
  long promptHash;
  long systemHash;
  int templateCount;
  int artifactCount;
  int artifactsSkipped;
  int tokenCount;
  int distinctTokens;
  int capabilities;
  int systemSkipped;
  boolean addressUnreadable;
  long modelHash;
  long countryHash;
  long autonomousSystem;
  long createdEpochMillis;
  int verification;

  RequestFeatures(FeatureExtractor owner, TokenBuffer tokens, RequestVector requestVector) {
    this.owner = owner;
    this.tokens = tokens;
    this.requestVector = requestVector;
  }

  /** When the request came, as the host said, in milliseconds since 1970-01-01T00:00Z. */
  public long epochMillis() {
    return epochMillis;
  }

  /** The account; never 0. */
  public long accountHash() {
    return accountHash;
  }

  /** The session of this account; 0 where the host knows none. */
  public long sessionHash() {
    return sessionHash;
  }

  /** Place in the conversation from 1; 0 where unknown. */
  public int turn() {
    return turn;
  }

  /** The request id within this account, by which a retry is known; 0 where there is none. */
  public long requestHash() {
    return requestHash;
  }

  /**
   * The request vector: signed feature hashing of the distinct tokens of the prompt, of length
   * about {@link #SCALE}, {@link #DIMENSIONS} components; all 0 if the prompt has no token.
   */
  public byte[] vector() {
    return vector;
  }

  /** Whether the prompt has no token, so that its vector says nothing. */
  public boolean isPromptEmpty() {
    return tokenCount == 0;
  }

  /** The prompt's sequence of tokens: white space, punctuation and case do not count. */
  public long promptHash() {
    return promptHash;
  }

  /** The system prompt's sequence of tokens, numbers aside. */
  public long systemHash() {
    return systemHash;
  }

  /** How many of {@link #templateTokens} are set. */
  public int templateCount() {
    return templateCount;
  }

  /** Fingerprints of what may be fixed in the prompt, the first {@link #templateCount} entries. */
  public long[] templateTokens() {
    return templates;
  }

  /**
   * The token of a kind. Set are PAYMENT, ADDRESS, NETWORK (/24 or /48), DEVICE, USER_AGENT, TLS,
   * ORGANIZATION, SYSTEM_TEMPLATE, SESSION (the same under every account, unlike {@link
   * #sessionHash}) and HISTORY (at full depth); the others are always 0.
   */
  public long link(LinkageKind kind) {
    return links[kind.ordinal()];
  }

  /** Whether there was an address that is neither IPv4 nor IPv6. */
  public boolean isAddressUnreadable() {
    return addressUnreadable;
  }

  /** How many of {@link #artifacts} are set. */
  public int artifactCount() {
    return artifactCount;
  }

  /** The artifacts presented, the first {@link #artifactCount} entries. */
  public long[] artifacts() {
    return artifacts;
  }

  /** Artifacts beyond {@link #MAX_ARTIFACTS} that were not looked at. */
  public int artifactsSkipped() {
    return artifactsSkipped;
  }

  /** Messages of history sent along. */
  public int historyMessages() {
    return history.messages;
  }

  /** How many depths the history reaches: 0 to {@link #maxHistoryDepths}. */
  public int historyDepths() {
    return history.depths;
  }

  /** How many depths there are. */
  public static int maxHistoryDepths() {
    return HistoryChain.DEPTHS.length;
  }

  /** The number of messages at a depth: 2, 4, 8, 16, 32 for index 0 to 4. */
  public static int historyDepth(int index) {
    return HistoryChain.DEPTHS[index];
  }

  /** The identity of the first {@link #historyDepth} messages; 0 if there are fewer. */
  public long historyHash(int index) {
    return history.values[index];
  }

  /** The UTF-16 units in the first {@link #historyDepth} messages; 0 if there are fewer. */
  public long historyUnits(int index) {
    return history.units[index];
  }

  /** The identity of the whole history, or of its first 64 messages; 0 if there is none. */
  public long fullHistoryHash() {
    return history.full;
  }

  /** The UTF-16 units in what {@link #fullHistoryHash} identifies. */
  public long fullHistoryUnits() {
    return history.fullUnits;
  }

  /** Code points of the prompt that were read. */
  public int promptCodePoints() {
    return tokens.codePoints();
  }

  /** UTF-16 units of the prompt that were not read. */
  public int promptSkipped() {
    return tokens.skipped();
  }

  /** UTF-16 units of the system prompt that were not read. */
  public int systemSkipped() {
    return systemSkipped;
  }

  /** Tokens of the prompt. */
  public int tokenCount() {
    return tokenCount;
  }

  /** Distinct tokens of the prompt. */
  public int distinctTokens() {
    return distinctTokens;
  }

  /** Unpaired surrogates in the prompt. */
  public int loneSurrogates() {
    return tokens.count(CodePoints.LONE_SURROGATE);
  }

  /** Latin letters in the prompt. */
  public int latinCount() {
    return tokens.count(CodePoints.LATIN);
  }

  /** Han characters in the prompt. */
  public int hanCount() {
    return tokens.count(CodePoints.HAN);
  }

  /** Cyrillic letters in the prompt. */
  public int cyrillicCount() {
    return tokens.count(CodePoints.CYRILLIC);
  }

  /** Letters of all other scripts in the prompt. */
  public int otherLetterCount() {
    return tokens.count(CodePoints.LETTER) + tokens.count(CodePoints.UNSPACED);
  }

  /** Digits in the prompt. */
  public int digitCount() {
    return tokens.count(CodePoints.DIGIT);
  }

  /** Brackets, operators and other signs of program code in the prompt, with underscores. */
  public int codeCount() {
    return tokens.count(CodePoints.CODE) + tokens.count(CodePoints.UNDERSCORE);
  }

  /**
   * What the wording asks for: a bit a {@link io.github.azeotrope.Capability}, by ordinal. Not part
   * of the format of TOKENS.md: words may be added.
   */
  public int capabilities() {
    return capabilities;
  }

  /** The model asked for. */
  public long modelHash() {
    return modelHash;
  }

  /** The client's country. */
  public long countryHash() {
    return countryHash;
  }

  /** The client's AS number; 0 where unknown. */
  public long autonomousSystem() {
    return autonomousSystem;
  }

  /** When the account was created; {@link AccountFacts#UNKNOWN_TIME} where unknown. */
  public long createdEpochMillis() {
    return createdEpochMillis;
  }

  /** Ordinal of {@link Verification}; -1 where unknown. */
  public int verification() {
    return verification;
  }

  /** Counts only. */
  @Override
  public String toString() {
    return "RequestFeatures[tokens=" + tokenCount + ", distinct=" + distinctTokens + "]";
  }
}
