package io.github.azeotrope.testkit;

/** A school class in which every pupil has the same questions with numbers of their own. */
final class Homework extends School {

  Homework(Settings settings) {
    super(settings);
  }

  @Override
  String question(int pupil, int sheet, String everybodys) {
    Rng rng = rng(Rng.derive(0x6E756D62657273L, sheet), pupil);
    int cut = Math.max(everybodys.indexOf(". ") + 1, 0);
    return everybodys.substring(0, cut)
        + " Let a = "
        + rng.between(12, 989)
        + ", b = "
        + rng.between(12, 989)
        + " and c = "
        + rng.between(12, 989)
        + ". "
        + everybodys.substring(cut).strip();
  }
}
