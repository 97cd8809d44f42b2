package io.github.azeotrope.hash;

/**
 * What a token stands for. The kind is part of the hash input, so equal values of different kinds
 * have unrelated tokens.
 */
public enum LinkageKind {
  /** A payment instrument. */
  PAYMENT(1),
  /** One client address. */
  ADDRESS(2),
  /** The network a client address lies in. */
  NETWORK(3),
  /** A device fingerprint. */
  DEVICE(4),
  /** A User-Agent, compared without minor versions, case and surplus spaces. */
  USER_AGENT(5),
  /** A TLS client fingerprint. */
  TLS(6),
  /** A declared organization. */
  ORGANIZATION(7),
  /** A system prompt, numbers aside. */
  SYSTEM_TEMPLATE(8),
  /** A fixed part of prompts. */
  PROMPT_TEMPLATE(9),
  /** A conversation id. */
  SESSION(10),
  /** An opaque reasoning block or response id. */
  ARTIFACT(11),
  /** The beginning of a conversation. */
  HISTORY(12),
  /** The domain of an e-mail address, given with or without what stands before the @. */
  EMAIL_DOMAIN(13);

  private final int code;

  LinkageKind(int code) {
    this.code = code;
  }

  /** A number from 1 that never changes; hashed and stored in place of the ordinal. */
  public int code() {
    return code;
  }
}
