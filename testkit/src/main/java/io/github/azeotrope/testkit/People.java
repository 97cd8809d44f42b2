package io.github.azeotrope.testkit;

import io.github.azeotrope.AccountFacts;
import org.jspecify.annotations.Nullable;

/** People who each have an account; subclasses say what they share, and why. */
abstract class People extends Crowd {

  People(Settings settings) {
    super(settings);
  }

  /** The person behind the account with this index. */
  int person(int index) {
    return index;
  }

  /** A generator of what the person has whatever account it uses. */
  final Rng own(int index) {
    return rng(0x706572736F6EL, person(index));
  }

  @Override
  Country country(int index) {
    return Country.of(rng(0x686F6D65L, person(index)));
  }

  @Override
  final Persona persona(Visitor visitor) {
    long personal = Rng.derive(seed ^ 0x70657273L, person(visitor.index));
    return new Persona(personal, country(visitor.index), visitor.volume, tool());
  }

  @Override
  final Identity identity(Visitor visitor, Persona persona, Rng visit) {
    int index = visitor.index;
    Rng rng = own(index);
    Client client = Client.popular(rng);
    return new Identity(
        settings,
        Ids.account(seed, index),
        facts(visitor, rng),
        persona.tool == null ? client : persona.tool.client(),
        exits(index, rng(0x686F757365L, person(index))),
        models(index, rng));
  }

  /** What the host knows; a card, if anybody pays, and an age of up to three years. */
  AccountFacts facts(Visitor visitor, Rng rng) {
    long age = (long) (StrictMath.exp(7 * rng.unit()) * Day.MILLIS);
    long card = rng.chance(0.73) ? rng.next() | 1 : 0;
    return Identity.facts(null, card, settings.startMillis() - age, Identity.verification(rng));
  }

  /** An account opened for the first request. */
  static AccountFacts newcomer(@Nullable String organization, Visitor visitor, long card, Rng rng) {
    return Identity.facts(
        organization, card, visitor.firstMillis - 60_000, Identity.verification(rng));
  }

  /** Where the person's sessions come from. */
  Exit[] exits(int index, Rng rng) {
    return new Exit[] {Exit.of(rng.next(), country(index))};
  }

  Models models(int index, Rng rng) {
    return Models.ofPerson(rng, settings.launchMillis());
  }
}
