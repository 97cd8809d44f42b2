package io.github.azeotrope.testkit;

import io.github.azeotrope.Verification;

/**
 * The back end of a product: whatever the product's users around the world write goes through one
 * template and one account. The host is told neither the users nor their conversations.
 */
final class Backend extends Crowd {
  private static final double USER_VOLUME = 12;

  private final int users;
  private final boolean elicits;

  /**
   * @param elicits whether the product asks for the reasoning, as a tutor does, and is new
   */
  Backend(Settings settings, boolean elicits) {
    super(settings);
    this.users = (int) Math.max(1, settings.accounts * settings.meanVolume() / USER_VOLUME + 0.5);
    this.elicits = elicits;
  }

  @Override
  int actors() {
    return users;
  }

  @Override
  double meanVolume() {
    return USER_VOLUME;
  }

  @Override
  Country country(int user) {
    return Country.of(rng(0x686F6D65L, user));
  }

  @Override
  Identity identity(Visitor visitor, Persona persona, Rng visit) {
    return identity(visitor.index % settings.accounts);
  }

  private Identity identity(int account) {
    Rng rng = rng(0x6163636F756E74L, account);
    Country country = Country.of(rng);
    String organization = Ids.of("org-", rng.next());
    long age = (long) ((elicits ? 3 + 30 * rng.unit() : 60 + 600 * rng.unit()) * Day.MILLIS);
    long network = rng.next();
    return new Identity(
        settings,
        Ids.account(seed, account),
        Identity.facts(
            settings.declared && !elicits ? organization : null,
            rng.next() | 1,
            settings.startMillis() - age,
            elicits ? Verification.EMAIL : Verification.BUSINESS),
        Client.program(rng),
        new Exit[] {Exit.inNetwork(network, 10, country), Exit.inNetwork(network, 11, country)},
        Models.constant(rng));
  }

  @Override
  Message passOn(Message message) {
    Rng product = rng(0x70726F64L, 0);
    Template template =
        elicits ? Wording.ELICIT.template(Lexicon.ENGLISH, product) : Template.business(product);
    int tokens = elicits ? 3 * message.outputTokens() : message.outputTokens();
    return Message.single(template.fill(message.prompt()), null, tokens);
  }
}
