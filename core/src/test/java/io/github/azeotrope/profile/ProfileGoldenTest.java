package io.github.azeotrope.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.summary.GoldenFile;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bytes of every released layout, one row a tier, under {@code src/test/resources/profile}. They
 * are never written again: a test that fails here means that stored profiles of users can no longer
 * be read. A new layout gets a new folder beside the old one; {@code -Dgolden.create=true} writes
 * files that are missing and leaves those alone that exist.
 */
class ProfileGoldenTest {
  private static final String KEY = "0a1b2c3d";
  private static final String BACKGROUND = "built-in-1";

  /** The digests, first eight bytes of SHA-256, pin the files themselves. */
  @ParameterizedTest
  @CsvSource({
    "v2/thin, 0, 5, 8bb1e43928e355ac",
    "v2/full, 1, 40, cbbfd2280c2c08e6",
    "v2/wide, 2, 2500, 93d6e822a73992fa"
  })
  void storedBytesStayWhatTheyAre(String name, int tier, int requests, String sha256)
      throws Exception {
    byte[] row = row(requests);
    assertThat(ProfileRow.tier(row, 0)).isEqualTo(tier);
    byte[] made = ProfileCodec.toBytes(row, 0, KEY, BACKGROUND);
    byte[] stored = GoldenFile.read("/profile/" + name + ".bin", made);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(stored);
    assertThat(HexFormat.of().formatHex(digest, 0, 8)).isEqualTo(sha256);

    byte[] read = new byte[ProfileLayout.MAX_BYTES];
    assertThat(ProfileCodec.fromBytes(stored, KEY, BACKGROUND, read, 0)).isEqualTo(tier);
    assertThat(ProfileRow.requests(read, 0)).isEqualTo(requests);
    assertThat(ProfileCodec.toBytes(read, 0, KEY, BACKGROUND)).isEqualTo(stored);
    assertThat(made).as("a row of the same requests today").isEqualTo(stored);
  }

  /** Made of nothing that may change: SplittableRandom is specified to the bit. */
  private static byte[] row(int requests) {
    byte[] row = Rows.empty();
    SplittableRandom random = new SplittableRandom(20_261_101);
    for (int r = 0; r < requests; r++) {
      byte[] vector = new byte[ProfileLayout.DIMENSIONS];
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (byte) random.nextInt(-2, 3);
      }
      vector[r % 5 < 3 ? 0 : 1] = 27;
      long[] tokens = new long[TokenField.values().length];
      for (int i = 0; i < tokens.length; i++) {
        tokens[i] = random.nextLong();
      }
      new Request(
              1_793_491_200_000L + random.nextInt(86_400_000),
              r % 5 < 3 ? 0 : 1,
              random.nextLong(),
              r % 4 == 0,
              random.nextLong(),
              vector,
              1_700_000_000_000L + r,
              r % 3,
              1 << r % 4,
              tokens,
              random.nextInt(2000),
              new SplittableRandom(r % 6).nextLong(),
              r % 64)
          .addTo(row);
    }
    return row;
  }
}
