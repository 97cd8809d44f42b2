package io.github.azeotrope.testkit;

import io.github.azeotrope.ClientNetwork;
import java.util.List;

/**
 * An account that a program works through: its requests are a Poisson process in the activity of
 * the pool's rhythm, because a balancer that picks an account at random for each piece of work
 * gives every account just that.
 */
final class Worker extends Actor {
  private final Pool pool;
  private final Prose prose;
  private final Rng rng;
  private final Identity identity;
  private final Rhythm rhythm;
  private final long offsetMillis;
  private final double rate;
  private final int volume;
  private double activity;

  private Identity through;
  private int sent;
  private ClientNetwork from = ClientNetwork.UNKNOWN;
  private String session = "";
  private int turn;

  /** The pool's own: the task of the session that is going on. */
  int task;

  Worker(Pool pool, int index, Prose prose) {
    super(index);
    this.pool = pool;
    this.prose = prose;
    this.rng = pool.rng(0x776F726B6572L, index);
    this.identity = pool.identity(index);
    this.through = identity;
    this.rhythm = pool.rhythm().of(pool.settings);
    this.offsetMillis = pool.offsetMillis(index) - Day.EPOCH_MILLIS;
    this.rate = pool.rate(index);
    this.volume = pool.volume(index);
    long opens = pool.opens(index);
    this.activity = rhythm.activity(opens + offsetMillis);
    advance(opens);
  }

  /** How many messages it has sent before this one. */
  int sent() {
    return sent;
  }

  int volume() {
    return volume;
  }

  /** Place of the message in its session, from 1. */
  int turn() {
    return turn;
  }

  /** The session that is going on. */
  String session() {
    return session;
  }

  /** A message in the session that is going on. */
  Message inSession(String prompt, int outputTokens) {
    return Message.inSession(prompt, session, turn, outputTokens);
  }

  /** The same with opaque reasoning blocks that it presents, and those its answer hands out. */
  Message inSession(String prompt, List<String> presented, List<String> issued, int tokens) {
    return new Message(prompt, null, session, turn, List.of(), presented, issued, tokens);
  }

  /** The same behind earlier messages of a conversation, which are sent again. */
  Message behind(List<String> history, String prompt, int tokens) {
    int place = 1 + history.size() / 2;
    return new Message(prompt, null, session, place, history, List.of(), List.of(), tokens);
  }

  @Override
  Exchange act() {
    if (turn == 0 || turn >= pool.maxTurns() || !rng.chance(pool.continues())) {
      session = Ids.of("s", rng.next());
      turn = 0;
      through = pool.through(this, identity);
      from = through.connect(rng);
    }
    turn++;
    Message message = pool.message(this, rng, prose);
    Exchange exchange = through.send(message, from, due, rng.next(), true);
    sent++;
    if (sent < volume) {
      advance(due);
    } else {
      due = NEVER;
    }
    return exchange;
  }

  private void advance(long notBefore) {
    // The second simulator's balancer picks the account that has waited longest more often than
    // not: gaps of two stages, half the variance of a Poisson process.
    double gap =
        pool.settings.second ? (rng.exponential() + rng.exponential()) / 2 : rng.exponential();
    activity += gap / rate;
    due = Math.max(notBefore, rhythm.localMillis(activity) - offsetMillis);
  }
}
