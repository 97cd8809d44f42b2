package io.github.azeotrope.entropy;

import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.hash.SipHash;
import io.github.azeotrope.text.TokenBuffer;
import io.github.azeotrope.text.TokenClass;
import io.github.azeotrope.text.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How diverse prompts are, word by word and phrase by phrase, in bounded memory and without keeping
 * any text. Mergeable: two sketches of the same key and capacity add up exactly, in any order, to
 * the bytes of the sketch of all prompts.
 *
 * <pre>
 *   PromptDiversity diversity = PromptDiversity.create();
 *   prompts.forEach(diversity::add);
 *   double atLeast = diversity.shannonEntropy().lowerBits(0.95);
 * </pre>
 *
 * <p>Counted are the keyed hashes of words, of pairs and of runs of three words, cut and folded as
 * {@code src/docs/TOKENS.md} says, where each run of digits counts as a single 0: a counter in a
 * template is no diversity. Up to 8,192 characters of a prompt are read.
 *
 * <p>Accuracy: see {@link Abundances} for each estimate; up to the capacity of distinct words,
 * pairs or runs all counts are exact, beyond it {@link Abundances#isSampled} is true and sums are
 * estimated from a coordinated sample of kinds and from bucket totals. Words of a prompt are not
 * independent draws: intervals are widened by a design effect with prompts as units.
 *
 * <p>Cost: about 140 ns a word. Memory: 16 bytes a distinct word, pair or run up to the capacity,
 * at half to three quarters load; at four buckets of 8 bytes for each beyond; with the default
 * capacity at most 1.2 MB, and 20 to 300 KB for cutting text once a prompt was added. Not
 * thread-safe.
 *
 * <p>Source: Chao, Wang and Jost 2013 (Shannon entropy); Gibbons and Tirthapura 2001 (coordinated
 * distinct sample); Shannon 1951 (n-gram entropies of text).
 */
public final class PromptDiversity {
  /** Distinct words, pairs and runs of three that are counted exactly unless said otherwise. */
  public static final int DEFAULT_LG_CAPACITY = 12;

  static final int WORDS = 0;
  static final int PAIRS = 1;
  static final int RUNS = 2;
  static final int TABLES = 3;

  /** A key that everybody knows: sketches of all who give none can be merged. */
  private static final LinkageKey NO_KEY =
      LinkageKey.fromBytes("azeotrope-no-secret-1".getBytes(StandardCharsets.US_ASCII));

  /** The score of a {@link TokenClass}: about the length of such words in letters. */
  private static final byte[] LENGTHS = {0, 1, 2, 3, 4, 5, 6, 9, 12, 8, 3, 6, 3, 6, 3};

  private final String keyId;
  private final int lgCapacity;
  private final SipHash hash;
  private final SipHash tokenKey;
  final KindCounts[] tables = new KindCounts[TABLES];
  final DesignEffect[] effects = {new DesignEffect(), new DesignEffect()};

  // Only where prompts are added: a sketch that is only merged needs no room to cut text.
  private @Nullable Tokenizer tokenizer;
  private @Nullable TokenBuffer tokens;

  /** The runs of three words of the prompt that is being added, then its words. */
  private long[] runs = {};

  PromptDiversity(LinkageKey key, int lgCapacity) {
    if (lgCapacity < KindCounts.MIN_LG_CAPACITY || lgCapacity > KindCounts.MAX_LG_CAPACITY) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "lgCapacity must be from %d to %d, was %d",
              KindCounts.MIN_LG_CAPACITY,
              KindCounts.MAX_LG_CAPACITY,
              lgCapacity));
    }
    this.lgCapacity = lgCapacity;
    keyId = key.keyId();
    hash = key.derive("prompt-diversity");
    tokenKey = key.derive("token");
    for (int i = 0; i < TABLES; i++) {
      tables[i] = new KindCounts(lgCapacity);
    }
  }

  private PromptDiversity(PromptDiversity other) {
    lgCapacity = other.lgCapacity;
    keyId = other.keyId;
    hash = other.hash;
    tokenKey = other.tokenKey;
    for (int i = 0; i < TABLES; i++) {
      tables[i] = other.tables[i].copy();
    }
    for (int i = 0; i < effects.length; i++) {
      effects[i] = other.effects[i].copy();
    }
  }

  /**
   * An empty sketch without a secret: whoever sees its bytes can test whether a word is in it, and
   * whoever writes prompts can search for words whose hashes meet.
   */
  public static PromptDiversity create() {
    return create(NO_KEY);
  }

  /** An empty sketch of a deployment's key. */
  public static PromptDiversity create(LinkageKey key) {
    return create(key, DEFAULT_LG_CAPACITY);
  }

  /**
   * An empty sketch with room for 2^lgCapacity distinct words, as many pairs, as many runs of
   * three.
   *
   * @param lgCapacity from 4 to 20
   * @throws IllegalArgumentException if lgCapacity is out of range
   */
  public static PromptDiversity create(LinkageKey key, int lgCapacity) {
    return new PromptDiversity(key, lgCapacity);
  }

  /**
   * Reads a sketch of {@link #create()}.
   *
   * @throws IllegalArgumentException if the bytes are not those of such a sketch
   */
  public static PromptDiversity fromBytes(byte[] bytes) {
    return fromBytes(bytes, NO_KEY);
  }

  /**
   * Reads a sketch.
   *
   * @throws IllegalArgumentException if the bytes are not those of a sketch of this key
   */
  public static PromptDiversity fromBytes(byte[] bytes, LinkageKey key) {
    return PromptDiversityCodec.fromBytes(bytes, key);
  }

  /** Versioned bytes, the same for the same prompts in any order; drawn in the codec. */
  public byte[] toBytes() {
    return PromptDiversityCodec.toBytes(this);
  }

  /** Adds a prompt; its text is not kept. */
  public void add(CharSequence prompt) {
    if (tokenizer == null || tokens == null) {
      tokenizer = new Tokenizer();
      tokens = new TokenBuffer(tokenKey);
    }
    tokenizer.readPrompt(prompt.toString(), tokens);
    int n = tokens.normalSize();
    if (n == 0) {
      return;
    }
    long[] t = tokens.normal();
    if (runs.length < n) {
      runs = new long[Math.max(n, 2 * runs.length)];
    }
    for (int i = 0; i < n; i++) {
      tables[WORDS].add(hash.hash(t[i]), 1);
      if (i + 2 < n) {
        runs[i] = hash.hash(t[i], t[i + 1], t[i + 2]);
        tables[PAIRS].add(hash.hash(t[i], t[i + 1]), 1);
        tables[RUNS].add(runs[i], 1);
      }
    }
    if (n > 2) {
      effects[1].addPairs((n - 2L) * (n - 3L), agreeing(n - 2));
    }
    System.arraycopy(t, 0, runs, 0, n);
    effects[0].addPairs(n * (n - 1L), agreeing(n));
    addLengths(tokens.classes(), tokens.size());
  }

  private void addLengths(byte[] classes, int n) {
    long words = 0;
    long wordSquares = 0;
    long lengths = 0;
    long lengthSquares = 0;
    for (int i = 0; i < n; i++) {
      long length = LENGTHS[classes[i]];
      words += length;
      wordSquares += length * length;
      if (i + 2 < n) {
        long run = length + LENGTHS[classes[i + 1]] + LENGTHS[classes[i + 2]];
        lengths += run;
        lengthSquares += run * run;
      }
    }
    effects[0].add(n, words, wordSquares);
    if (n > 2) {
      effects[1].add(n - 2, lengths, lengthSquares);
    }
  }

  /** Ordered pairs that agree among the first of {@link #runs}, which are sorted. */
  private long agreeing(int n) {
    Arrays.sort(runs, 0, n);
    long pairs = 0;
    int same = 0;
    for (int i = 1; i < n; i++) {
      same = runs[i] == runs[i - 1] ? same + 1 : 0;
      pairs += 2L * same;
    }
    return pairs;
  }

  /**
   * Adds what another sketch has seen.
   *
   * @return this sketch
   * @throws IllegalArgumentException if key or capacity differ, or the counts together are above
   *     2^48
   */
  public PromptDiversity merge(PromptDiversity other) {
    requireSameKind(other);
    if (tables[WORDS].total() + other.tables[WORDS].total() > KindCounts.MAX_TOTAL) {
      throw new IllegalArgumentException("more than 2^48 words together");
    }
    for (int i = 0; i < TABLES; i++) {
      tables[i].merge(other.tables[i]);
    }
    for (int i = 0; i < effects.length; i++) {
      effects[i].merge(other.effects[i]);
    }
    return this;
  }

  void requireSameKind(PromptDiversity other) {
    if (!keyId.equals(other.keyId) || lgCapacity != other.lgCapacity) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "sketches of key %s, lgCapacity %d and key %s, lgCapacity %d",
              keyId,
              lgCapacity,
              other.keyId,
              other.lgCapacity));
    }
  }

  /** A sketch of its own with the same content. */
  public PromptDiversity copy() {
    return new PromptDiversity(this);
  }

  /** How many prompts with at least one word were added. */
  public long prompts() {
    return effects[0].prompts();
  }

  /** The eight hexadecimal digits that name the key. */
  public String keyId() {
    return keyId;
  }

  /** Logarithm to base 2 of the capacity. */
  public int lgCapacity() {
    return lgCapacity;
  }

  /** How often each word was seen, as of now. */
  public Abundances words() {
    return abundances(WORDS, effects[0]);
  }

  /** How often each run of three words was seen, as of now. */
  public Abundances trigrams() {
    return abundances(RUNS, effects[1]);
  }

  private Abundances abundances(int table, DesignEffect effect) {
    return new Abundances(kinds(tables[table]), effect);
  }

  static Kinds kinds(KindCounts sample) {
    if (sample.isSampled()) {
      return new SampledKinds(sample);
    }
    long[] counts = sample.hashes();
    for (int i = 0; i < counts.length; i++) {
      counts[i] = sample.count(counts[i]);
    }
    return new ExactKinds(counts);
  }

  /** {@link Abundances#shannonEntropy} of the words. */
  public EntropyEstimate shannonEntropy() {
    return words().shannonEntropy();
  }

  /** {@link Abundances#shannonEntropyAt} of the words. */
  public EntropyEstimate shannonEntropyAt(long words) {
    return words().shannonEntropyAt(words);
  }

  /** {@link Abundances#collisionEntropy} of the words. */
  public EntropyEstimate collisionEntropy() {
    return words().collisionEntropy();
  }

  /**
   * The entropy of a word given the two before it: low where a template goes on as it must, high in
   * a slot. The difference of the entropies of runs of three and of their first two words, at most
   * the entropy of words.
   *
   * <p>It needs far more text than the entropy of words does: as long as most runs of three were
   * seen once, the estimate is too low by bits, and only the interval says how much.
   */
  public EntropyEstimate conditionalEntropy() {
    EntropyEstimate runs = trigrams().shannonEntropy();
    EntropyEstimate pairs = abundances(PAIRS, effects[1]).shannonEntropy();
    EntropyEstimate words = shannonEntropy();
    double bits = Math.min(words.bits(), Math.max(0, runs.bits() - pairs.bits()));
    // The two are positively correlated, so the root of the sum of squares is on the safe side.
    double error = Math.hypot(runs.standardErrorBits(), pairs.standardErrorBits());
    double most = words.bits() + words.unseenBits() - bits;
    return new EntropyEstimate(
        bits,
        error,
        Math.min(runs.unseenBits(), most),
        runs.sampleSize(),
        runs.distinct(),
        runs.independentSamples());
  }

  /** Sizes and the entropy of words. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "PromptDiversity[prompts=%d, words=%d, bits=%.2f]",
        prompts(),
        tables[WORDS].total(),
        shannonEntropy().bits());
  }
}
