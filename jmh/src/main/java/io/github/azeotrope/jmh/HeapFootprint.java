package io.github.azeotrope.jmh;

import io.github.azeotrope.background.Background;
import io.github.azeotrope.feature.FeatureExtractor;
import io.github.azeotrope.feature.RequestFeatures;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.profile.ProfileRow;
import io.github.azeotrope.table.AccountTable;
import java.lang.management.ManagementFactory;

/**
 * What accounts cost in heap: the difference that a table full of them makes after a collection.
 *
 * @param bytesAnAccount all of it, ids included
 * @param declaredBytesAnAccount the row and the id alone
 */
record HeapFootprint(double bytesAnAccount, double declaredBytesAnAccount) {
  private static final int MOST_REQUESTS = 4;

  /** Takes in accounts with one to four requests of 1,024 units each, ids of 16 characters. */
  static HeapFootprint measure(int accounts) {
    FeatureExtractor extractor =
        new FeatureExtractor(LinkageKey.fromBytes(new byte[16]), Background.BUILT_IN);
    RequestFeatures features = extractor.newFeatures();
    Requests requests = new Requests(RequestShape.ROW);
    extractor.extract(requests.request(0, "warm"), features);
    long before = used();
    AccountTable table = new AccountTable(accounts);
    for (int i = 0; i < accounts; i++) {
      String account = Requests.account(i);
      for (int r = 0; r <= i % MOST_REQUESTS; r++) {
        extractor.extract(requests.request(i + r, account), features);
        table.observe(features, account, Requests.START + i);
      }
    }
    long after = used();
    // Also keeps the table alive until here.
    long[] rows = new long[1];
    table.forEach((handle, ordinal, slab, offset) -> rows[0] += ProfileRow.size(slab, offset));
    double declared = (double) rows[0] / accounts + Requests.account(0).length();
    return new HeapFootprint((double) (after - before) / accounts, declared);
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
