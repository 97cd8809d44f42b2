package io.github.azeotrope.jmh;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.background.Background;
import io.github.azeotrope.feature.FeatureExtractor;
import io.github.azeotrope.feature.RequestFeatures;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.profile.ProfileLayout;
import io.github.azeotrope.profile.ProfileRow;
import io.github.azeotrope.profile.ProfileUpdate;
import io.github.azeotrope.table.AccountTable;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Look-up and update of one of a million accounts by a law of Zipf's kind. Everybody adds the same
 * features to the same row, under a lock of the stripe or of the account. What making the request
 * and its features takes is the cell NONE, to be subtracted; the id is a new string each time, as
 * it is when it comes out of a request.
 */
@State(Scope.Thread)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xbatch", "-Xms4g", "-Xmx4g"})
public class AccountTableBenchmark extends Measured {
  /** What holds the accounts. */
  public enum Kind {
    /** Nothing: features only. */
    NONE,
    /** The library's table, with room for all. */
    TABLE,
    /** A map of objects with a lock each. */
    CONCURRENT_HASH_MAP,
    /** Caffeine without a bound. */
    CAFFEINE,
    /** The library's table with room for half of them. */
    BOUNDED_TABLE,
    /** Caffeine with room for half of them. */
    BOUNDED_CAFFEINE
  }

  private static final int DRAWS = 1 << 21;
  private static final int BOUND = Requests.ACCOUNTS / 2;

  /** What holds the accounts. */
  @Param public Kind kind = Kind.TABLE;

  private final FeatureExtractor extractor =
      new FeatureExtractor(LinkageKey.fromBytes(new byte[16]), Background.BUILT_IN);
  private final RequestFeatures features = extractor.newFeatures();
  private final int[] draws = new int[DRAWS];
  private final char[] id = Requests.account(0).toCharArray();
  private AccountTable table = new AccountTable(1);
  private ConcurrentMap<String, Row> map = new ConcurrentHashMap<>();
  private Cache<String, Row> cache = Caffeine.newBuilder().build();
  private int next;

  /** An account of the peers, behind a lock of its own. */
  private static final class Row {
    private byte[] bytes = new byte[ProfileLayout.size(ProfileLayout.THIN)];

    Row() {
      ProfileRow.clear(bytes, 0);
    }

    synchronized int add(RequestFeatures features, long epochMillis) {
      int tier = ProfileRow.tier(bytes, 0);
      int after = ProfileUpdate.tierAfter(bytes, 0, 0, features.vector());
      if (ProfileLayout.size(after) > bytes.length) {
        bytes = Arrays.copyOf(bytes, ProfileLayout.size(after));
      }
      ProfileUpdate.add(bytes, 0, features, epochMillis, 0, 0, false, after);
      return tier;
    }
  }

  /** Draws accounts, and takes all of them in. */
  @Setup
  public void prepare() {
    int accounts = Requests.ACCOUNTS;
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < DRAWS; i++) {
      // Inversion of the density 1 / x; ranks are scattered over the accounts by an odd factor.
      int rank = (int) Math.pow(accounts, random.nextDouble());
      draws[i] = (int) (rank * 611_953L % accounts);
    }
    table = new AccountTable(kind == Kind.BOUNDED_TABLE ? BOUND : accounts);
    if (kind == Kind.BOUNDED_CAFFEINE) {
      cache = Caffeine.newBuilder().maximumSize(BOUND).executor(Runnable::run).build();
    }
    for (int i = 0; i < accounts; i++) {
      observe(i);
    }
  }

  /** One request of an account drawn. */
  @Benchmark
  public Object observe() {
    return observe(draws[next++ & DRAWS - 1]);
  }

  private Object observe(int number) {
    String account = id(number);
    ModelRequest request = ModelRequest.of(account, Requests.START + next, "hello there");
    extractor.extract(request, features);
    long time = request.epochMillis();
    return switch (kind) {
      case NONE -> features;
      case TABLE, BOUNDED_TABLE -> table.observe(features, account, time);
      case CONCURRENT_HASH_MAP -> {
        Row row = map.get(account);
        if (row == null) {
          row = map.computeIfAbsent(account, a -> new Row());
        }
        yield row.add(features, time);
      }
      case CAFFEINE, BOUNDED_CAFFEINE -> {
        Row row = cache.getIfPresent(account);
        if (row == null) {
          row = cache.get(account, a -> new Row());
        }
        yield row.add(features, time);
      }
    };
  }

  private String id(int number) {
    int rest = number;
    for (int i = id.length - 1; rest > 0 || i > id.length - 8; i--) {
      id[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    return new String(id);
  }
}
