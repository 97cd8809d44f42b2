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
  final Prose prose;
  private final Rng rng;
  private final Rhythm rhythm;
  private final long offsetMillis;

  /** How many messages the person will have sent in the end. */
  final int volume;

  /** When the first request is sent, epoch milliseconds. */
  final long firstMillis;

  /** Activity now and at the end of the stay, both without the absence. */
  private double activity;

  private final double lastActivity;

  /** After how much activity the person stays away, and for how much. */
  private final double leaves;

  private final double absence;
  private int chatsLeft;
  private int messagesLeft;

  private @Nullable Chat chat;
  private @Nullable Identity identity;
  private ClientNetwork from = ClientNetwork.UNKNOWN;
  private @Nullable Message lost;
  private long requestBits;

  Visitor(Crowd crowd, int index, Prose prose, Country country, Rhythm rhythm, int volume) {
    super(index);
    this.crowd = crowd;
    this.prose = prose;
    this.rhythm = rhythm;
    this.rng = crowd.rng(0x76697369746F72L, index);
    // People of one country do not all get up at the same hour.
    this.offsetMillis =
        country.offsetMillis + (long) (1.5 * rng.normal() * 3_600_000L) - Day.EPOCH_MILLIS;
    this.volume = volume;
    this.messagesLeft = volume;
    this.chatsLeft = Math.max(1, (int) (volume / TURNS + rng.unit()));
    long start = crowd.opens(index);
    long end = crowd.closes(index);
    double period = end - start;
    long stay = (long) Math.min(period, (2 + 1.5 * volume) * rng.exponential() * Day.MILLIS);
    long begin =
        start
            + (long)
                (crowd.arrival(index, rng.unit())
                    * (crowd.isEstablished() ? period : period - stay));
    long rest = Math.max(0, begin + stay - end);
    // What of the stay would lie after the last day lies before it begins instead, so that all days
    // of an established crowd are equally busy.
    double beginActivity = rhythm.activity(begin + offsetMillis);
    this.activity = rest > 0 ? rhythm.activity(start + offsetMillis) : beginActivity;
    this.leaves = rest > 0 ? rhythm.activity(start + rest + offsetMillis) : Double.MAX_VALUE;
    this.absence = rest > 0 ? beginActivity - leaves : 0;
    this.lastActivity = rhythm.activity(begin + stay - rest + offsetMillis) - absence;
    if (crowd.comesAtOnce(index)) {
      due = Math.max(start, rhythm.localMillis(activity) - offsetMillis);
    } else {
      comeAgain(start);
    }
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
      Persona persona = crowd.persona(this);
      sameIdentity = crowd.identity(this, persona, rng);
      identity = sameIdentity;
      from = sameIdentity.connect(rng);
      chat = crowd.chat(this, persona, rng, turns());
    }
    Message message = crowd.passOn(chat.next(rng, prose, crowd.settings.promptChars));
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
    // What is left per conversation, lest the last has to take up all that the others left over.
    double mean = (double) messagesLeft / chatsLeft;
    chatsLeft--;
    int most = Math.min(MAX_TURNS, messagesLeft - chatsLeft);
    return Math.max(1, chatsLeft == 0 ? most : Math.min(most, rng.geometric(mean)));
  }

  private void goOn(Message answered) {
    if (chat != null && !chat.isOver()) {
      double pause =
          crowd.settings.second ? 5_000 + 55_000 * heavyTailed(2.5) : rng.logNormal(60_000, 1);
      long thinking = Math.min(1_200_000, (long) pause);
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
    double step =
        crowd.settings.second
            ? Math.min(0.999, heavyTailed(1.5) / (1 + chatsLeft))
            : 1 - StrictMath.exp(-rng.exponential() / chatsLeft);
    activity += (lastActivity - activity) * step;
    double passed = activity > leaves ? activity + absence : activity;
    due = Math.max(notBefore, rhythm.localMillis(passed) - offsetMillis);
  }

  /** A gap of the second simulator, where people act in bursts: Lomax with mean 1. */
  private double heavyTailed(double shape) {
    return (shape - 1) * (StrictMath.pow(1 - rng.unit(), -1 / shape) - 1);
  }
}
