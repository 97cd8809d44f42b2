package io.github.azeotrope.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * Conversations recorded once and sent again by other accounts, with everything said so far in
 * front: half of the time the last answer is regenerated, otherwise the conversation goes on. In
 * the null every account sends only its own conversations again, as an agent does at every step.
 */
final class StoredSessions extends Campaign {
  private static final int TOPICS = 10;
  private static final int REPLAYS = 4;

  private final Topic[] topics = new Topic[TOPICS];
  private final Pending pending;
  private final int replays;
  private int sessions;

  StoredSessions(Settings settings) {
    super(settings);
    Rng rng = rng(0x6A6F62, 0);
    for (int i = 0; i < TOPICS; i++) {
      topics[i] = skill(rng);
    }
    this.replays = settings.samplesOr(REPLAYS);
    this.pending = new Pending(replays * Math.max(2, settings.accounts / 4));
  }

  @Override
  Message job(Worker worker, Rng rng, Prose prose) {
    if (settings.honest) {
      // Distinct for all accounts: nobody sends 100,000 requests.
      int number = worker.index * 100_000 + worker.sent() / (1 + replays);
      return stored(worker, rng, prose, number, worker.sent() % (1 + replays) - 1);
    }
    if (pending.isFull()) {
      Pending.Item item = pending.takeFor(worker.index);
      return stored(worker, rng, prose, item.number(), item.use());
    }
    int number = sessions++;
    pending.add(number, worker.index, replays);
    return stored(worker, rng, prose, number, -1);
  }

  /**
   * The conversation with that number.
   *
   * @param use -1 for the account that has it first
   */
  private Message stored(Worker worker, Rng rng, Prose prose, int number, int use) {
    Rng session = rng(0x73746F7265L, number);
    Lexicon language = language(session);
    Topic topic =
        language == Lexicon.ENGLISH
            ? topics[(int) (TOPICS * session.unit() * session.unit())]
            : language.topic(session);
    String[] theme = topic.favourites(session, 4, 3);
    List<String> said = new ArrayList<>();
    for (int i = 3 + session.below(4); i > 0; i--) {
      said.add(prose.write(session, topic, theme, theme, false, slotChars(session)));
      said.add(prose.write(session, topic, theme, theme, false, 2 * slotChars(session)));
    }
    String prompt = prose.write(session, topic, theme, theme, false, slotChars(session));
    if (use >= 0 && use % 2 == 1) {
      said.add(prompt);
      said.add(prose.write(session, topic, theme, theme, false, 2 * slotChars(session)));
      prompt = prose.write(rng, topic, theme, theme, false, slotChars(rng));
    }
    return worker.behind(List.copyOf(said), prompt, tokens(rng, 600));
  }
}
