package io.github.azeotrope.charts;

/** The tables and charts of one page of {@code src/docs/primitives}. */
public interface AccuracyPage {
  /** Measures, and writes what was measured into the page. Fixed seeds: equal code, equal files. */
  void write();
}
