package io.github.azeotrope.detector;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.background.Background;
import io.github.azeotrope.profile.ProfileCodec;
import io.github.azeotrope.profile.ProfileLayout;
import io.github.azeotrope.table.AccountImage;
import io.github.azeotrope.table.AccountTable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A detector's state in a file, and back.
 *
 * <pre>
 *   header       "AZSS", format version, layout version, key id, background id, accounts
 *   clock        event time, its start, the latest stamps
 *   sweeps       when the last one was, when the next one is due, whether the baseline is ready
 *   accounts     in order of first sight: key, id, row as {@link ProfileCodec} writes it, ...
 *   artifacts    who owns which; who presents what others own
 *   feedback     when the host acted on which accounts
 *   campaigns    open and ended, with members, frozen evidence and rulings; dismissals
 *   checksum     CRC-32C of all before
 * </pre>
 *
 * <p>Cost: linear in the bytes. Memory beside the state itself: 40 bytes an account and what the
 * campaigns' records take. The checksum finds accidents; it does not authenticate.
 */
final class Snapshots {
  static final int MAGIC = ('A' << 24) | ('Z' << 16) | ('S' << 8) | 'S';
  static final int FORMAT_VERSION = 1;

  private Snapshots() {}

  /** The parts of a detector that have a state. */
  record Parts(
      Settings settings,
      EventClock clock,
      Sweeps sweeps,
      AccountTable table,
      Artifacts artifacts,
      Sweeper sweeper) {}

  /** Writes the state, while no sweep runs; requests may be observed meanwhile. */
  static void write(Parts parts, Path file) throws IOException {
    try (SnapshotOutput out = new SnapshotOutput(file)) {
      List<long[]> accounts = inOrder(parts.table());
      out.number(MAGIC);
      out.number(FORMAT_VERSION);
      out.number(ProfileLayout.LAYOUT_VERSION);
      out.text(parts.settings().key().keyId());
      out.text(Background.BUILT_IN.backgroundId());
      out.number(accounts.size());
      parts.clock().write(out);
      parts.sweeps().write(out);
      writeAccounts(parts, accounts, out);
      parts.artifacts().write(parts.sweeper().presentations(), out);
      parts.sweeper().feedback().write(out);
      RegistryCodec.write(parts.sweeper().registryState(), out);
      out.finish();
    }
  }

  /** Ordinal and handle of all accounts, in order of first sight. */
  private static List<long[]> inOrder(AccountTable table) {
    List<long[]> accounts = new ArrayList<>(table.size());
    table.forEach((handle, ordinal, rows, offset) -> accounts.add(new long[] {ordinal, handle}));
    accounts.sort(Comparator.comparingLong(account -> account[0]));
    return accounts;
  }

  /** Accounts that go meanwhile are left out, so that an end is marked and not a number. */
  private static void writeAccounts(Parts parts, List<long[]> accounts, SnapshotOutput out)
      throws IOException {
    AccountImage image = new AccountImage();
    String keyId = parts.settings().key().keyId();
    for (long[] account : accounts) {
      if (parts.table().copy(account[1], image)) {
        out.flag(true);
        out.number(image.key());
        out.text(image.id());
        out.number(image.marks());
        out.number(image.recentRequests());
        out.number(image.olderRequests());
        Assessment assessment = image.assessment();
        out.name(assessment.verdict());
        out.number(assessment.score());
        out.textOrNull(assessment.campaignId());
        out.name(assessment.basis());
        out.bytes(ProfileCodec.toBytes(image.row(), 0, keyId, Background.BUILT_IN.backgroundId()));
      }
    }
    out.flag(false);
  }

  /**
   * Reads a state into the parts of a detector that has observed nothing yet.
   *
   * @throws IllegalArgumentException if it is no snapshot, or not one for this detector
   * @throws UncheckedIOException if the file cannot be read
   */
  static void read(Parts parts, Path file) {
    try (SnapshotInput in = new SnapshotInput(file)) {
      readHeader(parts.settings(), in);
      parts.clock().read(in);
      parts.sweeps().read(in);
      readAccounts(parts, in);
      parts.artifacts().read(in);
      parts.sweeper().feedback().read(in);
      parts.sweeper().restore(RegistryCodec.read(in), parts.clock().now());
      if (!in.isAtEnd()) {
        throw SnapshotInput.problem("something follows its end");
      }
    } catch (EOFException e) {
      throw new IllegalArgumentException(file + " is " + SnapshotInput.CUT_OFF, e);
    } catch (IOException e) {
      throw new UncheckedIOException("the snapshot " + file + " cannot be read", e);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static void readHeader(Settings settings, SnapshotInput in) throws IOException {
    if (in.integer() != MAGIC) {
      throw SnapshotInput.problem("it does not begin like one");
    }
    int version = in.integer();
    if (version != FORMAT_VERSION) {
      throw SnapshotInput.problem(
          "its format is version " + version + "; this library reads version " + FORMAT_VERSION);
    }
    int layout = in.integer();
    if (layout != ProfileLayout.LAYOUT_VERSION) {
      throw SnapshotInput.problem(
          "its profiles have layout "
              + layout
              + "; this library's have layout "
              + ProfileLayout.LAYOUT_VERSION);
    }
    String keyId = in.text();
    if (!keyId.equals(settings.key().keyId())) {
      throw SnapshotInput.problem(
          "it was made under key "
              + keyId
              + ", and linkageKey is "
              + settings.key().keyId()
              + "; tokens of different keys cannot be compared");
    }
    String background = in.text();
    if (!background.equals(Background.BUILT_IN.backgroundId())) {
      throw SnapshotInput.problem(
          "its background is "
              + background
              + ", and the library's is "
              + Background.BUILT_IN.backgroundId());
    }
    int accounts = in.integer();
    if (accounts > settings.maxAccounts()) {
      throw SnapshotInput.problem(
          "it holds " + accounts + " accounts, and maxAccounts is " + settings.maxAccounts());
    }
  }

  private static void readAccounts(Parts parts, SnapshotInput in) throws IOException {
    AccountImage image = new AccountImage();
    String keyId = parts.settings().key().keyId();
    while (in.flag()) {
      image.set(
          in.number(),
          in.text(),
          in.integer(),
          in.number(),
          in.number(),
          new Assessment(
              in.name(Verdict.class), in.fraction(), in.textOrNull(), in.name(Basis.class)));
      ProfileCodec.fromBytes(in.bytes(), keyId, Background.BUILT_IN.backgroundId(), image.row(), 0);
      long handle = parts.table().restore(image);
      if (handle == AccountTable.NO_HANDLE) {
        throw SnapshotInput.problem("there is no room for an account, or it is there twice");
      }
      parts.sweeper().seat(handle);
    }
  }
}
