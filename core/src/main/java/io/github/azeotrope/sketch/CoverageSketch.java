package io.github.azeotrope.sketch;

import io.github.azeotrope.hash.Mix;
import io.github.azeotrope.summary.SketchBytes;
import java.nio.ByteBuffer;

/**
 * What a stream of prompts covers: how many distinct prompts and topics, how much is still unseen,
 * and how much of it another stream covers as well. Keeps hashes, never text. Not thread-safe.
 *
 * <pre>
 *   CoverageSketch a = CoverageSketch.withLgSlots(12);
 *   prompts.forEach(a::add);
 *   a.distinctPrompts().value();
 * </pre>
 *
 * <p>Merging is exact, commutative and associative: whatever the order and the parts, the bytes are
 * those of one sketch that was given everything. Distinct counts and overlaps are idempotent as
 * well; what counts repetitions ({@link #unseenMass}, {@link #chao1}, {@link #growthExponent},
 * {@link #prompts}) is not, because a prompt that came in both parts came twice.
 *
 * <p>With s = 2^lg slots everything is exact up to s / 4 distinct prompts. Beyond that the relative
 * standard error of a distinct count is at most 0.985 / &radic;s, that of a Jaccard similarity J is
 * &radic;(J (1 - J) / s), and that of the share of prompts that came once, p, on which the rest is
 * built, is 2 &radic;(p (1 - p) / s). All estimates carry limits.
 *
 * <p>Cost: 100 bytes empty, then 20 to 40 bytes for each distinct prompt or topic, up to 17 bytes a
 * slot for each of the two (70 KB at lg 12); serialised at most 8 bytes a slot for each. Adding a
 * hash takes 3 ns, adding a prompt the time of {@link PromptHasher}.
 *
 * <p>Parts: {@link DistinctCounter}; {@link MinHash}; the s / 4 smallest distinct hashes with exact
 * counts (Gibbons and Tirthapura 2001). Source of the estimates: Good 1953 and Esty 1983 (unseen
 * mass), Chao 1984 and 1987 (richness), Karlin 1967 (growth).
 */
public final class CoverageSketch {
  /** The smallest lg. */
  public static final int MIN_LG_SLOTS = 6;

  /** The largest lg. */
  public static final int MAX_LG_SLOTS = 20;

  private static final String KIND = "CV";
  private static final int VERSION = 1;

  private final int lg;
  private final PromptHasher hasher;
  private final Coverage prompts;
  private final Coverage topics;

  private CoverageSketch(int lg, PromptHasher hasher, Coverage prompts, Coverage topics) {
    this.lg = lg;
    this.hasher = hasher;
    this.prompts = prompts;
    this.topics = topics;
  }

  /**
   * An empty sketch of 2^lg slots whose hashes need no secret. Whoever chooses the prompts can
   * choose ones that this sketch misjudges; against such people take {@link #withLgSlots(int,
   * PromptHasher)}.
   *
   * @param lg from 6 to 20
   * @throws IllegalArgumentException if lg is out of range
   */
  public static CoverageSketch withLgSlots(int lg) {
    return withLgSlots(lg, PromptHasher.PUBLISHED);
  }

  /**
   * An empty sketch of 2^lg slots under the hasher's key. Sketches that are to be merged or
   * compared must have the same.
   *
   * @param lg from 6 to 20
   * @throws IllegalArgumentException if lg is out of range
   */
  public static CoverageSketch withLgSlots(int lg, PromptHasher hasher) {
    if (lg < MIN_LG_SLOTS || lg > MAX_LG_SLOTS) {
      throw new IllegalArgumentException(
          "lg must be " + MIN_LG_SLOTS + " to " + MAX_LG_SLOTS + ", was " + lg);
    }
    return new CoverageSketch(lg, hasher, new Coverage(lg), new Coverage(lg));
  }

  /** The binary logarithm of the number of slots. */
  public int lgSlots() {
    return lg;
  }

