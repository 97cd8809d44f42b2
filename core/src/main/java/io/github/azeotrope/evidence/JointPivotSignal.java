package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Input;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.profile.ProfileLayout;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.summary.ExactBinomial;
import it.unimi.dsi.fastutil.ints.IntRBTreeSet;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the members move to a model as one. On the day of a launch everybody moves, so what
 * counts is how many more of the group than of the other accounts do in the same 24 hours.
 *
 * <p>At risk are payers with an account that was here before those hours, was active in them and
 * had not asked for the model yet; a payer moves when most of its accounts at risk do. Supports
 * where the share of payers that move is above a fifth, above three times the share of other
 * accounts and above its upper limit, with p &le; 1 in 1,000 over all models and windows looked at
 * (exact binomial, Bonferroni). Three times, because who sends much shows a move within hours and
 * who sends little days later. Where more than half may be expected to move, nothing is told.
 *
 * <p>Source: Clopper and Pearson 1934 (exact binomial limits); Tarone 1990 (which tests to pay
 * for); {@code src/docs/evidence/joint-pivot.md}.
 */
final class JointPivotSignal implements Signal {
  private static final double ALPHA = 1e-3;
  private static final double MARGIN = 0.2;
  private static final double TIMES_THE_OTHERS = 3;
  private static final double EVERYBODY_MOVES = 0.5;
  private static final int MIN_PAYERS = 20;
  private static final int MIN_OTHERS = 30;

  /** A model of fewer could not support, so its windows need not be paid for (Tarone 1990). */
  private static final int MIN_USERS = 5;

  @Override
  public String name() {
    return "joint-pivot";
  }

  @Override
  public Family family() {
    return Family.RHYTHM;
  }

  @Override
  public Set<Input> inputs(Group group) {
    return Set.of(Input.MODEL, Input.ACTIVITY);
  }

  /** How many were at risk in a window, and how many moved. */
  private record Moves(int atRisk, int moved) {
    double p(double expected) {
      return ExactBinomial.atLeast(moved, atRisk, expected);
    }
  }

  /** The window that says most. */
  private record Window(Moves group, Moves others, double expected, double p) {}

  @Override
  public Evidence test(Group group, Population population) {
    List<ProfileSnapshot> others = population.othersThan(group);
    IntRBTreeSet models = new IntRBTreeSet();
    group.members().forEach(member -> Arrays.stream(member.models()).forEach(models::add));
    if (models.isEmpty() || others.stream().noneMatch(account -> account.models().length > 0)) {
      return Outcomes.unavailable(this, "Which models accounts ask for is not known.");
    }
    if (group.principals().identified() * 2 < group.members().size()) {
      // A company's keys would be as many payers as there are keys.
      return Outcomes.unavailable(this, "The payers of most members are not known.");
    }
    int windows = 0;
    Window best = null;
    long end = latest(group.members());
    for (int model : models) {
      if (users(group.members(), model) < MIN_USERS) {
        continue;
      }
      long begin = Math.max(first(group.members(), model), end - Long.SIZE + 2);
      for (long from = begin; from < end; from++) {
        Moves moves = payers(group, model, from);
        if (moves.atRisk() < MIN_PAYERS) {
          continue;
        }
        windows++;
        // What the others do can only raise the bar; most windows need no look at them.
        if (best == null || moves.p(MARGIN) < best.p()) {
          Window window = window(moves, others, model, from);
          best = window != null && (best == null || window.p() < best.p()) ? window : best;
        }
      }
    }
    if (best == null) {
      return Outcomes.notEnough(
          this, group.members().size(), "Too few payers were here before a model came into use.");
    }
    double p = Math.min(1, windows * best.p());
    boolean supports = p <= ALPHA;
    Moves moves = best.group();
    return new Evidence(
        family(),
        name(),
        supports ? Evidence.Outcome.SUPPORTS : Evidence.Outcome.NEUTRAL,
        (double) moves.moved() / moves.atRisk(),
        best.expected(),
        ExactBinomial.lower(moves.moved(), moves.atRisk(), 0.99),
        ExactBinomial.upper(moves.moved(), moves.atRisk(), 0.99),
        supports ? p : 1,
        moves.atRisk(),
        String.format(
            Locale.ROOT,
            "%d of %d payers that were here before moved to one model within the same 24 hours, of"
                + " other accounts %d of %d; up to %.0f %% may be expected: %s.",
            moves.moved(),
            moves.atRisk(),
            best.others().moved(),
            best.others().atRisk(),
            100 * best.expected(),
            supports ? "they move as one" : "no joint move"));
  }

