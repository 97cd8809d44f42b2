package io.github.azeotrope.sketch;

import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.hash.Mix;
import io.github.azeotrope.hash.SipHash;
import io.github.azeotrope.text.TokenBuffer;
import io.github.azeotrope.text.TokenClass;
import io.github.azeotrope.text.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The keyed identity of a prompt and of a topic. White space, punctuation and case do not count.
 * Immutable and thread-safe; nothing is allocated once its scratch has grown to the texts it sees.
 *
 * <p>Version 1: the prompt hash is that of {@code src/docs/TOKENS.md} section 8, the same as the
 * detector's under the same key, and 0 for a prompt without a word. At most 8,192 UTF-16 units of a
 * prompt are read.
 *
 * <p>Cost: about 1 &micro;s and 2 ns a character up to that bound; scratch of 12 to 150 KB for each
 * of up to 16 threads that are in it at once.
 */
public final class PromptHasher {
  private static final int PROMPT = 4;
  private static final int TOPIC_GIVEN = 256;
  private static final int TOPIC_DRAWN = 257;
  private static final int SLOTS = 16;

  /** Whoever does not need a secret shares this key, so that all such sketches can be merged. */
  private static final String PUBLISHED_SECRET = "azeotrope-published-key-1";

  /*
   * How many chances a token of a class has to become the topic: function words are short and
   * numbers have no subject, so they have none.
   */
  private static final byte[] CHANCES = new byte[TokenClass.COUNT];

  static {
    CHANCES[TokenClass.WORD_5 - 1] = 1;
    CHANCES[TokenClass.WORD_5] = 2;
    CHANCES[TokenClass.WORD_6] = 3;
    CHANCES[TokenClass.WORD_8] = 4;
    CHANCES[TokenClass.MIXED] = 2;
    CHANCES[TokenClass.HAN_PAIR] = 3;
    CHANCES[TokenClass.HAN_SINGLE] = 1;
    CHANCES[TokenClass.UNSPACED_PAIR] = 2;
    CHANCES[TokenClass.UNSPACED_SINGLE] = 1;
  }

  static final PromptHasher PUBLISHED =
      new PromptHasher(LinkageKey.fromBytes(PUBLISHED_SECRET.getBytes(StandardCharsets.US_ASCII)));

  private final SipHash features;
  private final SipHash tokens;
  private final String keyId;
  private final AtomicReferenceArray<Scratch> pool = new AtomicReferenceArray<>(SLOTS);

  private PromptHasher(LinkageKey key) {
    features = key.derive("feature");
    tokens = key.derive("token");
    keyId = key.keyId();
  }

  /** The only version so far; a later one has other hashes and another name. */
  public static final class V1 {
    private V1() {}

    /** A hasher whose hashes equal those of every other hasher of this version and key. */
    public static PromptHasher withKey(LinkageKey key) {
      return new PromptHasher(key);
    }
  }

  /** The {@link LinkageKey#keyId} of the key in use. */
  public String keyId() {
    return keyId;
  }

  /** The identity of a prompt; 0 if it has no word. */
  public long promptHash(String prompt) {
    Scratch scratch = acquire();
    long hash = scratch.read(prompt).promptHash();
    release(scratch);
    return hash;
  }

  /** The identity of a topic that the host names; never 0. */
  public long topicHash(String topic) {
    return Mix.nonZero(features.hash(TOPIC_GIVEN, topic));
  }

  /**
   * The identity of a topic for a prompt whose topic nobody names: one of its words, drawn by
   * weighted min-wise hashing, longer words more often and words of up to three letters and numbers
   * never; 0 if that leaves none. Two prompts have the same one with a probability equal to the
   * weighted Jaccard similarity of their words.
   */
  public long drawnTopicHash(String prompt) {
    Scratch scratch = acquire();
    long hash = scratch.read(prompt).drawnTopicHash();
    release(scratch);
    return hash;
  }

  /** A scratch for the calling thread alone, until it is given back. */
  Scratch acquire() {
    Scratch scratch = pool.getAndSet(slot(), null);
    return scratch != null ? scratch : new Scratch();
  }

  /** Gives a scratch back; one that is not given back is garbage and no harm. */
  void release(Scratch scratch) {
    pool.lazySet(slot(), scratch);
  }

  private static int slot() {
    return System.identityHashCode(Thread.currentThread()) & (SLOTS - 1);
  }

  /** The tokens of one prompt. Not thread-safe. */
  final class Scratch {
    private final Tokenizer tokenizer = new Tokenizer();
    private final TokenBuffer buffer = new TokenBuffer(tokens);
    private int length;

    private Scratch() {}

    Scratch read(String prompt) {
      tokenizer.readPrompt(prompt, buffer);
      length = prompt.length();
      return this;
    }

    long promptHash() {
      int n = buffer.size();
      if (n == 0) {
        return 0;
      }
      long[] raw = buffer.raw();
      long chain = n;
      for (int i = 0; i < n; i++) {
        chain = Mix.chain(chain, raw[i]);
      }
      // Two long prompts that differ only where nobody looked are told apart by their length.
      int unread = buffer.skipped() > 0 ? length : 0;
      return Mix.nonZero(features.hash(PROMPT, Mix.mix(chain), unread));
    }

    long drawnTopicHash() {
      long[] raw = buffer.raw();
      byte[] classes = buffer.classes();
      long drawn = 0;
      long smallest = Long.MAX_VALUE;
      boolean any = false;
      for (int i = 0; i < buffer.size(); i++) {
        for (int chance = CHANCES[classes[i]]; chance > 0; chance--) {
          long lot = Mix.mix(raw[i] + chance * Mix.GOLDEN);
          if (lot < smallest) {
            smallest = lot;
            drawn = raw[i];
            any = true;
          }
        }
      }
      return any ? Mix.nonZero(features.hash(TOPIC_DRAWN, drawn)) : 0;
    }
  }
}
