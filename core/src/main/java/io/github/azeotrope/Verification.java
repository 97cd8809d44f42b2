package io.github.azeotrope;

/** What the host has checked about the holder of an account, from least to most. */
public enum Verification {
  /** Nothing. */
  NONE,
  /** An e-mail address. */
  EMAIL,
  /** A telephone number. */
  PHONE,
  /** A person's identity. */
  IDENTITY,
  /** A registered business. */
  BUSINESS
}
