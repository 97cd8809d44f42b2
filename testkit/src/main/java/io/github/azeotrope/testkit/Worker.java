package io.github.azeotrope.testkit;

import io.github.azeotrope.ClientNetwork;

/**
 * An account that a program works through: its requests are a Poisson process in the activity of
 * the pool's rhythm, because a balancer that picks an account at random for each piece of work
 * gives every account just that.
 */
final class Worker extends Actor {
  private final Pool pool;
  private final Prose prose;
  private final Rng rng;
  private double activity;
  private int left;

  private Identity identity;
  private ClientNetwork from = ClientNetwork.UNKNOWN;
  private String session = "";
  private int turn;

  Worker(Pool pool, int index, Prose prose) {
    super(index);
    this.pool = pool;
    this.prose = prose;
    this.rng = new Rng(Rng.derive(pool.seed ^ 0x776F726B6572L, index));
    this.identity = pool.identity(index);
    this.left = pool.volume(index);
    this.activity = pool.rhythm().activity(pool.opens(index) - Day.EPOCH_MILLIS);
    advance();
  }

  @Override
  Exchange act() {
    if (turn == 0 || turn == 3 || !rng.chance(pool.continues())) {
      session = Ids.of("s", rng.next());
      turn = 0;
      from = identity.connect(rng);
    }
    turn++;
    Message message = pool.message(index, session, turn, rng, prose);
    Exchange exchange = identity.send(message, from, due, rng.next(), true);
    advance();
    return exchange;
  }

  private void advance() {
    if (left == 0) {
      due = NEVER;
      return;
    }
    left--;
    activity += rng.exponential() / pool.perWeek();
    due = Math.max(due == NEVER ? 0 : due, pool.rhythm().localMillis(activity) + Day.EPOCH_MILLIS);
  }
}
