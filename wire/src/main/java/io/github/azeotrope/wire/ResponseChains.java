package io.github.azeotrope.wire;

import io.github.azeotrope.hash.Mix;
import java.util.HexFormat;

/**
 * To which conversation a response id belongs. The first response's id stands for the conversation;
 * one that is not known, as after a restart or on another node, begins a new one.
 *
 * <p>2^16 places of 16 bytes in sets of four; a newcomer takes the place of the eldest of its set.
 * The hash has no key: an account could only choose its own session, which it may anyway.
 */
final class ResponseChains {
  private static final int SETS = 1 << 14;
  private static final int WAYS = 4;
  private static final HexFormat HEX = HexFormat.of();

  private static final long[] NONE = {};

  private final Object lock = new Object();

  /** Made when first needed: most hosts speak no API that chains. */
  private long[] responses = NONE;

  private long[] sessions = NONE;

  /** The session that a request continuing this response belongs to. */
  String sessionOf(String response) {
    long hash = hash(response);
    int set = set(hash);
    synchronized (lock) {
      for (int i = set; i < set + WAYS && responses.length > 0; i++) {
        if (responses[i] == hash) {
          return name(sessions[i]);
        }
      }
    }
    return name(hash);
  }

  /** Notes that the response continues the session, a name that {@link #sessionOf} gave. */
  void put(String response, String session) {
    long hash = hash(response);
    long value = HexFormat.fromHexDigitsToLong(session);
    int set = set(hash);
    synchronized (lock) {
      if (responses.length == 0) {
        responses = new long[SETS * WAYS];
        sessions = new long[SETS * WAYS];
      }
      // Places of a set are in order of arrival: the last one goes.
      System.arraycopy(responses, set, responses, set + 1, WAYS - 1);
      System.arraycopy(sessions, set, sessions, set + 1, WAYS - 1);
      responses[set] = hash;
      sessions[set] = value;
    }
  }

  private static String name(long session) {
    return HEX.toHexDigits(session);
  }

  private static int set(long hash) {
    return (int) (hash >>> 50) * WAYS;
  }

  private static long hash(String text) {
    long h = text.length();
    for (int i = 0; i < text.length(); i++) {
      h = Mix.chain(h, text.charAt(i));
    }
    return Mix.nonZero(Mix.mix(h));
  }
}
