package io.github.azeotrope.examples.evaluation;

/** What the library is to reach; what falls short is bold on the page and in its last section. */
final class Goals {
  static final double RECALL = 0.95;
  static final double PURITY = 0.99;
  static final double SERVED = 0.10;

  /** How much less the second simulator's recall may be. */
  static final double SIMULATORS_APART = 0.05;

  private Goals() {}

  static boolean missesRecall(double recall) {
    return recall < RECALL;
  }

  static boolean missesPurity(double purity) {
    return purity < PURITY;
  }

  static boolean missesServed(double served) {
    return served > SERVED;
  }
}
