package io.github.azeotrope.testkit;

import io.github.azeotrope.ClientNetwork;
import org.jspecify.annotations.Nullable;

/**
 * A person who comes now and then for a conversation. Conversations are spread over the person's
 * stay as ordered uniform draws in activity, made one at a time; between them the person is a few
 * numbers.
 */
final class Visitor extends Actor {
  private static final double TURNS = 2.2;
  private static final int MAX_TURNS = 40;
  private static final double LOST = 0.004;

  private final Crowd crowd;
  private final Prose prose;
  private final Rng rng;
  private final Rhythm rhythm;
  private final long offsetMillis;

  /** When the first request is sent, epoch milliseconds. */
  final long firstMillis;

  /** Activity now and at the end of the stay. */
  private double activity;

  private final double lastActivity;
  private int chatsLeft;
  private int messagesLeft;

  private @Nullable Chat chat;
  private @Nullable Identity identity;
  private ClientNetwork from = ClientNetwork.UNKNOWN;
  private @Nullable Message lost;
  private long requestBits;

  Visitor(Crowd crowd, int index, Prose prose, Country country, Rhythm rhythm, int messages) {
    super(index);
    this.crowd = crowd;
    this.prose = prose;
    this.rhythm = rhythm;
    this.rng = new Rng(Rng.derive(crowd.seed ^ 0x76697369746F72L, index));
    // People of one country do not all get up at the same hour.
    this.offsetMillis =
        country.offsetMillis + (long) (1.5 * rng.normal() * 3_600_000L) - Day.EPOCH_MILLIS;
    this.messagesLeft = messages;
    this.chatsLeft = Math.max(1, (int) (messages / TURNS + rng.unit()));
    Settings settings = crowd.settings;
    double period = settings.endMillis() - settings.startMillis();
    double stay = Math.min(period, (2 + 1.5 * messages) * rng.exponential() * Day.MILLIS);
    long begin = settings.startMillis() + (long) (rng.unit() * (period - stay));
    this.activity = rhythm.activity(begin + offsetMillis);
    this.lastActivity = rhythm.activity(begin + (long) stay + offsetMillis);
    comeAgain(settings.startMillis());
    this.firstMillis = due;
  }

  @Override
  Exchange act() {
    Message again = lost;
    Identity sameIdentity = identity;
    if (again != null && sameIdentity != null) {
      lost = null;
      Exchange exchange = sameIdentity.send(again, from, due, requestBits, true);
      goOn(again);
      return exchange;
    }
    if (chat == null || sameIdentity == null) {
      Persona persona = crowd.persona(index);
      sameIdentity = crowd.identity(this, persona, rng);
      identity = sameIdentity;
      from = sameIdentity.connect(rng);
      chat = crowd.chat(this, persona, rng, turns());
    }
    Message message = chat.next(rng, prose, crowd.settings.promptChars);
    messagesLeft--;
    requestBits = rng.next();
    boolean answered = !rng.chance(LOST);
    Exchange exchange = sameIdentity.send(message, from, due, requestBits, answered);
    if (answered) {
      goOn(message);
    } else {
      lost = message;
      due += rng.between(2_000, 20_000);
    }
    return exchange;
  }

  private int turns() {
    chatsLeft--;
    int most = Math.min(MAX_TURNS, messagesLeft - chatsLeft);
    return Math.max(1, chatsLeft == 0 ? most : Math.min(most, rng.geometric(TURNS)));
  }

  private void goOn(Message answered) {
    if (chat != null && !chat.isOver()) {
      long thinking = Math.min(1_200_000, (long) rng.logNormal(60_000, 1));
      due += answered.answerMillis() + thinking;
      return;
    }
    chat = null;
    identity = null;
    from = ClientNetwork.UNKNOWN;
    if (chatsLeft > 0) {
      comeAgain(due + answered.answerMillis());
    } else {
      due = NEVER;
    }
  }

  private void comeAgain(long notBefore) {
    // The smallest of k uniform draws on what is left of the stay.
    double step = 1 - StrictMath.exp(-rng.exponential() / chatsLeft);
    activity += (lastActivity - activity) * step;
    due = Math.max(notBefore, rhythm.localMillis(activity) - offsetMillis);
  }
}
