package io.github.azeotrope.entropy;

import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.hash.SipHash;
import io.github.azeotrope.summary.Unsigned;
import it.unimi.dsi.fastutil.longs.Long2ObjectMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Which items have the most distinct sources: prompts by the accounts that send them, templates by
 * organizations. A source counts once for an item however often the two meet. Mergeable exactly, in
 * any order, to the byte.
 *
 * <pre>
 *   DistinctHeavyHitters hitters = DistinctHeavyHitters.create();
 *   requests.forEach(r -&gt; hitters.add(r.systemPrompt(), r.account()));
 *   List&lt;HeavyHitter&gt; popular = hitters.top(10);
 * </pre>
 *
 * <p>Kept are the pairs (item, source) with the smallest hashes, but of each item at most the j =
 * 64 smallest, altogether at most K. With &tau; the largest hash kept, as a share of 2^64, and c
 * the pairs of an item below it,
 *
 * <pre>
 *   sources = c / &tau;                          if c &lt; j
 *   sources = (j - 1) / (its j-th hash)        otherwise
 * </pre>
 *
 * <p>Both are unbiased, with relative standard error at most 1 / sqrt(c) and 1 / sqrt(j - 2) =
 * 0.127 (bottom-k and k-minimum-value estimates). As popular items stop taking room, &tau; falls
 * only with the rare ones. An item that has a share s of all distinct pairs is missed with
 * probability at most (1 - s)^K &lt; e^(-sK). SpaceSaving with distinct counters has no such bound,
 * because a source that comes back after its item was evicted counts again.
 *
 * <p>Cost: of a pair that is too large to be kept, as nearly all soon are, about 20 ns by hashes
 * and 100 ns by short strings. Memory: about 100 bytes times K at most, 0.4 MB by default. Not
 * thread-safe.
 *
 * <p>Source: Cohen and Kaplan 2007 (bottom-k sampling); Beyer et al. 2007 (k minimum values);
 * Feibish et al. 2017 (distinct heavy hitters by sampling pairs; they keep counters that depend on
 * the order, here pairs are kept).
 */
public final class DistinctHeavyHitters {
  /** Pairs kept unless said otherwise. */
  public static final int DEFAULT_LG_CAPACITY = 12;

  /** Pairs kept of one item. */
  static final int PER_ITEM = 64;

  static final int MIN_LG_CAPACITY = 7;
  static final int MAX_LG_CAPACITY = 20;
  private static final int ITEM = 0;
  private static final int SOURCE = 1;
  private static final LinkageKey NO_KEY =
      LinkageKey.fromBytes("azeotrope-no-secret-1".getBytes(StandardCharsets.US_ASCII));

  private final String keyId;
  private final int lgCapacity;
  private final int capacity;
  private final SipHash names;
  private final SipHash pairs;

  /** Of each item the hashes of its pairs, ascending as unsigned numbers. */
  private final Long2ObjectOpenHashMap<long[]> items = new Long2ObjectOpenHashMap<>();

  private int size;

  /** Hashes above were dropped; compared as unsigned numbers. */
  private long limit = -1;

  private boolean sampled;

  /** Whether the pair that set the limit was pushed out by smaller ones of its item. */
  private boolean limitGone;

  private DistinctHeavyHitters(LinkageKey key, int lgCapacity) {
    this(key.keyId(), lgCapacity, key.derive("heavy-hitter"), key.derive("heavy-hitter-pair"));
  }

