package io.github.azeotrope.wire;

import org.jspecify.annotations.Nullable;

/** Who speaks in a message. */
enum Side {
  /** Whoever uses the API, and the tools that he runs. */
  USER,
  MODEL,
  /** The fixed instructions. */
  SYSTEM;

  /** The side of a role; what is unknown or missing is the user's, as APIs have it. */
  static Side ofRole(@Nullable String role) {
    if (role == null) {
      return USER;
    }
    return switch (role) {
      case "assistant", "model" -> MODEL;
      case "system", "developer" -> SYSTEM;
      default -> USER;
    };
  }
}
