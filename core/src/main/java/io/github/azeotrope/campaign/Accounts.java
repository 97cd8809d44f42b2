package io.github.azeotrope.campaign;

/** What the registry asks about the account on a seat. */
public interface Accounts {
  /** The host's id, empty if the account is no longer held. */
  String id(int seat);

  /** Its keyed hash, the same should it be dropped and come again; 0 if it is no longer held. */
  long key(int seat);

  /** Who pays for it: the same number for all accounts that a payer joins. */
  int payer(int seat);

  /** Requests it has sent, 0 if it is no longer held. */
  long requests(int seat);
}
