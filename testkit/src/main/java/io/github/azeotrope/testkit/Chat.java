package io.github.azeotrope.testkit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One conversation: a topic, a few words it is about, and what has been said so far. */
final class Chat {
  private static final int MAX_HISTORY = 12;
  private static final int MAX_PRESENTED = 3;

  /** Shares of follow-ups that say the same once more, or what everybody says. */
  private static final double REPEATED = 0.02;

  private static final double STOCK = 0.03;

  private final Persona persona;
  private final String session;
  private final Topic topic;
  private final String[] own;
  private final String[] theme;
  private final @Nullable String opening;
  private int turn;
  private int turnsLeft;
  private String last = "";
  private final List<String> history = new ArrayList<>(0);
  private final List<String> artifacts = new ArrayList<>(0);

  /**
   * @param turns how many messages the person will write
   * @param opening the first of them, or null if it is to be written
   */
  Chat(Persona persona, Rng rng, int turns, @Nullable String opening) {
    this.persona = persona;
    this.session = Ids.of("s", rng.next());
    Persona.Subject subject = persona.subject(persona.interest(rng), rng);
    this.topic = subject.topic;
    this.own = subject.own;
    this.theme = topic.favourites(rng, 4, 1);
    this.turnsLeft = turns;
    this.opening = opening;
  }

  boolean isOver() {
    return turnsLeft == 0;
  }

  /** The next message; {@code medianChars} is the median length over everybody. */
  Message next(Rng rng, Prose prose, int medianChars) {
    turnsLeft--;
    turn++;
    String prompt = turn == 1 && opening != null ? opening : say(rng, prose, medianChars);
    last = prompt;
    int tokens = (int) Math.min(8_000, rng.logNormal(topic.code ? 320 : 200, 0.8));
    List<String> presented = List.copyOf(artifacts);
    List<String> issued = issue(rng);
    Message message =
        new Message(
            prompt,
            persona.tool == null ? null : persona.tool.systemPrompt(),
            session,
            turn,
            List.copyOf(history),
            presented,
            issued,
            tokens);
    if (persona.resendsHistory && turnsLeft > 0) {
      remember(rng, prose, prompt);
    }
    return message;
  }

  private String say(Rng rng, Prose prose, int medianChars) {
    double u = turn == 1 ? 1 : rng.unit();
    if (u < REPEATED) {
      return last;
    }
    return u < REPEATED + STOCK ? persona.stockPhrase(rng) : write(rng, prose, medianChars);
  }

  private String write(Rng rng, Prose prose, int medianChars) {
    // Follow-ups are shorter than what opens a conversation.
    double median = medianChars * persona.wordiness * (turn == 1 ? 1.15 : 0.85);
    int chars = (int) Math.min(24_000, rng.logNormal(median, 0.75));
    return prose.write(rng, topic, own, theme, persona.careless, chars);
  }

  private List<String> issue(Rng rng) {
    if (persona.keeping == Persona.Keeping.NOTHING) {
      return List.of();
    }
    boolean reasoning = persona.keeping == Persona.Keeping.REASONING;
    if (!reasoning || artifacts.size() == MAX_PRESENTED) {
      artifacts.clear();
    }
    String artifact = Ids.of(reasoning ? "rb_" : "resp_", rng.next());
    artifacts.add(artifact);
    return List.of(artifact);
  }

  private void remember(Rng rng, Prose prose, String prompt) {
    if (history.size() >= MAX_HISTORY) {
      history.subList(0, 2).clear();
    }
    history.add(prompt);
    history.add(prose.write(rng, topic, theme, theme, false, rng.between(60, 240)));
  }
}