  /** The id of the key behind the hashes. */
  public String keyId() {
    return hasher.keyId();
  }

  /** Adds a prompt, and as its topic one of its words: {@link PromptHasher#drawnTopicHash}. */
  public void add(String prompt) {
    PromptHasher.Scratch scratch = hasher.acquire();
    scratch.read(prompt);
    long promptHash = scratch.promptHash();
    long topicHash = scratch.drawnTopicHash();
    hasher.release(scratch);
    addHash(promptHash, topicHash);
  }

  /**
   * Adds a prompt whose topic the host names: the label of a classifier, a tool, a repository. Do
   * not mix with {@link #add(String)} in sketches whose topics are to mean anything.
   */
  public void add(String prompt, String topic) {
    addHash(hasher.promptHash(prompt), hasher.topicHash(topic));
  }

  /** Adds a prompt by a hash, such as that of {@link PromptHasher#promptHash}, without a topic. */
  public void addHash(long promptHash) {
    addHash(promptHash, 0);
  }

  /** Adds a prompt and its topic by their hashes; a topic of 0 is none. */
  public void addHash(long promptHash, long topicHash) {
    // Mixed, so that hashes of the host's own, numbers even, are as good as ours.
    prompts.add(Mix.mix(promptHash));
    if (topicHash != 0) {
      topics.add(Mix.mix(topicHash));
    }
  }

  /**
   * Adds everything that was added to the other sketch.
   *
   * @return this sketch
   * @throws IllegalArgumentException if the other has another number of slots or another key
   */
  public CoverageSketch merge(CoverageSketch other) {
    comparable(other);
    prompts.merge(other.prompts);
    topics.merge(other.topics);
    return this;
  }

  /** An independent sketch with the same content. */
  public CoverageSketch copy() {
    return new CoverageSketch(lg, hasher, prompts.copy(), topics.copy());
  }

  /** How many prompts were added, repetitions included. */
  public long prompts() {
    return prompts.total();
  }

  /**
   * How many distinct prompts were added; beyond what is held exactly, it may be more than {@link
   * #prompts} by its error.
   */
  public Estimate distinctPrompts() {
    return new Richness(prompts).distinct();
  }

  /** How many distinct topics were added. */
  public Estimate distinctTopics() {
    return new Richness(topics).distinct();
  }

  /**
   * The probability that the next prompt is one not seen before, if it comes from where the others
   * came from: Good and Turing's f1 / N. Free text has nearly 1, a benchmark that is run again and
   * again 0.
   */
  public Estimate unseenMass() {
    return new Richness(prompts).unseenMass();
  }

  /** The probability that the next topic is one not seen before. */
  public Estimate unseenTopicMass() {
    return new Richness(topics).unseenMass();
  }

  /**
   * At least so many distinct prompts are there to be sent: Chao's lower bound of the richness. It
   * says nothing where nothing repeats; then its upper limit is infinite.
   */
  public Estimate chao1() {
    return new Richness(prompts).chao1();
  }

  /** Chao's lower bound of the number of topics. */
  public Estimate topicChao1() {
    return new Richness(topics).chao1();
  }

  /**
   * The exponent b in D ~ N^b, Heaps' law for prompts: 1 where every prompt is new, 0 where the
   * stream repeats what it has. Equal to the share of distinct prompts that came once.
   */
  public Estimate growthExponent() {
    return new Richness(prompts).growthExponent();
  }

  /** The exponent of growth of the topics. */
  public Estimate topicGrowthExponent() {
    return new Richness(topics).growthExponent();
  }

  /**
   * The Jaccard similarity of the two sets of prompts.
   *
   * @throws IllegalArgumentException if the other has another number of slots or another key
   */
  public Estimate jaccard(CoverageSketch other) {
    comparable(other);
    return Overlap.of(prompts, other.prompts).jaccard();
  }

