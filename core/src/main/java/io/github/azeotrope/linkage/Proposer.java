package io.github.azeotrope.linkage;

import java.util.Set;

/** The kinds of link that propose groups, with what each reads. */
public enum Proposer {
  /** Accounts whose requests of half 0 point in one direction. */
  CONTENT("requests alike in content"),
  /** Payers that meet on several of the same networks. */
  NETWORK("networks in common"),
  /** Accounts that share a rare device. */
  DEVICE("devices in common"),
  /** Accounts that share a rare system prompt. */
  SYSTEM_PROMPT("a system prompt in common"),
  /** Accounts that share a rare fixed part of prompts in half 0. */
  PROMPT_TEMPLATE("a fixed part of prompts in common"),
  /** Accounts that present each other's artifacts and conversations. */
  ARTIFACT("reasoning blocks or conversations of each other"),
  /** A single account that sends as much as a small campaign does. */
  VOLUME("as many requests from one account as from a small campaign");

  private final String words;

  Proposer(String words) {
    this.words = words;
  }

  /** What it reads. */
  public Set<Input> inputs() {
    return switch (this) {
      case CONTENT, PROMPT_TEMPLATE -> Set.of(Input.CONTENT_HALF_0);
      case NETWORK -> Set.of(Input.NETWORK);
      case DEVICE -> Set.of(Input.DEVICE);
      case SYSTEM_PROMPT -> Set.of(Input.SYSTEM_PROMPT);
      case ARTIFACT -> Set.of(Input.ARTIFACT_EVEN, Input.CONVERSATION_EVEN);
      case VOLUME -> Set.of(Input.VOLUME);
    };
  }

  /** Whether a group of it is one account by itself. */
  public boolean isOfOne() {
    return this == VOLUME;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
