package io.github.azeotrope.jmh;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.github.azeotrope.ClientNetwork;
import io.github.azeotrope.ModelRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The features of a request and the update of its account as one would put them together from the
 * JDK and a library of hash functions: words by regular expression, counts in a map, HMAC for what
 * identifies, a map of accounts. It leaves out what a first version would: scripts without spaces,
 * bounds, the halves of sessions, retries. Not thread-safe, as its HMAC is not.
 */
final class LibraryComposition {
  private static final int DIMENSIONS = 256;
  private static final int LENGTH = 32;
  private static final int SHINGLE_WORDS = 5;
  private static final int ENDS = 8;
  private static final int SAMPLE = 4;
  private static final int TOKENS = 8;
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}_]+");
  private static final Pattern NUMBERS = Pattern.compile("\\d+");

  private final Hasher64 hasher = Hashing.komihash5_0(1);
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final Map<Long, String> artifactOwners = new ConcurrentHashMap<>();
  private final Mac mac;
  private final MessageDigest digest;

  /** What is kept of an account. */
  private static final class Account {
    private final short[] sums = new short[DIMENSIONS];
    private final NavigableSet<Long> tokens = new TreeSet<>();
    private final NavigableSet<Long> templates = new TreeSet<>();
    private final NavigableSet<Long> prompts = new TreeSet<>();
    private final int[] hours = new int[24];
    private int requests;
    private long lastSeen;
  }

  LibraryComposition() {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(new byte[16], "HmacSHA256"));
      digest = MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes an account in. */
  void register(String account) {
    accounts.put(account, new Account());
  }

  /** Takes a request in and returns how many its account has sent. */
  int observe(ModelRequest request) {
    List<String> words = words(request.prompt());
    List<String> template = words(NUMBERS.matcher(request.prompt()).replaceAll("0"));
    byte[] vector = vector(words);
    long prompt = hash(String.join(" ", words));
    NavigableSet<Long> fingerprints = fingerprints(template);
    String systemPrompt = request.systemPrompt();
    long system =
        systemPrompt == null
            ? 0
            : hash(String.join(" ", words(NUMBERS.matcher(systemPrompt).replaceAll("0"))));
    long history = history(request.conversation().history());
    long[] links = links(request);
    for (String artifact : request.presentedArtifacts()) {
      artifactOwners.putIfAbsent(token(artifact), request.account());
    }
    Account account = accounts.computeIfAbsent(request.account(), id -> new Account());
    synchronized (account) {
      for (int i = 0; i < DIMENSIONS; i++) {
        account.sums[i] += vector[i];
      }
      for (long link : links) {
        addBounded(account.tokens, link);
      }
      fingerprints.forEach(fingerprint -> addBounded(account.templates, fingerprint));
      addBounded(account.prompts, prompt);
      account.hours[(int) (request.epochMillis() / 3_600_000 % 24)]++;
      account.lastSeen = Math.max(account.lastSeen, request.epochMillis());
      addBounded(account.tokens, system);
      addBounded(account.tokens, history);
      return ++account.requests;
    }
  }

  private static List<String> words(String text) {
    return Arrays.stream(SEPARATORS.split(text.toLowerCase(Locale.ROOT)))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toList());
  }

  private byte[] vector(List<String> words) {
    Map<String, Integer> counts = new HashMap<>();
    for (String word : words) {
      counts.merge(word, 1, Integer::sum);
    }
    double[] sums = new double[DIMENSIONS];
    counts.forEach(
        (word, count) -> {
          long h = hasher.hashCharsToLong(word);
          double weight = (1 + Math.log(count)) * Math.min(8, word.length());
          sums[(int) (h >>> 56)] += (h & 1) == 0 ? weight : -weight;
        });
    double length = Math.sqrt(Arrays.stream(sums).map(sum -> sum * sum).sum());
    byte[] vector = new byte[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] = length == 0 ? 0 : (byte) Math.rint(LENGTH * sums[i] / length);
    }
    return vector;
  }

  private NavigableSet<Long> fingerprints(List<String> words) {
    NavigableSet<Long> smallest = new TreeSet<>();
    for (int i = 0; i + SHINGLE_WORDS <= words.size(); i++) {
      smallest.add(hasher.hashCharsToLong(String.join(" ", words.subList(i, i + SHINGLE_WORDS))));
      if (smallest.size() > SAMPLE) {
        smallest.pollLast();
      }
    }
    int n = words.size();
    smallest.add(hasher.hashCharsToLong(String.join(" ", words.subList(0, Math.min(n, ENDS)))));
    smallest.add(hasher.hashCharsToLong(String.join(" ", words.subList(Math.max(0, n - ENDS), n))));
    return smallest;
  }

  private long history(List<String> messages) {
    long chain = 0;
    for (String message : messages) {
      chain = 31 * chain + hash(message);
    }
    return chain;
  }

  private long[] links(ModelRequest request) {
    ClientNetwork client = request.client();
    String address = client.address();
    String network = address == null ? null : address.substring(0, address.lastIndexOf('.'));
    return new long[] {
      token(address),
      token(network),
      token(client.userAgent()),
      token(request.facts().paymentInstrument()),
      token(request.conversation().sessionId()),
      token(request.requestId())
    };
  }

  private long hash(String text) {
    return first(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private long token(@Nullable String value) {
    return value == null ? 0 : first(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
  }

  private static long first(byte[] bytes) {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << 8 | (bytes[i] & 0xff);
    }
    return value;
  }

  private static void addBounded(NavigableSet<Long> sample, long value) {
    sample.add(value);
    if (sample.size() > TOKENS) {
      sample.pollLast();
    }
  }
}
