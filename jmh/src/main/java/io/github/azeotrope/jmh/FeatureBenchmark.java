package io.github.azeotrope.jmh;

import io.github.azeotrope.Conversation;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.background.Background;
import io.github.azeotrope.feature.FeatureExtractor;
import io.github.azeotrope.feature.RequestFeatures;
import io.github.azeotrope.hash.LinkageKey;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One request into its features. What a part costs is its cell less the cell {@code EMPTY}: the
 * request around it is the same, only the prompt of {@code SYSTEM} and {@code HISTORY} is empty.
 */
@State(Scope.Thread)
public class FeatureBenchmark extends Measured {
  /** What the request holds. */
  public enum Content {
    /** An account and no text. */
    EMPTY,
    /** A prompt of 1,024 units of English-like text. */
    ENGLISH,
    /** A prompt of 1,024 units of code-like text. */
    CODE,
    /** A prompt of 1,024 ideographs. */
    CHINESE,
    /** A prompt of 8,192 units of English-like text. */
    ENGLISH_8K,
    /** A system prompt of 4,096 units and an empty prompt. */
    SYSTEM,
    /** A history of eight messages of 1,024 units and an empty prompt. */
    HISTORY,
    /** English prompt, system prompt, history, address and user agent. */
    WHOLE
  }

  private static final int REQUESTS = 64;

  /** What the request holds. */
  @Param public Content content = Content.EMPTY;

  private final ModelRequest[] requests = new ModelRequest[REQUESTS];
  private final FeatureExtractor extractor =
      new FeatureExtractor(LinkageKey.fromBytes(new byte[16]), Background.BUILT_IN);
  private final RequestFeatures features = extractor.newFeatures();
  private int next;

  /** Makes the requests; each has a text of its own. */
  @Setup
  public void prepare() {
    SampleTexts texts = new SampleTexts(1);
    for (int i = 0; i < REQUESTS; i++) {
      requests[i] = request(texts, i);
    }
  }

  private ModelRequest request(SampleTexts texts, int index) {
    boolean whole = content == Content.WHOLE;
    String prompt =
        switch (content) {
          case ENGLISH, WHOLE -> texts.english(1024);
          case CODE -> texts.code(1024);
          case CHINESE -> texts.chinese(1024);
          case ENGLISH_8K -> texts.english(8192);
          default -> "";
        };
    ModelRequest.Builder builder =
        ModelRequest.builder().account("account-" + index).epochMillis(index).prompt(prompt);
    if (whole || content == Content.SYSTEM) {
      builder.systemPrompt(texts.english(4096));
    }
    if (whole || content == Content.HISTORY) {
      List<String> history = new ArrayList<>();
      for (int message = 0; message < 8; message++) {
        history.add(texts.english(1024));
      }
      builder.conversation(new Conversation("session-" + index, 9, history));
    }
    if (whole) {
      builder.clientAddress("198.51.100." + index).userAgent("client/1." + index);
    }
    return builder.build();
  }

  /** The library's features. */
  @Benchmark
  public RequestFeatures extract() {
    extractor.extract(requests[next++ & REQUESTS - 1], features);
    return features;
  }
}
