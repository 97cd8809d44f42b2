package io.github.azeotrope.table;

/** Is shown copies of accounts' rows. */
@FunctionalInterface
public interface RowVisitor {
  /**
   * One account.
   *
   * @param handle names the account in the table as long as it is kept
   * @param ordinal its place in the order of first sight; the same for the same traffic under any
   *     key
   * @param rows holds a copy of its row, valid during this call only
   * @param offset where in {@code rows}
   */
  void row(long handle, long ordinal, byte[] rows, int offset);
}