  private DistinctHeavyHitters(String keyId, int lgCapacity, SipHash names, SipHash pairs) {
    if (lgCapacity < MIN_LG_CAPACITY || lgCapacity > MAX_LG_CAPACITY) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "lgCapacity must be from %d to %d, was %d",
              MIN_LG_CAPACITY,
              MAX_LG_CAPACITY,
              lgCapacity));
    }
    this.keyId = keyId;
    this.lgCapacity = lgCapacity;
    this.names = names;
    this.pairs = pairs;
    capacity = 1 << lgCapacity;
  }

  /** None yet, hashed without a secret: whoever knows the names can choose which pairs are kept. */
  public static DistinctHeavyHitters create() {
    return create(NO_KEY);
  }

  /** None yet, hashed under a deployment's key. */
  public static DistinctHeavyHitters create(LinkageKey key) {
    return create(key, DEFAULT_LG_CAPACITY);
  }

  /**
   * None yet, with room for 2^lgCapacity pairs.
   *
   * @param lgCapacity from 7 to 20
   * @throws IllegalArgumentException if lgCapacity is out of range
   */
  public static DistinctHeavyHitters create(LinkageKey key, int lgCapacity) {
    return new DistinctHeavyHitters(key, lgCapacity);
  }

  /** Adds that an item met a source; neither text is kept. */
  public void add(String item, String source) {
    add(item(item), names.hash(SOURCE, source));
  }

  /** The same of hashes of the caller's own. */
  public void add(long item, long source) {
    long pair = pairs.hash(item, source);
    if (Long.compareUnsigned(pair, limit) <= 0) {
      insert(item, pair);
    }
  }

  /** The hash of an item, by which {@link #top} and {@link #sources(long)} name it. */
  public long item(String item) {
    return names.hash(ITEM, item);
  }

  private void insert(long item, long pair) {
    long[] held = items.get(item);
    if (held == null) {
      items.put(item, new long[] {pair});
      grow();
      return;
    }
    int at = Unsigned.search(held, pair);
    if (at >= 0 || -at - 1 == PER_ITEM) {
      return;
    }
    boolean full = held.length == PER_ITEM;
    limitGone |= full && held[PER_ITEM - 1] == limit;
    long[] more = Arrays.copyOf(held, full ? PER_ITEM : held.length + 1);
    System.arraycopy(held, -at - 1, more, -at, more.length + at);
    more[-at - 1] = pair;
    items.put(item, more);
    if (!full) {
      grow();
    }
  }

  private void grow() {
    size++;
    if (size > capacity + capacity / 4) {
      trim();
    }
  }

  /** Drops all but the smallest pairs; between whiles up to a quarter more are held. */
  private void trim() {
    if (size <= capacity && !limitGone) {
      return;
    }
    limitGone = false;
    long[] all = new long[size];
    int n = 0;
    for (long[] held : items.values()) {
      for (long pair : held) {
        all[n++] = pair;
      }
    }
    cut(Unsigned.sort(all)[capacity - 1]);
  }

  private void cut(long newLimit) {
    limit = newLimit;
    sampled = true;
    size = 0;
    var entries = items.long2ObjectEntrySet().fastIterator();
    while (entries.hasNext()) {
      Long2ObjectMap.Entry<long[]> entry = entries.next();
      long[] held = entry.getValue();
      int at = Unsigned.search(held, limit);
      int left = at >= 0 ? at + 1 : -at - 1;
      if (left == 0) {
        entries.remove();
      } else if (left < held.length) {
        entry.setValue(Arrays.copyOf(held, left));
      }
      size += left;
    }
  }

  /**
   * Adds what another one has seen.
   *
   * @return this one
   * @throws IllegalArgumentException if key or capacity differ
   */
  public DistinctHeavyHitters merge(DistinctHeavyHitters other) {
    if (!keyId.equals(other.keyId) || lgCapacity != other.lgCapacity) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "of key %s, lgCapacity %d and key %s, lgCapacity %d",
              keyId,
              lgCapacity,
              other.keyId,
              other.lgCapacity));
    }
    if (other == this) {
      return this;
    }
    other.trim();
    if (other.sampled && Long.compareUnsigned(other.limit, limit) < 0) {
      cut(other.limit);
    }
    for (Long2ObjectMap.Entry<long[]> entry : other.items.long2ObjectEntrySet()) {
      for (long pair : entry.getValue()) {
        if (Long.compareUnsigned(pair, limit) <= 0) {
          insert(entry.getLongKey(), pair);
        }
      }
    }
    sampled |= other.sampled;
    return this;
  }

  /** One of its own with the same content. */
  public DistinctHeavyHitters copy() {
    return new DistinctHeavyHitters(keyId, lgCapacity, names, pairs).merge(this);
  }

  /** Versioned bytes, the same for the same pairs in any order; drawn in the codec. */
  public byte[] toBytes() {
    return DistinctHeavyHittersCodec.toBytes(this);
  }

  /**
   * Reads those of {@link #create()}.
   *
   * @throws IllegalArgumentException if the bytes are not such
   */
  public static DistinctHeavyHitters fromBytes(byte[] bytes) {
    return fromBytes(bytes, NO_KEY);
  }

  /**
   * Reads those of a key.
   *
   * @throws IllegalArgumentException if the bytes are not such
   */
  public static DistinctHeavyHitters fromBytes(byte[] bytes, LinkageKey key) {
    return DistinctHeavyHittersCodec.fromBytes(bytes, key);
  }

  /** Items with the hashes of their pairs, trimmed; the live ones. */
  Long2ObjectOpenHashMap<long[]> held() {
    trim();
    return items;
  }

  /** Sets what was read. */
  void restore(long item, long[] hashes) {
    items.put(item, hashes);
    size += hashes.length;
  }

  /** Sets what was read, once all items are in. */
  void restoreLimit(long largest) {
    limit = largest;
    sampled = true;
  }

  /** How many distinct sources an item has. */
  public HeavyHitter sources(String item) {
    return sources(item(item));
  }

  /** The same of an item by its hash. */
  public HeavyHitter sources(long item) {
    trim();
    return estimate(item, items.getOrDefault(item, new long[0]));
  }

  /** The items with the most sources, largest first; at most so many. */
  public List<HeavyHitter> top(int most) {
    trim();
    List<HeavyHitter> all = new ArrayList<>(items.size());
    for (Long2ObjectMap.Entry<long[]> entry : items.long2ObjectEntrySet()) {
      all.add(estimate(entry.getLongKey(), entry.getValue()));
    }
    all.sort(
        Comparator.comparingDouble(HeavyHitter::sources)
            .reversed()
            .thenComparing(HeavyHitter::item, Long::compareUnsigned));
    return List.copyOf(all.subList(0, Math.min(most, all.size())));
  }

  private HeavyHitter estimate(long item, long[] held) {
    if (held.length == PER_ITEM) {
      return new HeavyHitter(item, PER_ITEM - 1, SampledKinds.share(held[PER_ITEM - 1]));
    }
    if (!sampled) {
      return new HeavyHitter(item, held.length, 1);
    }
    // The pair that sets the limit is the one over whose outcome the others do not depend.
    boolean setsLimit = held.length > 0 && held[held.length - 1] == limit;
    return new HeavyHitter(item, held.length - (setsLimit ? 1 : 0), SampledKinds.share(limit));
  }

  /** Whether pairs were dropped for want of room. */
  public boolean isSampled() {
    trim();
    return sampled;
  }

  /** The eight hexadecimal digits that name the key. */
  public String keyId() {
    return keyId;
  }

  /** Logarithm to base 2 of the capacity. */
  public int lgCapacity() {
    return lgCapacity;
  }

  /** The number of items held. */
  @Override
  public String toString() {
    return "DistinctHeavyHitters[items=" + items.size() + "]";
  }
}
