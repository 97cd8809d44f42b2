package io.github.azeotrope.linkage;

/**
 * What a proposer or a signal reads. Two pieces of evidence are independent only where their inputs
 * are disjoint, and what proposed a group cannot verify it.
 */
public enum Input {
  /** Request vectors of half 0. */
  CONTENT_HALF_0,
  /** Request vectors of half 1. */
  CONTENT_HALF_1,
  /**
   * The product of both halves within accounts against across accounts. Choosing accounts by half 0
   * leaves half 1 as fresh noise, so this counts as disjoint from {@link #CONTENT_HALF_0}.
   */
  CONTENT_CROSS,
  /** Which prompts are the same piece of work. */
  PROMPT_IDENTITY,
  /** System prompts. */
  SYSTEM_PROMPT,
  /** Payment instruments and declared organizations: who openly answers for an account. */
  PAYER,
  /** Client networks. */
  NETWORK,
  /** Client networks on which an account was first seen after networks had proposed it. */
  NETWORK_LATER,
  /** Device fingerprints. */
  DEVICE,
  /** Presentations of what the host issued to another account, whose token is even. */
  ARTIFACT_EVEN,
  /** Presentations of what the host issued to another account, whose token is odd. */
  ARTIFACT_ODD,
  /** Presentations of conversations that another account had first, whose token is even. */
  CONVERSATION_EVEN,
  /** Presentations of conversations that another account had first, whose token is odd. */
  CONVERSATION_ODD,
  /** Which models accounts ask for, and since when. */
  MODEL,
  /** On which days and at which hours accounts are active, the first and the latest included. */
  ACTIVITY,
  /** How much is answered, and to how long prompts. */
  ANSWER_LENGTH,
  /**
   * How much some accounts send just after the host limited others, against other moments of which
   * the host drew that one. Whatever else is read, the draw is fresh.
   */
  LOAD_AFTER_LIMITS,
  /** How many requests an account sends. */
  VOLUME
}
