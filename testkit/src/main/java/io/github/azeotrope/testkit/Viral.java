package io.github.azeotrope.testkit;

import io.github.azeotrope.AccountFacts;

/** New users who come to try what everybody is trying: one prompt, half of them word for word. */
final class Viral extends Newcomers {
  private static final double TRIES = 0.8;

  Viral(Settings settings) {
    super(settings);
  }

  @Override
  AccountFacts facts(Visitor visitor, Rng rng) {
    return newcomer(null, visitor, rng.chance(0.2) ? rng.next() | 1 : 0, rng);
  }

  @Override
  Chat chat(Visitor visitor, Persona persona, Rng rng, int turns) {
    if (!rng.chance(TRIES)) {
      return super.chat(visitor, persona, rng, turns);
    }
    String prompt = Organic.VIRAL;
    if (rng.chance(0.5)) {
      Persona.Subject subject = persona.subject(persona.interest(rng), rng);
      String edit = visitor.prose.write(rng, subject.topic, subject.own, subject.own, true, 40);
      prompt = rng.chance(0.5) ? edit + ". " + prompt : prompt + " " + edit;
    }
    return new Chat(persona, rng, turns, prompt);
  }
}
