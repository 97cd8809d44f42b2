package io.github.azeotrope.table;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.feature.RequestFeatures;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The accounts the detector knows, at most a fixed number. Thread-safe: 64 stripes by the first
 * bits of the key, one lock each, held for about a microsecond and never two at a time but by
 * {@code tryLock}.
 *
 * <p>A key is {@link RequestFeatures#accountHash}, a keyed 64-bit hash; 0 is no key. Two accounts
 * with one key would be taken for one: among a million accounts that happens with probability 3 in
 * 10^8.
 *
 * <p>When all places are taken, a newcomer takes that of an account of its stripe that has not been
 * used lately (CLOCK with a count of up to three uses, Corbató 1968; with a cap of a few hundred a
 * stripe has so few accounts that this is little better than chance). Accounts that only ever sent
 * one request go first until they are a quarter of all, so that a flood of invented accounts drives
 * out itself. Protected accounts never go; if all are protected, the newcomer is refused.
 *
 * <p>The cap bounds memory: about 1 KiB an account. Rows of a tier that accounts have left are used
 * again by that tier only, so in the worst case {@code maxAccounts} rows of each tier are held.
 */
public final class AccountTable {
  /** Stands for an account that is not in the table. */
  public static final long NO_HANDLE = -1;

  /** Most accounts a table can be made for. */
  public static final int MAX_ACCOUNTS = 1 << 29;

  static final int LG_STRIPES = 6;
  static final int STRIPES = 1 << LG_STRIPES;

  private final int maxAccounts;
  private final Stripe[] stripes = new Stripe[STRIPES];
  private final AtomicInteger accounts = new AtomicInteger();
  private final AtomicLong ordinals = new AtomicLong();

  /**
   * An empty table; memory is taken as accounts come.
   *
   * @param maxAccounts 1 to {@link #MAX_ACCOUNTS}
   * @throws IllegalArgumentException if it is out of range
   */
  public AccountTable(int maxAccounts) {
    if (maxAccounts < 1 || maxAccounts > MAX_ACCOUNTS) {
      throw new IllegalArgumentException(
          "maxAccounts must be 1 to " + MAX_ACCOUNTS + ", was " + maxAccounts);
    }
    this.maxAccounts = maxAccounts;
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe(this, i);
    }
  }

  /** What is published for an account; CLEAR for want of traffic if it is not in the table. */
  public Assessment assess(long key) {
    return stripeOf(key).assess(key);
  }

  /**
   * Adds a request to its account, which is taken in if it is new. A retry (same account, request
   * id and prompt within ten minutes) is counted but not added. Allocates nothing once the account
   * and its tier have a place.
   *
   * <p>The session of a request that names none is told by gaps: it belongs to the session of the
   * account's latest request unless that came half an hour or more before; one that is late stays
   * in that session too, however late, because an earlier one cannot be told apart any more.
   *
   * @param account the id, of which at most 256 bytes are kept
   * @param epochMillis the request's time as the detector sees it, 0 to 2^53
   * @return what is published for the account; CLEAR with basis DEGRADED if there was no room
   */
  public Assessment observe(RequestFeatures features, String account, long epochMillis) {
    return stripeOf(features.accountHash()).observe(features, account, epochMillis);
  }

  /**
   * Adds tokens answered to an account.
   *
   * @return whether the account is in the table
   */
  public boolean complete(long key, int outputTokens) {
    return stripeOf(key).complete(key, outputTokens);
  }

  /**
   * Shows a copy of the row of every account that changed since it was last shown here, stripe by
   * stripe, with no lock held during the call. If the visitor throws, the rows not yet shown stay
   * changed. One thread at a time.
   */
  public void drainDirty(RowVisitor visitor) {
    visit(true, visitor);
  }

  /**
   * Shows a copy of the row of every account. One that comes or goes meanwhile may be shown or not;
   * none is shown twice.
   */
  public void forEach(RowVisitor visitor) {
    visit(false, visitor);
  }

  private void visit(boolean dirtyOnly, RowVisitor visitor) {
    Objects.requireNonNull(visitor, "visitor");
    RowBatch batch = new RowBatch();
    for (Stripe stripe : stripes) {
      int from = 0;
      while (from != Places.NONE) {
        batch.clear();
        from = stripe.copyRows(from, dirtyOnly, batch);
        int shown = 0;
        try {
          while (shown < batch.size()) {
            batch.show(shown, visitor);
            shown++;
          }
        } finally {
          for (int i = shown; dirtyOnly && i < batch.size(); i++) {
            stripe.markDirty(batch.handle(i));
          }
        }
      }
    }
  }

  /** The handle of an account, valid until it is evicted; {@link #NO_HANDLE} if there is none. */
  public long handleOf(long key) {
    return stripeOf(key).handleOf(key);
  }

  /** The place of an account in the order of first sight, from 1; {@link #NO_HANDLE} if gone. */
  public long ordinal(long handle) {
    return handle < 0 ? NO_HANDLE : stripe(handle).ordinal(handle);
  }

  /**
   * Copies an account's row.
   *
   * @param dst with room for {@link io.github.azeotrope.profile.ProfileLayout#MAX_BYTES} at {@code
   *     dstOff}
   * @return the bytes of the row; 0 if the account is gone
   */
  public int copyRow(long handle, byte[] dst, int dstOff) {
    return handle < 0 ? 0 : stripe(handle).copyRow(handle, dst, dstOff);
  }

  /**
   * Copies everything that is held of an account.
   *
   * @return whether the account is still there
   */
  public boolean copy(long handle, AccountImage dst) {
    return handle >= 0 && stripe(handle).copy(handle, dst);
  }

  /**
   * Takes an account in as it was copied, the last one in the order of first sight. It counts as
   * changed, and is protected if its verdict is not CLEAR.
   *
   * @return its handle, or {@link #NO_HANDLE} if there is no room or its key is there already
   */
  public long restore(AccountImage image) {
    return stripeOf(image.key()).restore(image);
  }

  /** The id of an account, shortened if it was longer than 256 bytes; null if it is gone. */
  public @Nullable String accountId(long handle) {
    return handle < 0 ? null : stripe(handle).accountId(handle);
  }

  /** The key of an account; 0 if it is gone. */
  public long key(long handle) {
    return handle < 0 ? 0 : stripe(handle).key(handle);
  }

  /**
   * Drops an account, protected or not, and overwrites what was held of it. Should it send
   * something again, it is a new one.
   *
   * @return whether the account was still there
   */
  public boolean forget(long handle) {
    return handle >= 0 && stripe(handle).forget(handle);
  }

  /**
   * Sets what {@link #assess} and {@link #observe} answer for an account.
   *
   * @return whether the account is still there
   */
  public boolean publish(long handle, Assessment assessment) {
    Objects.requireNonNull(assessment, "assessment");
    return handle >= 0 && stripe(handle).publish(handle, assessment, false);
  }

  /**
   * Like {@link #publish}, but leaves an account alone whose verdict is not CLEAR.
   *
   * @return whether the account is still there
   */
  public boolean publishIfClear(long handle, Assessment assessment) {
    Objects.requireNonNull(assessment, "assessment");
    return handle >= 0 && stripe(handle).publish(handle, assessment, true);
  }

  /**
   * Protects an account from eviction, as long as its group is under suspicion.
   *
   * @return whether the account is still there
   */
  public boolean protect(long handle, boolean protect) {
    return handle >= 0 && stripe(handle).protect(handle, protect);
  }

  /** How many accounts there are now. */
  public int size() {
    return accounts.get();
  }

  /** Counters and memory. Cost: a few microseconds. */
  public TableCounters counters() {
    TableCounters.Sum sum = new TableCounters.Sum();
    for (Stripe stripe : stripes) {
      stripe.addTo(sum);
    }
    return sum.with(size());
  }

  /** Takes one of the places, if not all are taken. */
  boolean takePermit() {
    int n = accounts.get();
    while (n < maxAccounts) {
      int seen = accounts.compareAndExchange(n, n + 1);
      if (seen == n) {
        return true;
      }
      n = seen;
    }
    return false;
  }

  void returnPermit() {
    accounts.decrementAndGet();
  }

  /** Makes room in any other stripe; called with the lock of stripe {@code number} held. */
  boolean evictElsewhere(int number) {
    for (int i = 1; i < STRIPES; i++) {
      if (stripes[number + i & STRIPES - 1].tryEvict()) {
        return true;
      }
    }
    return false;
  }

  long nextOrdinal() {
    return ordinals.incrementAndGet();
  }

  private Stripe stripeOf(long key) {
    return stripes[(int) (key >>> (64 - LG_STRIPES))];
  }

  private Stripe stripe(long handle) {
    return stripes[Handles.stripe(handle)];
  }
}
