package io.github.azeotrope.detector;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A sweep, for the flight recorder. */
@Name("io.github.azeotrope.Sweep")
@Label("Sweep")
@Category("Azeotrope")
@StackTrace(false)
final class SweepEvent extends Event {
  @Label("Accounts Held")
  long accounts;

  @Label("Open Campaigns")
  int campaigns;
}
