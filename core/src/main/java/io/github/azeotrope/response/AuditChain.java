package io.github.azeotrope.response;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The chain of an audit trail: each line ends with SHA-256 over all that stands before it in the
 * line, and begins with that hash of the line before, so that no line can be changed, left out or
 * put in without changing all that follow. Crosby and Wallach 2009, section 2, say what a chain
 * cannot show: that its end is missing. For that the head is kept elsewhere.
 *
 * <pre>{"sequence":N,"previous":"64 hex",...,"hash":"64 hex"}</pre>
 */
final class AuditChain {
  /** What stands before the first line. */
  static final String START = "0".repeat(64);

  private static final String BEFORE_HASH = ",\"hash\":\"";
  private static final String AFTER_HASH = "\"}";

  private long entries;
  private String head = START;

  /** Lines so far. */
  long entries() {
    return entries;
  }

  /** The hash of the last line. */
  String head() {
    return head;
  }

  /**
   * The next line, without its end; the chain goes on with it once it is {@link #accept}ed.
   *
   * @param fields JSON fields, separated by commas, no brackets around
   */
  String next(String fields) {
    String text = prefix() + fields;
    return text + BEFORE_HASH + hash(text) + AFTER_HASH;
  }

  /**
   * Takes a line in, if it is the next of this chain.
   *
   * @return null, or why it is not
   */
  String accept(String line) {
    int end = line.lastIndexOf(BEFORE_HASH);
    if (end < 0 || line.length() != end + BEFORE_HASH.length() + START.length() + 2) {
      return "it does not end with a hash";
    }
    String text = line.substring(0, end);
    String hash = line.substring(end + BEFORE_HASH.length(), line.length() - 2);
    if (!line.endsWith(AFTER_HASH) || !hash.equals(hash(text))) {
      return "it was changed: its hash is that of another text";
    }
    if (!text.startsWith(prefix())) {
      return "it does not follow the line before it: lines were left out, put in or moved";
    }
    entries++;
    head = hash;
    return "";
  }

  /**
   * Reads a whole trail.
   *
   * @throws IOException if it cannot be read
   */
  static AuditVerification verify(Path file) throws IOException {
    AuditChain chain = new AuditChain();
    try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String fault = chain.accept(line);
        if (!fault.isEmpty()) {
          return chain.state(fault);
        }
      }
    } catch (CharacterCodingException e) {
      return chain.state("it is not UTF-8");
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return chain.state("");
  }

  private AuditVerification state(String fault) {
    return new AuditVerification(entries, head, fault);
  }

  private String prefix() {
    return "{\"sequence\":" + (entries + 1) + ",\"previous\":\"" + head + "\",";
  }

  private static String hash(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(UTF_8)));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must have SHA-256", e);
    }
  }
}
