package io.github.azeotrope.table;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.feature.RequestFeatures;
import io.github.azeotrope.hash.LinkageKind;
import io.github.azeotrope.profile.ProfileLayout;
import io.github.azeotrope.profile.ProfileRow;
import io.github.azeotrope.profile.ProfileUpdate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the table must hold, kept in a map of plain objects, without cap, tiers or shared places.
 */
final class TableModel {
  final Map<String, Entry> entries = new LinkedHashMap<>();
  long arrivals;
  long retried;
  long late;

  /** One account. */
  static final class Entry {
    final byte[] row = new byte[ProfileLayout.MAX_BYTES];
    final List<long[]> recent = new ArrayList<>();
    long ordinal;
    boolean dirty;
    boolean isProtected;
    Assessment assessment = Assessment.clear(Basis.TOO_LITTLE_TRAFFIC);
    int gapSessions;
    int firstHalf;

    byte[] bytes() {
      return Arrays.copyOf(row, ProfileRow.size(row, 0));
    }
  }

  void observe(RequestFeatures f, String account, long time) {
    Entry entry = entries.get(account);
    if (entry == null) {
      entry = new Entry();
      ProfileRow.clear(entry.row, 0);
      entry.ordinal = ++arrivals;
      entries.put(account, entry);
    }
    if (f.requestHash() != 0) {
      // The same 20 bits as in the table, so that their rare collisions are no differences.
      int retry = Retries.hash(f.requestHash(), f.promptHash());
      long minute = time / 60_000;
      for (long[] seen : entry.recent) {
        if (seen[0] == retry && Math.abs(minute - seen[1]) <= 10) {
          retried++;
          return;
        }
      }
      entry.recent.add(0, new long[] {retry, minute});
      if (entry.recent.size() > 4) {
        entry.recent.remove(4);
      }
    }
    add(entry, f, time);
    entry.dirty = true;
  }

  private void add(Entry entry, RequestFeatures f, long time) {
    long session = f.link(LinkageKind.SESSION);
    boolean opens = false;
    int half;
    if (session != 0) {
      half = session < 0 ? 1 : 0;
    } else {
      long last = ProfileRow.lastSeenEpochMillis(entry.row, 0);
      if (entry.gapSessions == 0) {
        entry.firstHalf = (int) (f.promptHash() & 1);
        opens = true;
      } else {
        opens = time >= last + 30 * 60_000;
        late += time <= last - 30 * 60_000 ? 1 : 0;
      }
      entry.gapSessions += opens ? 1 : 0;
      half = entry.gapSessions % 2 == 1 ? entry.firstHalf : 1 - entry.firstHalf;
      session = GapSessions.hash(f.accountHash(), entry.gapSessions);
    }
    int tier = ProfileUpdate.tierAfter(entry.row, 0, half, f.vector());
    ProfileUpdate.add(entry.row, 0, f, time, half, session, opens, tier);
  }
}
