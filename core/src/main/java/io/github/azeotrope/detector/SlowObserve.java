package io.github.azeotrope.detector;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/**
 * A request that took long to observe, for the flight recorder. Costs nothing while nobody records:
 * its methods are empty then, and the object is never made by compiled code.
 */
@Name("io.github.azeotrope.SlowObserve")
@Label("Slow Observe")
@Category("Azeotrope")
@Description("A request whose observation took longer than the threshold")
@Threshold("1 ms")
@StackTrace(false)
final class SlowObserve extends Event {
  @Label("Prompt Length")
  @Description("UTF-16 units of the prompt, which itself is not told")
  int promptUnits;
}