  private static @Nullable Window window(
      Moves moves, List<ProfileSnapshot> others, int model, long from) {
    Moves usual = accounts(others, model, from);
    if (usual.atRisk() < MIN_OTHERS) {
      return null;
    }
    double share = (double) usual.moved() / usual.atRisk();
    double upper = ExactBinomial.upper(usual.moved(), usual.atRisk(), 0.99);
    double expected = Math.max(MARGIN, Math.max(TIMES_THE_OTHERS * share, upper));
    double p = expected > EVERYBODY_MOVES ? 1 : moves.p(expected);
    return new Window(moves, usual, Math.min(1, expected), p);
  }

  private static Moves payers(Group group, int model, long from) {
    int[] atRisk = new int[group.principals().count()];
    int[] moved = new int[atRisk.length];
    List<ProfileSnapshot> members = group.members();
    for (int a = 0; a < members.size(); a++) {
      if (isAtRisk(members.get(a), model, from)) {
        int payer = group.principals().of(a);
        atRisk[payer]++;
        moved[payer] += moves(members.get(a), model, from) ? 1 : 0;
      }
    }
    int payers = 0;
    int moving = 0;
    for (int payer = 0; payer < atRisk.length; payer++) {
      payers += atRisk[payer] > 0 ? 1 : 0;
      moving += 2 * moved[payer] > atRisk[payer] ? 1 : 0;
    }
    return new Moves(payers, moving);
  }

  private static Moves accounts(List<ProfileSnapshot> accounts, int model, long from) {
    int atRisk = 0;
    int moved = 0;
    for (ProfileSnapshot account : accounts) {
      if (isAtRisk(account, model, from)) {
        atRisk++;
        moved += moves(account, model, from) ? 1 : 0;
      }
    }
    return new Moves(atRisk, moved);
  }

  private static boolean isAtRisk(ProfileSnapshot account, int model, long from) {
    int i = Arrays.binarySearch(account.models(), model);
    // Of a full sample nobody knows whether the account uses a model that is not in it.
    boolean known = i >= 0 || account.models().length < ProfileLayout.MODELS;
    boolean before = i >= 0 && account.modelFirstHours()[i] < from * HalfDays.HOURS;
    return known
        && !before
        && account.models().length > 0
        && HalfDays.first(account) < from
        && HalfDays.latest(account) >= from
        && HalfDays.isActive(account, from);
  }

  /** Of an account at risk. */
  private static boolean moves(ProfileSnapshot account, int model, long from) {
    int i = Arrays.binarySearch(account.models(), model);
    return i >= 0 && account.modelFirstHours()[i] < (from + 2) * HalfDays.HOURS;
  }

  private static int users(List<ProfileSnapshot> members, int model) {
    int users = 0;
    for (ProfileSnapshot member : members) {
      users += Arrays.binarySearch(member.models(), model) >= 0 ? 1 : 0;
    }
    return users;
  }

  /** The half day in which a member first asked for the model. */
  private static long first(List<ProfileSnapshot> members, int model) {
    long first = Long.MAX_VALUE;
    for (ProfileSnapshot member : members) {
      int i = Arrays.binarySearch(member.models(), model);
      if (i >= 0) {
        first = Math.min(first, Math.floorDiv(member.modelFirstHours()[i], HalfDays.HOURS));
      }
    }
    // One before, because the first 24 hours of use may lie in either of two windows.
    return first - 1;
  }

  private static long latest(List<ProfileSnapshot> members) {
    return members.stream().mapToLong(HalfDays::latest).max().orElse(Long.MIN_VALUE);
  }
}
