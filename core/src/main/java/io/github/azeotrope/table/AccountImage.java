package io.github.azeotrope.table;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.profile.ProfileLayout;

/**
 * Everything a table holds of one account, outside of it: what {@link AccountTable#copy} fills and
 * {@link AccountTable#restore} takes in. Used again for one account after the other; not
 * thread-safe.
 */
public final class AccountImage {
  /** The row; as many bytes as its tier has. */
  private final byte[] row = new byte[ProfileLayout.MAX_BYTES];

  private long key;
  private String id = "";
  private int marks;
  private long recentRequests;
  private long olderRequests;
  private Assessment assessment = Assessment.clear(Basis.TOO_LITTLE_TRAFFIC);

  /** Sets all but the row. */
  public void set(
      long newKey,
      String newId,
      int newMarks,
      long newRecentRequests,
      long newOlderRequests,
      Assessment newAssessment) {
    key = newKey;
    id = newId;
    marks = newMarks & (AccountChunk.USES | AccountChunk.FIRST_GAP_HALF);
    recentRequests = newRecentRequests;
    olderRequests = newOlderRequests;
    assessment = newAssessment;
  }

  /** The account's key. */
  public long key() {
    return key;
  }

  /** The account's id, as it is kept. */
  public String id() {
    return id;
  }

  /** Bits that only the table reads. */
  public int marks() {
    return marks;
  }

  /** The two latest request ids, as the table keeps them. */
  public long recentRequests() {
    return recentRequests;
  }

  /** The two request ids before. */
  public long olderRequests() {
    return olderRequests;
  }

  /** What is published for the account. */
  public Assessment assessment() {
    return assessment;
  }

  /** The row itself, to be read or filled. */
  public byte[] row() {
    return row;
  }
}
