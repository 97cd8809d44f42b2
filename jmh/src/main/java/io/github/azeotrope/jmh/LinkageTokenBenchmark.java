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
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A keyed token of one identifier: a UUID of 36 characters, one of 256 that lie in the first cache,
 * as a header just read does.
 */
@State(Scope.Thread)
public class LinkageTokenBenchmark extends Measured {
  /** About as many as a request has. */
  private static final int BATCH = 8;

  private static final int VALUES = 256;
  private static final byte[] SECRET =
      "a benchmark needs no secret at all".getBytes(StandardCharsets.US_ASCII);

  private final String[] values = new String[VALUES];
  private final LinkageHasher hasher = LinkageHasher.V1.withKey(LinkageKey.fromBytes(SECRET));
  private final HashFunction guava = Hashing.sipHash24(1, 2);
  private final byte[] scratch = new byte[LinkageHasher.SCRATCH];
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

  /** The library's tokens, with a scratch of this thread, as HMAC has an instance of it. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long azeotrope() {
    long all = 0;
    for (int i = 0; i < BATCH; i++) {
      all += hasher.hash64(LinkageKind.PAYMENT, value(), scratch);
    }
    return all;
  }

  /** The library's tokens without a scratch. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long azeotropeShared() {
    long all = 0;
    for (int i = 0; i < BATCH; i++) {
      all += hasher.hash64(LinkageKind.PAYMENT, value());
    }
    return all;
  }

  /** HMAC-SHA-256 by an instance of this thread, the text copied without allocation. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long hmacSha256() {
    long all = 0;
    for (int i = 0; i < BATCH; i++) {
      String value = value();
      copy(value, scratch);
      mac.update(scratch, 0, value.length());
      all += mac.doFinal()[0];
    }
    return all;
  }

  /** Guava's SipHash-2-4 of the texts. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long guavaSipHash() {
    long all = 0;
    for (int i = 0; i < BATCH; i++) {
      all += guava.hashString(value(), StandardCharsets.ISO_8859_1).asLong();
    }
    return all;
  }

  // Deprecated because it drops the upper byte of each unit, which is 0 here; the only copy that
  // allocates nothing, so the peer is not charged for one.
  @SuppressWarnings("deprecation")
  private static void copy(String value, byte[] out) {
    value.getBytes(0, value.length(), out, 0);
  }
}
