package io.github.azeotrope.response;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azeotrope.campaign.Campaign;
import io.github.azeotrope.campaign.CampaignChange;
import io.github.azeotrope.campaign.CampaignListener;
import io.github.azeotrope.campaign.EvidenceRecord;
import io.github.azeotrope.campaign.FlagRecord;
import io.github.azeotrope.campaign.JsonText;
import io.github.azeotrope.campaign.Member;
import io.github.azeotrope.campaign.Ruling;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was found, what was done about it and who decided so, in a file that can be added to and in
 * which nothing can be changed unseen: JSON lines (RFC 8259, one object a line), each with the hash
 * of the line before. It is a {@link CampaignListener}: add it to a detector and every change of a
 * campaign stands in it, with the evidence as it was frozen.
 *
 * <p>Accounts appear under pseudonyms. {@link #forget} destroys what leads from an account to its
 * pseudonym and touches no line: erasure and the chain both hold. Two files in one directory:
 * {@code audit.jsonl}, which may be handed to an auditor, and {@code accounts.salts}, which may
 * not, and whose backups must be as short-lived as the promise to forget.
 *
 * <p>Writes to the disk and waits for it, so it belongs on the sweeping thread, where listeners are
 * called, and not on the request path. If the disk fails it throws, which the detector catches and
 * counts; the trail then lacks that change and stays whole. Thread-safe. Keeps in memory about 100
 * B for each account that appears in it.
 */
public final class AuditTrail implements CampaignListener, Closeable {
  /** The trail's name in its directory. */
  public static final String FILE = "audit.jsonl";

  private static final String SALTS = "accounts.salts";

  private final Path file;
  private final FileChannel channel;
  private final Pseudonyms pseudonyms;
  private final AuditChain chain = new AuditChain();

  /** Records in this file since it was opened, so that each stands in it once. */
  private final Set<EvidenceRecord> recorded = new HashSet<>();

  private AuditTrail(Path file, FileChannel channel, Pseudonyms pseudonyms) {
    this.file = file;
    this.channel = channel;
    this.pseudonyms = pseudonyms;
  }

  /**
   * Opens the trail in a directory, which is made if need be, and verifies what is there. A line
   * that was cut off when its process ended is given up: nobody was told that it stands.
   *
   * @throws IOException if the directory cannot be written to, another process has the trail open,
   *     or the trail was changed; the message says which line, and what to do
   */
  public static AuditTrail open(Path directory) throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve(FILE);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (!isLocked(channel)) {
        throw new IOException(
            file + " is open elsewhere; give each process a directory of its own");
      }
      AuditTrail trail = new AuditTrail(file, channel, Pseudonyms.in(directory.resolve(SALTS)));
      trail.takeUp();
      return trail;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** The lock goes with the channel. */
  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private void takeUp() throws IOException {
    channel.truncate(endOfLastLine());
    try (Stream<String> lines = Files.lines(file, UTF_8)) {
      for (String line : (Iterable<String>) lines::iterator) {
        String fault = chain.accept(line);
        if (!fault.isEmpty()) {
          throw new IOException(
              file
                  + " is broken at line "
                  + (chain.entries() + 1)
                  + ": "
                  + fault
                  + ". Keep it as it is and open a trail in a new directory");
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    channel.position(channel.size());
  }

  private long endOfLastLine() throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    for (long end = channel.size(); end > 0; end--) {
      channel.read(one.clear(), end - 1);
      if (one.get(0) == '\n') {
        return end;
      }
    }
    return 0;
  }

  /**
   * Reads a trail and says whether it is whole.
   *
   * @param file an {@link #FILE audit.jsonl}
   * @throws IOException if it cannot be read
   */
  public static AuditVerification verify(Path file) throws IOException {
    return AuditChain.verify(file);
  }

  /**
   * Lines so far and the hash of the last, to be kept elsewhere: only who knows it sees that lines
   * were cut off at the end.
   */
  public synchronized AuditVerification head() {
    return new AuditVerification(chain.entries(), chain.head(), "");
  }

  /**
   * Writes a change of a campaign: who joined and left, who was flagged and why, what a person
   * said.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  @Override
  public synchronized void campaignChanged(CampaignChange change) {
    Campaign campaign = change.campaign();
    JsonText json = event("campaign", change.epochMillis());
    json.field("kind", change.kind().name())
        .field("campaign", campaign.id())
        .field("status", campaign.status().name())
        .field("verdict", campaign.verdict().name())
        .field("shadow", change.shadow())
        .field("accounts", campaign.members().size())
        .field("requests", campaign.requests())
        .field("joined", pseudonyms(change.joined()))
        .field("left", pseudonyms(change.left()));
    Set<EvidenceRecord> news = new LinkedHashSet<>();
    writeFlagged(change, json, news);
    json.name("records").begin('[');
    news.forEach(record -> json.element().value(record.toJson()));
    json.end(']');
    Ruling ruling = campaign.ruling();
    if (ruling != null) {
      json.name("ruling")
          .begin('{')
          .field("kind", ruling.kind().name())
          .field("reason", ruling.reason())
          .field("epochMillis", ruling.epochMillis())
          .end('}');
    }
    append(json);
    recorded.addAll(news);
  }

  /** Those whom this very sweep flagged, each with the time of the evidence it was flagged by. */
  private void writeFlagged(CampaignChange change, JsonText json, Set<EvidenceRecord> news) {
    json.name("flagged").begin('[');
    for (Member member : change.campaign().members()) {
      FlagRecord record = member.record();
      if (record != null && member.flaggedEpochMillis() == change.epochMillis()) {
        json.element()
            .begin('{')
            .field("account", pseudonyms.of(member.account()))
            .field("requests", record.requests())
            .field("told", record.told().name())
            .field("probability", record.probability())
            .field("evidenceEpochMillis", record.group().epochMillis())
            .end('}');
        if (!recorded.contains(record.group())) {
          news.add(record.group());
        }
      }
    }
    json.end(']');
  }

  /**
   * Writes that an account is treated otherwise than before.
   *
   * @param reason in the host's words, or null; name no account in it
   * @throws UncheckedIOException if it cannot be written
   */
  public synchronized void acted(
      String account, ActionKind action, long epochMillis, @Nullable String reason) {
    JsonText json =
        event("action", epochMillis)
            .field("account", pseudonyms.of(account))
            .field("action", action.name());
    if (reason != null) {
      json.field("reason", reason);
    }
    append(json);
  }

  /**
   * Writes what else somebody must be able to account for: a new policy, a new budget, a decision.
   *
   * @param text name no account in it
   * @throws UncheckedIOException if it cannot be written
   */
  public synchronized void noted(String text, long epochMillis) {
    append(event("note", epochMillis).field("text", text));
  }

  /**
   * Destroys what leads from the account to its lines, and writes that somebody was forgotten. The
   * lines stay, about nobody. If the account comes back it is another one.
   *
   * @return whether the account appeared in the trail
   * @throws UncheckedIOException if the disk fails; the account may then still be known
   */
  public synchronized boolean forget(String account, long epochMillis) {
    try {
      if (!pseudonyms.forget(account)) {
        return false;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the salt of an account could not be destroyed", e);
    }
    append(event("forgotten", epochMillis));
    return true;
  }

  /**
   * The lines in which an account appears, oldest first: for an appeal, or for who asks what is
   * stored about him. Reads the whole trail.
   *
   * @return JSON lines; none if it never appeared or was forgotten
   * @throws IOException if the trail cannot be read
   */
  public synchronized List<String> linesOf(String account) throws IOException {
    String pseudonym = pseudonyms.find(account);
    List<String> found = new ArrayList<>();
    if (!pseudonym.isEmpty()) {
      try (Stream<String> lines = Files.lines(file, UTF_8)) {
        lines.filter(line -> line.contains('"' + pseudonym + '"')).forEach(found::add);
      }
    }
    return found;
  }

  private List<String> pseudonyms(List<String> accounts) {
    return accounts.stream().map(pseudonyms::of).toList();
  }

  private static JsonText event(String name, long epochMillis) {
    return new JsonText().field("event", name).field("epochMillis", epochMillis);
  }

  private void append(JsonText fields) {
    String line = chain.next(fields.toString());
    try {
      pseudonyms.write();
      long before = channel.position();
      try {
        ByteBuffer bytes = ByteBuffer.wrap((line + '\n').getBytes(UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(false);
      } catch (IOException e) {
        channel.truncate(before);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " could not be written", e);
    }
    chain.accept(line);
  }

  /** Closes the file. */
  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
