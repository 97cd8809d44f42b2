package io.github.azeotrope.response;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names for accounts that lose their meaning when their salt is destroyed: the first 128 bits of
 * SHA-256 over a random salt of the account's own and its id. Without the salt nobody can try ids,
 * however few there are. The salts stand in a file beside the trail, one line an account; only
 * there is the id readable. Not thread-safe.
 */
final class Pseudonyms {
  private static final int BYTES = 16;

  private final Path file;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, byte[]> salts = new TreeMap<>();
  private final List<String> unwritten = new ArrayList<>();

  private Pseudonyms(Path file) {
    this.file = file;
  }

  /**
   * Reads the salts, if there are any yet.
   *
   * @throws IOException if the file cannot be read or is not one of salts
   */
  static Pseudonyms in(Path file) throws IOException {
    Pseudonyms pseudonyms = new Pseudonyms(file);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file, UTF_8)) {
        pseudonyms.take(line);
      }
    }
    return pseudonyms;
  }

  private void take(String line) throws IOException {
    int space = line.indexOf(' ');
    try {
      byte[] salt = HexFormat.of().parseHex(line.substring(0, Math.max(0, space)));
      byte[] id = Base64.getUrlDecoder().decode(line.substring(space + 1));
      String account = ByteBuffer.wrap(id).asCharBuffer().toString();
      if (salt.length != BYTES) {
        throw new IllegalArgumentException();
      }
      salts.put(account, salt);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          file + " is not a file of salts: line " + (salts.size() + 1) + " is no salt and account");
    }
  }

  /** The account's pseudonym, or an empty text if it has none. */
  String find(String account) {
    byte[] salt = salts.get(account);
    return salt == null ? "" : digest(salt, account);
  }

  /** The account's pseudonym, from now on if it had none; {@link #write} keeps it. */
  String of(String account) {
    byte[] salt = salts.get(account);
    if (salt == null) {
      salt = new byte[BYTES];
      random.nextBytes(salt);
      salts.put(account, salt);
      unwritten.add(line(account, salt));
    }
    return digest(salt, account);
  }

  /** Writes new salts; called before the line in which their pseudonyms stand. */
  void write() throws IOException {
    if (!unwritten.isEmpty()) {
      Files.write(
          file,
          unwritten,
          UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.DSYNC);
      unwritten.clear();
    }
  }

  /**
   * Destroys the account's salt, in memory and in the file.
   *
   * @return whether there was one
   */
  boolean forget(String account) throws IOException {
    if (!salts.containsKey(account)) {
      return false;
    }
    List<String> lines = new ArrayList<>();
    salts.forEach(
        (other, salt) -> {
          if (!other.equals(account)) {
            lines.add(line(other, salt));
          }
        });
    Path rest = file.resolveSibling(file.getFileName() + ".new");
    Files.write(
        rest,
        lines,
        UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE,
        StandardOpenOption.DSYNC);
    Files.move(rest, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    salts.remove(account);
    unwritten.clear();
    return true;
  }

  private static String line(String account, byte[] salt) {
    String id = Base64.getUrlEncoder().withoutPadding().encodeToString(units(account));
    return HexFormat.of().formatHex(salt) + ' ' + id;
  }

  private static String digest(byte[] salt, String account) {
    MessageDigest sha = AuditChain.sha256();
    sha.update(salt);
    return HexFormat.of().formatHex(sha.digest(units(account)), 0, BYTES);
  }

  /** UTF-16 as it is: in UTF-8 ids with unpaired surrogates would be one and the same. */
  private static byte[] units(String account) {
    ByteBuffer bytes = ByteBuffer.allocate(Character.BYTES * account.length());
    bytes.asCharBuffer().put(account);
    return bytes.array();
  }
}
