package io.github.azeotrope.linkage;

import io.github.azeotrope.profile.ProfileSnapshot;
import org.jspecify.annotations.Nullable;

/** Reads an account's profile as it is now. */
@FunctionalInterface
public interface ProfileReader {
  /** The profile of the account on a seat, or null if it is no longer held. */
  @Nullable ProfileSnapshot read(int seat);
}
