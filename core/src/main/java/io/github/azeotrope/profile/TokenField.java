package io.github.azeotrope.profile;

import io.github.azeotrope.hash.LinkageKind;

/**
 * The samples of link tokens in a row: of each kind the smallest distinct tokens by unsigned value,
 * at most {@link #capacity} of them. The sample is coordinated: of two accounts with many tokens of
 * a kind the shared ones are kept or dropped alike.
 */
public enum TokenField {
  /** Payment instruments. */
  PAYMENT(LinkageKind.PAYMENT, 2, ProfileLayout.TOKENS),
  /** Networks of client addresses. */
  NETWORK(LinkageKind.NETWORK, 8, PAYMENT.end()),
  /** Device fingerprints. */
  DEVICE(LinkageKind.DEVICE, 2, NETWORK.end()),
  /** System prompts. */
  SYSTEM_TEMPLATE(LinkageKind.SYSTEM_TEMPLATE, 3, DEVICE.end()),
  /** Fixed parts of prompts, from requests of half 0: what proposers may read. */
  PROMPT_TEMPLATE_0(LinkageKind.PROMPT_TEMPLATE, 6, SYSTEM_TEMPLATE.end()),
  /** Fixed parts of prompts, from requests of half 1: kept for verification. */
  PROMPT_TEMPLATE_1(LinkageKind.PROMPT_TEMPLATE, 6, PROMPT_TEMPLATE_0.end()),
  /** The declared organization; of several the one with the smallest token. */
  ORGANIZATION(LinkageKind.ORGANIZATION, 1, PROMPT_TEMPLATE_1.end());

  /** The largest capacity: an array of this length takes any sample. */
  public static final int MAX_CAPACITY = 8;

  private static final TokenField[] FIELDS = values();

  private final LinkageKind kind;
  private final int capacity;
  private final int offset;

  TokenField(LinkageKind kind, int capacity, int offset) {
    this.kind = kind;
    this.capacity = capacity;
    this.offset = offset;
  }

  /** The kind of token. */
  public LinkageKind kind() {
    return kind;
  }

  /** How many tokens are kept. */
  public int capacity() {
    return capacity;
  }

  /** The prompt templates of a half, 0 or 1. */
  public static TokenField promptTemplates(int half) {
    return half == 0 ? PROMPT_TEMPLATE_0 : PROMPT_TEMPLATE_1;
  }

  /** From the start of the row. */
  int offset() {
    return offset;
  }

  int end() {
    return offset + Long.BYTES * capacity;
  }

  static int count() {
    return FIELDS.length;
  }

  static TokenField at(int index) {
    return FIELDS[index];
  }
}
