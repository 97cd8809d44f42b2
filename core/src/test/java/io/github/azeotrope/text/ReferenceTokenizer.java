package io.github.azeotrope.text;

import io.github.azeotrope.hash.SipHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** TOKENS.md sections 1 to 5, as plainly as can be written; shares no code with the fast one. */
public final class ReferenceTokenizer {
  private static final TokenSpecification SPEC = TokenSpecification.PUBLISHED;

  /** A token as text. */
  public record Token(String text, int tokenClass) {}

  public record Result(
      List<Token> raw, List<String> normal, int codePoints, int skipped, List<Integer> counts) {}

  private final long seed;
  private final long first;
  private final long second;

  public ReferenceTokenizer(SipHash subkey) {
    seed = subkey.hash(0L);
    first = subkey.hash(1L) | 1;
    second = subkey.hash(2L) | 1;
  }

  public static Result read(String text, int head, int middle, int tail) {
    List<String> windows = new ArrayList<>();
    int n = text.length();
    if (n <= head + middle + tail) {
      windows.add(text);
    } else {
      windows.add(window(text, 0, head));
      int from = head + (n - head - middle - tail) / 2;
      windows.add(window(text, from, from + middle));
      windows.add(window(text, n - tail, n));
    }
    List<Token> raw = new ArrayList<>();
    int codePoints = 0;
    int units = 0;
    int[] counts = new int[CodePoints.COUNT];
    for (String window : windows) {
      raw.addAll(tokens(window));
      codePoints += (int) window.codePoints().count();
      units += window.length();
      window.codePoints().forEach(cp -> counts[SPEC.classOf(cp)]++);
    }
    return new Result(
        raw, normal(raw), codePoints, n - units, Arrays.stream(counts).boxed().toList());
  }

  private static String window(String text, int from, int to) {
    int a = from > 0 && insidePair(text, from) ? from + 1 : from;
    int b = to < text.length() && insidePair(text, to) ? to - 1 : to;
    return b <= a ? "" : text.substring(a, b);
  }

  private static boolean insidePair(String text, int at) {
    return Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }

  private static List<Token> tokens(String window) {
    int[] cps = window.codePoints().filter(cp -> SPEC.classOf(cp) != CodePoints.IGNORED).toArray();
    List<Token> result = new ArrayList<>();
    int i = 0;
    while (i < cps.length) {
      int kind = kind(cps[i]);
      int end = i;
      while (end < cps.length && kind(cps[end]) == kind) {
        end++;
      }
      int[] run = Arrays.copyOfRange(cps, i, end);
      if (kind == 1) {
        words(run, result);
      } else if (kind == 2) {
        pairs(run, result);
      }
      i = end;
    }
    return result;
  }

  private static int kind(int cp) {
    return switch (SPEC.classOf(cp)) {
      case CodePoints.LATIN,
          CodePoints.CYRILLIC,
          CodePoints.LETTER,
          CodePoints.UNDERSCORE,
          CodePoints.DIGIT ->
          1;
      case CodePoints.HAN, CodePoints.UNSPACED -> 2;
      default -> 0;
    };
  }

  private static void words(int[] run, List<Token> out) {
    for (int from = 0; from < run.length; from += 64) {
      int[] word = Arrays.copyOfRange(run, from, Math.min(from + 64, run.length));
      int digits =
          (int) Arrays.stream(word).filter(cp -> SPEC.classOf(cp) == CodePoints.DIGIT).count();
      int[] folded = Arrays.stream(word).map(SPEC::fold).toArray();
      out.add(new Token(string(folded), TokenClass.ofWord(word.length, digits)));
    }
  }

  private static void pairs(int[] run, List<Token> out) {
    boolean single = run.length == 1;
    for (int i = 0; i < (single ? 1 : run.length - 1); i++) {
      boolean han = SPEC.classOf(run[i]) == CodePoints.HAN;
      int tokenClass =
          single
              ? han ? TokenClass.HAN_SINGLE : TokenClass.UNSPACED_SINGLE
              : han ? TokenClass.HAN_PAIR : TokenClass.UNSPACED_PAIR;
      out.add(new Token(string(Arrays.copyOfRange(run, i, single ? 1 : i + 2)), tokenClass));
    }
  }

  private static String string(int[] cps) {
    return new String(cps, 0, cps.length);
  }

  private static List<String> normal(List<Token> raw) {
    List<String> result = new ArrayList<>();
    boolean inNumbers = false;
    for (Token token : raw) {
      boolean number = token.tokenClass() == TokenClass.NUMBER;
      if (!number || !inNumbers) {
        result.add(token.text().replaceAll("[0-9]+", "0"));
      }
      inNumbers = number;
    }
    return result;
  }

  public long hash(String token) {
    byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
    long h = seed;
    for (int from = 0; from <= bytes.length; from += 8) {
      long block = 0;
      for (int j = from; j < Math.min(from + 8, bytes.length); j++) {
        block |= (bytes[j] & 0xffL) << (8 * (j - from));
      }
      if (from + 8 > bytes.length) {
        block |= (bytes.length & 0xffL) << 56;
      }
      h = (h ^ block) * first;
      h ^= h >>> 32;
      h *= second;
      h ^= h >>> 32;
    }
    return h;
  }

  long[] hashes(List<String> tokens) {
    return tokens.stream().mapToLong(this::hash).toArray();
  }
}
