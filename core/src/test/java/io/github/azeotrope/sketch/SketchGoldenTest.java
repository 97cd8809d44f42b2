package io.github.azeotrope.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.summary.GoldenFile;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bytes of every released layout under {@code src/test/resources/sketch}. They are never written
 * again: a test that fails here means that stored sketches of users can no longer be read. A new
 * layout gets a new folder beside the old one; {@code -Dgolden.create=true} writes files that are
 * missing and leaves those alone that exist.
 */
class SketchGoldenTest {

  /** The digests, first eight bytes of SHA-256, pin the files themselves. */
  @ParameterizedTest
  @CsvSource({
    "v1/counter-few, 20, c65171298a165eb5",
    "v1/counter-many, 50000, 000ffd86c33d0543",
    "v1/minhash-few, 20, efb8edb80923dc0b",
    "v1/minhash-many, 50000, e39f6dad7a94b18f",
    "v1/coverage-few, 12, 909c45ddf020728c",
    "v1/coverage-many, 3000, ccdcb9fa84c56036"
  })
  void storedBytesStayWhatTheyAre(String name, int n, String sha256) throws Exception {
    byte[] made = made(name, n);
    byte[] stored = GoldenFile.read("/sketch/" + name + ".bin", made);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(stored);
    assertThat(HexFormat.of().formatHex(digest, 0, 8)).isEqualTo(sha256);
    assertThat(reader(name).apply(stored)).as("read and written again").isEqualTo(stored);
    assertThat(made).as("a sketch of the same things today").isEqualTo(stored);
  }

  /** Made of nothing that may change: SplittableRandom is specified to the bit. */
  private static byte[] made(String name, int n) {
    SplittableRandom random = new SplittableRandom(20_261_101);
    if (name.contains("counter")) {
      DistinctCounter counter = DistinctCounter.withLgRegisters(6);
      random.longs(n).forEach(counter::add);
      return counter.toBytes();
    }
    if (name.contains("minhash")) {
      MinHash sketch = MinHash.withLgSlots(7);
      random.longs(n).forEach(sketch::add);
      return sketch.toBytes();
    }
    CoverageSketch sketch = CoverageSketch.withLgSlots(7);
    for (int i = 0; i < n; i++) {
      int number = random.nextInt(n);
      sketch.add("Explain step " + number + " of the recipe.");
      sketch.add("第" + number + "步怎么做?", "topic " + number % 200);
      sketch.addHash(number);
    }
    return sketch.toBytes();
  }

  private static UnaryOperator<byte[]> reader(String name) {
    return name.contains("counter")
        ? bytes -> DistinctCounter.fromBytes(bytes).toBytes()
        : name.contains("minhash")
            ? bytes -> MinHash.fromBytes(bytes).toBytes()
            : bytes -> CoverageSketch.fromBytes(bytes).toBytes();
  }
}
