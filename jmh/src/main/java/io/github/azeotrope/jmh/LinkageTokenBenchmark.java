package io.github.azeotrope.jmh;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import io.github.azeotrope.hash.LinkageHasher;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.hash.LinkageKind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Random;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A keyed token of one identifier: a UUID of 36 characters, one of 256 that lie in the first cache,
 * as a header just read does.
 */
@State(Scope.Thread)
public class LinkageTokenBenchmark extends Measured {
  private static final int VALUES = 256;
  private static final byte[] SECRET =
      "a benchmark needs no secret at all".getBytes(StandardCharsets.US_ASCII);

  private final String[] values = new String[VALUES];
  private final LinkageHasher hasher = LinkageHasher.V1.withKey(LinkageKey.fromBytes(SECRET));
  private final HashFunction guava = Hashing.sipHash24(1, 2);
  private final byte[] scratch = new byte[64];
  private final Mac mac;
  private int next;

  /** Makes the identifiers and the peers. */
  public LinkageTokenBenchmark() {
    Random random = new Random(1);
    for (int i = 0; i < VALUES; i++) {
      values[i] = new UUID(random.nextLong(), random.nextLong()).toString();
    }
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String value() {
    return values[next++ & VALUES - 1];
  }

  /** The library's token. */
  @Benchmark
  public long azeotrope() {
    return hasher.hash64(LinkageKind.PAYMENT, value());
  }

  /** HMAC-SHA-256 by an instance of this thread, the text copied without allocation. */
  @Benchmark
  public byte[] hmacSha256() {
    String value = value();
    copy(value, scratch);
    mac.update(scratch, 0, value.length());
    return mac.doFinal();
  }

  /** Guava's SipHash-2-4 of the text. */
  @Benchmark
  public long guavaSipHash() {
    return guava.hashString(value(), StandardCharsets.ISO_8859_1).asLong();
  }

  // Deprecated because it drops the upper byte of each unit, which is 0 here; the only copy that
  // allocates nothing, so the peer is not charged for one.
  @SuppressWarnings("deprecation")
  private static void copy(String value, byte[] out) {
    value.getBytes(0, value.length(), out, 0);
  }
}
