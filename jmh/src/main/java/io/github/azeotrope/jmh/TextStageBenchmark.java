package io.github.azeotrope.jmh;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.background.Background;
import io.github.azeotrope.feature.FeatureExtractor;
import io.github.azeotrope.feature.RequestFeatures;
import io.github.azeotrope.hash.LinkageKey;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A prompt of 1,024 units into its features, beside hashes that touch every byte of it once. Ours
 * includes the account's hash and the clearing of all other features.
 */
@State(Scope.Thread)
public class TextStageBenchmark extends Measured {
  private static final int UNITS = 1024;
  private static final int TEXTS = 512;

  private final String[] prompts = new String[TEXTS];
  private final ModelRequest[] requests = new ModelRequest[TEXTS];
  private final FeatureExtractor extractor =
      new FeatureExtractor(LinkageKey.fromBytes(new byte[16]), Background.BUILT_IN);
  private final RequestFeatures features = extractor.newFeatures();
  private final Hasher64 xxh3 = Hashing.xxh3_64(1);
  private final byte[] copy = new byte[UNITS];
  private final byte[] sha256 = new byte[32];
  private final MessageDigest digest;
  private int next;

  /** Makes the prompts. */
  public TextStageBenchmark() {
    SampleTexts texts = new SampleTexts(1);
    for (int i = 0; i < TEXTS; i++) {
      prompts[i] = texts.english(UNITS);
      requests[i] = ModelRequest.of("account", Requests.START, prompts[i]);
    }
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The library's features. */
  @Benchmark
  public RequestFeatures azeotrope() {
    extractor.extract(requests[next++ & TEXTS - 1], features);
    return features;
  }

  /** A copy of the bytes and their XXH3. */
  @Benchmark
  public long copyXxh3() {
    copyNext();
    return xxh3.hashBytesToLong(copy);
  }

  /** A copy of the bytes and their SHA-256. */
  @Benchmark
  public byte[] copySha256() throws GeneralSecurityException {
    copyNext();
    digest.update(copy);
    digest.digest(sha256, 0, sha256.length);
    return sha256;
  }

  // Deprecated because it drops the upper byte of each unit, which is 0 here; the only copy that
  // allocates nothing, so the peers are not charged for one.
  @SuppressWarnings("deprecation")
  private void copyNext() {
    prompts[next++ & TEXTS - 1].getBytes(0, UNITS, copy, 0);
  }
}
