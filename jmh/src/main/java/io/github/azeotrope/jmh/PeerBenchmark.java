package io.github.azeotrope.jmh;

import com.amazon.randomcutforest.RandomCutForest;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Random;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.minhash.MinHashFilter;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What hosts do with a request anyway, and what else would look at it: each with all text of the
 * same requests.
 */
@State(Scope.Thread)
public class PeerBenchmark extends Measured {
  private static final int MASK = Requests.TEXTS - 1;
  private static final int DIMENSIONS = 8;
  private static final int TREES = 50;
  private static final int SAMPLES = 256;
  private static final int SHINGLE_WORDS = 3;
  private static final int HASHES = 64;
  private static final int POINTS = 4096;

  /** What the requests hold. */
  @Param({"REQUEST", "ROW"})
  public RequestShape shape = RequestShape.REQUEST;

  private final byte[][] bodies = new byte[Requests.TEXTS][];
  private final String[][] texts = new String[Requests.TEXTS][];
  private final JsonFactory json = new JsonFactory();
  private final Encoding encoding =
      Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);
  private final StandardTokenizer tokenizer = new StandardTokenizer();
  private final TokenStream minHash =
      new MinHashFilter(shingles(new LowerCaseFilter(tokenizer)), 1, HASHES, 1, false);
  private final TermToBytesRefAttribute term = minHash.addAttribute(TermToBytesRefAttribute.class);
  private final RandomCutForest forest =
      RandomCutForest.builder()
          .dimensions(DIMENSIONS)
          .numberOfTrees(TREES)
          .sampleSize(SAMPLES)
          .randomSeed(1)
          .parallelExecutionEnabled(false)
          .build();
  private final float[][] points = new float[POINTS][DIMENSIONS];
  private int next;

  private static TokenStream shingles(TokenStream words) {
    ShingleFilter filter = new ShingleFilter(words, SHINGLE_WORDS, SHINGLE_WORDS);
    filter.setOutputUnigrams(false);
    return filter;
  }

  /** Makes the requests, and fills the forest. */
  @Setup
  public void prepare() {
    Requests requests = new Requests(shape);
    for (int i = 0; i < Requests.TEXTS; i++) {
      bodies[i] = requests.json(i);
      texts[i] = requests.texts(i).toArray(new String[0]);
    }
    Random random = new Random(1);
    for (float[] point : points) {
      for (int d = 0; d < DIMENSIONS; d++) {
        point[d] = (float) random.nextGaussian();
      }
      forest.update(point);
    }
  }

  /** Parses the body token by token and makes a string of each text. */
  @Benchmark
  public void jackson(Blackhole sink) {
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), bodies[next++ & MASK])) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          sink.consume(parser.getString());
        }
      }
    }
  }

  /** Counts tokens, as for billing. */
  @Benchmark
  public int jtokkit() {
    int tokens = 0;
    for (String text : texts[next++ & MASK]) {
      tokens += encoding.countTokensOrdinary(text);
    }
    return tokens;
  }

  /** Signatures of word shingles. */
  @Benchmark
  public void lucene(Blackhole sink) {
    try {
      for (String text : texts[next++ & MASK]) {
        tokenizer.setReader(new StringReader(text));
        minHash.reset();
        while (minHash.incrementToken()) {
          sink.consume(term.getBytesRef());
        }
        minHash.end();
        minHash.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Scores a point of eight numbers and takes it in; no text at all. */
  @Benchmark
  @Warmup(iterations = 10, time = 1)
  public double randomCutForest() {
    float[] point = points[next++ & POINTS - 1];
    double score = forest.getAnomalyScore(point);
    forest.update(point);
    return score;
  }
}