  /**
   * The Jaccard similarity of the two sets of topics.
   *
   * @throws IllegalArgumentException if the other has another number of slots or another key
   */
  public Estimate topicJaccard(CoverageSketch other) {
    comparable(other);
    return Overlap.of(topics, other.topics).jaccard();
  }

  /**
   * The share of this sketch's distinct prompts that the other has as well.
   *
   * @throws IllegalArgumentException if the other has another number of slots or another key
   */
  public Estimate containment(CoverageSketch other) {
    comparable(other);
    return Overlap.of(prompts, other.prompts).containment();
  }

  /**
   * How many distinct prompts both have.
   *
   * @throws IllegalArgumentException if the other has another number of slots or another key
   */
  public Estimate sharedPrompts(CoverageSketch other) {
    comparable(other);
    return Overlap.of(prompts, other.prompts).shared();
  }

  /** Prompts and how often each came, for the statistics of groups. */
  Coverage promptCoverage() {
    return prompts.settled();
  }

  /**
   * The content; equal content gives equal bytes.
   *
   * <pre>
   *   offset bytes
   *      0     8   'A' 'Z' 'C' 'V', version 1, lg, 0
   *      8     4   key id
   *     12     .   prompts, then topics, each:
   *                  varint: how many were added
   *                  varint: 2 x entries of the sample, + 1 if it holds everything
   *                  the sampled hashes, in unsigned order; for each a varint: its count less one
   *                  unless the sample holds everything, the contents of a {@link DistinctCounter}
   *                  of lg - 4 and of a {@link MinHash} of lg
   *     -4     4   CRC-32C
   * </pre>
   */
  public byte[] toBytes() {
    Coverage p = prompts.settled();
    Coverage t = topics.settled();
    ByteBuffer out =
        SketchBytes.writer(KIND, VERSION, lg, Integer.BYTES + p.contentBytes() + t.contentBytes());
    SketchBytes.putKeyId(out, hasher.keyId());
    p.writeTo(out);
    t.writeTo(out);
    return SketchBytes.finish(out);
  }

  /**
   * A sketch from the bytes of one made without a key.
   *
   * @throws IllegalArgumentException if they are not what {@link #toBytes} writes, or were made
   *     under a key
   */
  public static CoverageSketch fromBytes(byte[] bytes) {
    return fromBytes(bytes, PromptHasher.PUBLISHED);
  }

  /**
   * A sketch from its bytes. Allocates nothing before the checksum was found to be right, and then
   * no more than eight times the bytes and 24 bytes a slot.
   *
   * @throws IllegalArgumentException if they are not what {@link #toBytes} writes, or were made
   *     under another key
   */
  public static CoverageSketch fromBytes(byte[] bytes, PromptHasher hasher) {
    ByteBuffer in = SketchBytes.reader(bytes, KIND, VERSION, MIN_LG_SLOTS, MAX_LG_SLOTS);
    int lg = SketchBytes.lg(in);
    SketchBytes.checkKeyId(in, hasher.keyId());
    Coverage prompts = Coverage.read(in, lg);
    Coverage topics = Coverage.read(in, lg);
    SketchBytes.end(in);
    return new CoverageSketch(lg, hasher, prompts, topics);
  }

  private void comparable(CoverageSketch other) {
    if (lg != other.lg) {
      throw new IllegalArgumentException(
          "sketches of 2^" + lg + " and 2^" + other.lg + " slots have nothing in common");
    }
    if (!keyId().equals(other.keyId())) {
      throw new IllegalArgumentException(
          "sketches under the keys " + keyId() + " and " + other.keyId() + " cannot be compared");
    }
  }

  /** Size and distinct counts. */
  @Override
  public String toString() {
    return "CoverageSketch[lg="
        + lg
        + ", prompts="
        + prompts()
        + ", distinct="
        + distinctPrompts()
        + ", topics="
        + distinctTopics()
        + "]";
  }
}
