package io.github.azeotrope.examples.evaluation;

/** What a trial is for. */
enum Kind {
  /** A labelled trace. */
  TRACE,
  /** A campaign among ordinary people, by the first or the second simulator. */
  CAMPAIGN,
  /** Ordinary people and everybody who looks like a campaign and is none. */
  LOOK_ALIKES,
  /** The same as one of the two before, without one family of evidence. */
  ABLATION,
  /** A campaign whose operator does something against being found. */
  EVASION
}
