package io.github.azeotrope.testkit;

/**
 * The stages behind a harvest: judges that compare two answers, graders that mark one, cleaners
 * that bring one into a uniform form. A rubric in front, no conversation, answers of one shape. In
 * the null every account is somebody's own review of texts, with a rubric and topics of its own.
 */
final class JudgePipeline extends Campaign {
  private static final Wording[] STAGES = {Wording.JUDGE, Wording.GRADE, Wording.CLEAN};
  private static final int TOPICS = 10;

  private int items;

  JudgePipeline(Settings settings) {
    super(settings);
  }

  @Override
  Message job(Worker worker, Rng rng, Prose prose) {
    int number = items++ / settings.samplesOr(1);
    Rng item = rng(0x6974656DL, number);
    int job = jobOf(worker);
    Wording stage = STAGES[(settings.honest ? job : number) % STAGES.length];
    Lexicon language = language(item);
    Topic topic = topic(language, item, job);
    String[] theme = topic.favourites(item, 4, 2);
    Rng wording =
        settings.evades(Evasion.PARAPHRASED) ? rng : rng(0x776F7264L + stage.ordinal(), job);
    StringBuilder texts = new StringBuilder();
    if (settings.honest) {
      Rng own = rng(0x727562726963L, job);
      Topic subject = topic(Lexicon.ENGLISH, own, job);
      String[] words = subject.favourites(own, 3, 1);
      texts.append(prose.write(own, subject, words, words, false, 80));
      texts.append('\n');
    }
    texts.append("[A] ").append(prose.write(item, topic, theme, theme, false, slotChars(item)));
    if (stage == Wording.JUDGE) {
      texts.append("\n[B] ");
      texts.append(prose.write(item, topic, theme, theme, false, slotChars(item)));
    }
    String prompt = stage.template(language, wording).fill(texts.toString());
    return Message.single(prompt, null, answerTokens(stage, texts.length(), rng));
  }

  private Topic topic(Lexicon language, Rng item, int job) {
    if (language != Lexicon.ENGLISH) {
      return language.topic(item);
    }
    int of = settings.honest ? 2 : TOPICS;
    return skill(rng(0x746F706963L, job * TOPICS + item.below(of)));
  }

  /** A verdict is a line, a mark is a number, a cleaned text is as long as the text. */
  private static int answerTokens(Wording stage, int chars, Rng rng) {
    return switch (stage) {
      case JUDGE -> rng.between(18, 26);
      case GRADE -> rng.between(1, 3);
      default -> chars / 4 + rng.below(1 + chars / 40);
    };
  }
}
