package io.github.azeotrope.sketch;

import io.github.azeotrope.charts.DocsPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the sketches show what runs. */
class SketchPagesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"coverage-sketch", "distinct-counter", "minhash", "simhash", "work-partition"})
  void thePageShowsWhatRuns(String name) {
    DocsPage page = DocsPage.of("primitives/" + name + ".md");
    page.checkExample(name, SketchPagesTest.class, () -> run(name));
    page.checkLinks();
  }

  private static void run(String name) {
    switch (name) {
      case "coverage-sketch" -> coverageSketch();
      case "distinct-counter" -> distinctCounter();
      case "minhash" -> minHash();
      case "simhash" -> simHash();
      default -> workPartition();
    }
  }

  private static void coverageSketch() {
    SplittableRandom random = new SplittableRandom(1);
    // docs: coverage-sketch
    CoverageSketch sketch = CoverageSketch.withLgSlots(12);
    random.ints(5000, 0, 900).forEach(i -> sketch.add("Translate sentence " + i + "."));
    System.out.println(sketch.distinctPrompts() + " of " + sketch.prompts());
    System.out.println(sketch.unseenMass());
    // docs: end
  }

  private static void distinctCounter() {
    SplittableRandom random = new SplittableRandom(1);
    // docs: distinct-counter
    DistinctCounter counter = DistinctCounter.withLgRegisters(8);
    random.longs(1_000_000).forEach(counter::add);
    System.out.printf(Locale.ROOT, "at least %.0f%n", counter.estimate().lower(0.95));
    System.out.println(counter.estimate());
    // docs: end
  }

  private static void minHash() {
    long[] mine = new SplittableRandom(1).longs(400).toArray();
    // docs: minhash
    MinHash a = MinHash.withLgSlots(7);
    MinHash b = MinHash.withLgSlots(7);
    a.addAll(mine, 0, 300);
    b.addAll(mine, 100, 400);
    System.out.println(a.jaccard(b) + " is 0.5, " + a.containment(b) + " is 0.667");
    // docs: end
  }

  private static void simHash() {
    long[] text = new SplittableRandom(1).longs(200).toArray();
    // docs: simhash
    long all = SimHash.of(text, 0, 200);
    long most = SimHash.of(text, 0, 195);
    System.out.println(SimHash.distance(all, most) + " bits apart");
    // docs: end
  }

  private static void workPartition() {
    SplittableRandom random = new SplittableRandom(1);
    List<CoverageSketch> accounts = new ArrayList<>();
    for (int a = 0; a < 10; a++) {
      accounts.add(CoverageSketch.withLgSlots(10));
    }
    for (int piece = 0; piece < 900; piece++) {
      accounts.get(random.nextInt(10)).addHash(piece % 300);
    }
    // docs: work-partition
    GroupSlots group = new GroupSlots();
    accounts.forEach(group::add);
    System.out.println(WorkPartition.of(group).duplicateRatio());
    // docs: end
  }
}
