package io.github.azeotrope.testkit;

import java.util.List;

/**
 * Reasoning carried across accounts: one account asks and is handed an opaque reasoning block,
 * another presents the block and asks for it to be rewritten or judged. In the null every account
 * presents only what it was handed itself.
 */
final class ArtifactReplay extends Campaign {
  private static final Wording[] USES = {Wording.CLEAN, Wording.JUDGE, Wording.GRADE};

  private final Pending pending;
  private int blocks;

  ArtifactReplay(Settings settings) {
    super(settings);
    this.pending = new Pending(Math.max(4, settings.accounts / 16));
  }

  private int uses() {
    return settings.samplesOr(1);
  }

  @Override
  Message job(Worker worker, Rng rng, Prose prose) {
    if (settings.honest) {
      int round = worker.sent() / (1 + uses());
      int number = worker.index * 100_000 + round;
      int step = worker.sent() % (1 + uses());
      return step == 0
          ? ask(worker, rng, prose, number)
          : present(worker, rng, prose, number, step - 1);
    }
    if (pending.isFull()) {
      Pending.Item item = pending.takeFor(worker.index);
      return present(worker, rng, prose, item.number(), item.use());
    }
    int number = blocks++;
    pending.add(number, worker.index, uses());
    return ask(worker, rng, prose, number);
  }

  private String block(int number) {
    return Ids.of("rb_", rng(0x626C6F636BL, number).next());
  }

  private Message ask(Worker worker, Rng rng, Prose prose, int number) {
    Rng task = rng(0x7461736BL, number);
    Lexicon language = language(task);
    Topic topic = language == Lexicon.ENGLISH ? skill(task) : language.topic(task);
    String[] theme = topic.favourites(task, 3, 2);
    String slot = prose.write(task, topic, theme, theme, false, slotChars(task));
    String prompt = Wording.ELICIT.template(language, wording(worker, rng, 0)).fill(slot);
    return worker.inSession(prompt, List.of(), List.of(block(number)), tokens(rng, 900));
  }

  private Message present(Worker worker, Rng rng, Prose prose, int number, int use) {
    Rng task = rng(0x7461736BL, number);
    Lexicon language = language(task);
    Topic topic = language == Lexicon.ENGLISH ? skill(task) : language.topic(task);
    String[] theme = topic.favourites(task, 3, 2);
    Wording wording = USES[(number + use) % USES.length];
    String prompt =
        wording
            .template(language, wording(worker, rng, 1 + wording.ordinal()))
            .fill(prose.write(rng, topic, theme, theme, false, 60));
    // The answer hands out a block as well; nobody comes back for it.
    List<String> issued = List.of(Ids.of("rb_", rng.next()));
    return worker.inSession(prompt, List.of(block(number)), issued, tokens(rng, 400));
  }

  /** Fixed templates of the job, or wordings made up for every request. */
  private Rng wording(Worker worker, Rng rng, int stage) {
    return settings.evades(Evasion.PARAPHRASED) ? rng : rng(0x776F7264L + stage, jobOf(worker));
  }
}
