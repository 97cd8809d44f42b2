package io.github.azeotrope.response;

import java.util.Objects;

/**
 * What reading an audit trail showed.
 *
 * @param entries lines from the start that are whole, unchanged and in order
 * @param head the hash of the last of them; 64 zeros if there is none
 * @param fault what is wrong with the line after these, or empty
 */
public record AuditVerification(long entries, String head, String fault) {

  /** Checks for nulls. */
  public AuditVerification {
    Objects.requireNonNull(head, "head");
    Objects.requireNonNull(fault, "fault");
  }

  /** Whether every line is as it was written. Lines cut off at the end show by the head alone. */
  public boolean isIntact() {
    return fault.isEmpty();
  }
}
