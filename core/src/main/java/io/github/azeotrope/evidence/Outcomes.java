package io.github.azeotrope.evidence;

/** Evidence that says nothing, with the reason. */
final class Outcomes {
  private Outcomes() {}

  static Evidence notEnough(Signal signal, long sampleSize, String text) {
    return silent(signal, Evidence.Outcome.NOT_ENOUGH, sampleSize, text);
  }

  static Evidence unavailable(Signal signal, String text) {
    return silent(signal, Evidence.Outcome.UNAVAILABLE, 0, text);
  }

  private static Evidence silent(
      Signal signal, Evidence.Outcome outcome, long sampleSize, String text) {
    return new Evidence(
        signal.family(),
        signal.name(),
        outcome,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        1,
        sampleSize,
        text);
  }
}
