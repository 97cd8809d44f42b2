package io.github.azeotrope.calibration;

import io.github.azeotrope.linkage.Proposer;
import java.util.Objects;

/**
 * Groups that are exchangeable as far as calibration goes: proposed by one kind of link and of one
 * band of sizes.
 *
 * @param proposer what proposed them
 * @param band how many accounts they have
 */
public record Stratum(Proposer proposer, SizeBand band) {
  /** How many there are. */
  static final int COUNT = Proposer.values().length * SizeBand.values().length;

  /** Checks for nulls. */
  public Stratum {
    Objects.requireNonNull(proposer, "proposer");
    Objects.requireNonNull(band, "band");
  }

  /** Number of the stratum, in [0, {@link #COUNT}). */
  static int index(Proposer proposer, int accounts) {
    return proposer.ordinal() * SizeBand.values().length + SizeBand.of(accounts).ordinal();
  }

  static Stratum at(int index) {
    int bands = SizeBand.values().length;
    return new Stratum(Proposer.values()[index / bands], SizeBand.values()[index % bands]);
  }
}
