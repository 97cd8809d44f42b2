package io.github.azeotrope.jmh;

import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Holds the library to its goals. Prints a line a goal, {@code name measured bound verdict}, and
 * ends with status 1 when one is missed.
 */
public final class Gate {
  private static final List<String> PARTS =
      List.of("heap", "peers", "text", "table", "shapes", "primitives");

  private Gate() {}

  /** Runs the parts named, or all: heap, peers, text, table, shapes, primitives. */
  public static void main(String[] arguments) throws RunnerException {
    List<String> parts = arguments.length == 0 ? PARTS : List.of(arguments);
    if (!PARTS.containsAll(parts)) {
      throw new IllegalArgumentException("parts are " + PARTS + ", got " + parts);
    }
    Verdicts verdicts = new Verdicts();
    for (String part : parts) {
      run(part, verdicts);
    }
    System.exit(verdicts.exitStatus());
  }

  private static void run(String part, Verdicts verdicts) throws RunnerException {
    ProductGate product = new ProductGate(verdicts);
    switch (part) {
      case "heap" -> product.checkHeap();
      case "peers" -> product.checkPeers();
      case "text" -> product.checkTextStage();
      case "table" -> product.checkTable();
      case "shapes" -> product.checkShapes();
      default -> {
        PrimitivesGate primitives = new PrimitivesGate(verdicts);
        for (Goal goal : Goal.ALL) {
          primitives.check(goal);
        }
      }
    }
  }
}
