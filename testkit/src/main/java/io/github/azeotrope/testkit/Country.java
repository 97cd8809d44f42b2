package io.github.azeotrope.testkit;

/** Where people live, in rough proportion to how many of them use a model API. */
enum Country {
  US(-6, 24),
  IN(5, 13),
  BR(-3, 7),
  DE(1, 7),
  GB(0, 6),
  FR(1, 5),
  JP(9, 6),
  KR(9, 4),
  CA(-5, 4),
  AU(10, 3),
  CN(8, 6),
  SG(8, 3),
  RU(3, 4),
  UA(2, 2),
  PL(1, 3),
  NL(1, 3),
  ES(1, 3),
  MX(-6, 3),
  ID(7, 3),
  NG(1, 2),
  TR(3, 2);

  private static final Country[] BY_WEIGHT = byWeight();

  /** Offset of local time from UTC; the simulation knows no daylight saving. */
  final long offsetMillis;

  private final int weight;

  Country(int offsetHours, int weight) {
    this.offsetMillis = offsetHours * 3_600_000L;
    this.weight = weight;
  }

  static Country of(Rng rng) {
    return rng.pick(BY_WEIGHT);
  }

  /** What somebody who lives here writes in. */
  Lexicon lexicon(Rng rng) {
    double u = rng.unit();
    return switch (this) {
      case CN -> u < 0.8 ? Lexicon.CHINESE : Lexicon.ENGLISH;
      case SG, US, CA -> u < 0.03 ? Lexicon.CHINESE : Lexicon.ENGLISH;
      case RU -> u < 0.85 ? Lexicon.RUSSIAN : Lexicon.ENGLISH;
      case UA -> u < 0.3 ? Lexicon.RUSSIAN : Lexicon.ENGLISH;
      default -> Lexicon.ENGLISH;
    };
  }

  private static Country[] byWeight() {
    int sum = 0;
    for (Country country : values()) {
      sum += country.weight;
    }
    Country[] table = new Country[sum];
    int n = 0;
    for (Country country : values()) {
      for (int i = 0; i < country.weight; i++) {
        table[n++] = country;
      }
    }
    return table;
  }
}
