package io.github.azeotrope.campaign;

/** What the registry asks about the account on a seat. */
public interface Accounts {
  /** The host's id. */
  String id(int seat);

  /** Requests it has sent. */
  long requests(int seat);
}
