package io.github.azeotrope.linkage;

import java.util.Set;

/** The kinds of link that propose groups, with what each reads. */
public enum Proposer {
  /** Accounts whose requests of half 0 point in one direction. */
  CONTENT(Set.of(Input.CONTENT_HALF_0), "requests alike in content"),
  /** Payers that meet on several of the same networks. */
  NETWORK(Set.of(Input.NETWORK_EVEN), "networks in common"),
  /** Accounts that share a rare device. */
  DEVICE(Set.of(Input.DEVICE), "devices in common"),
  /** Accounts that share a rare system prompt. */
  SYSTEM_PROMPT(Set.of(Input.SYSTEM_PROMPT), "a system prompt in common"),
  /** Accounts that share a rare fixed part of prompts in half 0. */
  PROMPT_TEMPLATE(Set.of(Input.CONTENT_HALF_0), "a fixed part of prompts in common");

  private final Set<Input> inputs;
  private final String words;

  Proposer(Set<Input> inputs, String words) {
    this.inputs = inputs;
    this.words = words;
  }

  /** What it reads. */
  public Set<Input> inputs() {
    return inputs;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
