package io.github.azeotrope.calibration;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.linkage.Candidate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Keeps the false-positive budget: what the judge would flag is flagged only where its evidence
 * reaches the bar that the budget asks for, given what legitimate groups have shown.
 *
 * <p>A group is followed for terms of 30 days. When a term is over, what the group showed at its
 * worst becomes a reference, unless a person has confirmed that it is a campaign; never is one left
 * out because it scored high. A group of an organization that the host has identified becomes one
 * as it would be if nobody knew that. Expected for a term are as many groups as came in the last 30
 * days or in the 30 days before, whichever are more; in a host's first term as many as came so far.
 *
 * <p>At most 8,192 terms (about 2 MB) and 36,000 references (about 2 MB). Deterministic. Not
 * thread-safe; the sweep owns it. Cost: a pass over the references whenever a group is new.
 */
public final class Calibrator {
  /** No organization that the host has identified answers for a group. */
  public static final long NOBODY = 0;

  private static final int MOST_TERMS = 8_192;

  private final FalsePositiveBudget budget;
  private final ReferencePool references;

  /** Terms by number of group, those that began first coming first. */
  private final Map<Long, Term> terms = new LinkedHashMap<>();

  /** Terms that ended within the last 30 days. */
  private final Deque<Ended> ended = new ArrayDeque<>();

  private long now = Long.MIN_VALUE;
  private long activeAccounts;

  private record Ended(int stratum, long epochMillis) {}

  /** A calibrator that knows of legitimate groups what comes with the library. */
  public Calibrator(FalsePositiveBudget budget) {
    this(budget, BuiltInReferences.all());
  }

  Calibrator(FalsePositiveBudget budget, List<Reference> builtIn) {
    this.budget = budget;
    this.references = new ReferencePool(builtIn);
  }

  /**
   * Before the looks of a sweep: terms that are over become references.
   *
   * @param epochMillis event time of the sweep
   * @param active accounts with a request in the last 30 days
   * @param confirmed whether the account on a seat belongs to a campaign that a person confirmed
   */
  public void advance(long epochMillis, long active, IntPredicate confirmed) {
    now = epochMillis;
    activeAccounts = active;
    references.expire(now);
    while (!ended.isEmpty() && now - ended.getFirst().epochMillis() >= Term.MILLIS) {
      ended.removeFirst();
    }
    for (Iterator<Term> all = terms.values().iterator(); all.hasNext(); ) {
      Term term = all.next();
      if (!term.isOver(now) && terms.size() <= MOST_TERMS) {
        break;
      }
      all.remove();
      ended.addLast(new Ended(term.stratum(), now));
      if (!term.isMostly(confirmed)) {
        addReference(term);
      }
    }
    references.compare();
  }

  private void addReference(Term term) {
    if (term.owner() != NOBODY && term.isWorseUndeclared() && !references.holds(term.owner())) {
      references.addUndeclared(term.asIfUndeclared(), term.owner(), now);
    } else {
      references.add(term.atItsWorst(), now);
    }
  }

  /**
   * Notes what a group that was just {@linkplain #admit admitted} would have shown if the host did
   * not know the organization that answers for it: a legitimate group of which that is certain, as
   * hard as they come. It counts among the references and never against the group itself. Of one
   * organization one group counts in 90 days, the first whose term ends, so that nobody who has got
   * himself identified once raises the bar further with each group.
   *
   * @param owner token of the organization, {@link #NOBODY} if none answers for the group now
   * @param excess {@link BudgetCheck#excess} of the group as if undeclared
   */
  public void undeclared(Candidate group, long owner, double excess) {
    Term term = terms.get(group.number());
    if (term != null) {
      term.undeclared(owner, excess);
    }
  }

  /**
   * The judgement as the budget allows it: what would be flagged and does not reach its bar is
   * worth a look only. A group that is flagged already stays so.
   *
   * @param before the verdict on the group so far
   * @param mayFlag whether there is baseline enough to flag anybody
   */
  public Judgement admit(Candidate group, Judgement judgement, Verdict before, boolean mayFlag) {
    Term term = terms.get(group.number());
    if (term == null) {
      term = new Term(group.proposer(), now);
      terms.put(group.number(), term);
    }
    term.look(group, judgement.check().excess());
    if (mayFlag && !term.hasBar()) {
      term.bar(outlook().threshold());
    }
    BudgetCheck check = term.check();
    boolean heldBack = !mayFlag || (before != Verdict.FLAGGED && !check.passes());
    Verdict verdict =
        judgement.verdict() == Verdict.FLAGGED && heldBack ? Verdict.WATCH : judgement.verdict();
    return judgement.admitted(verdict, check);
  }

  /** How things stand; immutable. */
  public Outlook outlook() {
    return new Outlook(budget, activeAccounts, expectations());
  }

  private List<Expectation> expectations() {
    int[] groups = new int[Stratum.COUNT];
    int[] before = new int[Stratum.COUNT];
    terms.values().forEach(term -> groups[term.stratum()]++);
    ended.forEach(term -> before[term.stratum()]++);
    List<Expectation> strata = new ArrayList<>(Stratum.COUNT);
    for (int s = 0; s < Stratum.COUNT; s++) {
      long largest = Math.min(Stratum.at(s).band().largest(), Math.max(1, activeAccounts));
      strata.add(
          new Expectation(
              Stratum.at(s),
              references.of(s),
              references.builtInCount(s),
              Math.max(groups[s], before[s]),
              (int) largest));
    }
    return strata;
  }

  /** What the groups of the current term have shown so far, as lines of the built-in references. */
  public List<String> measured() {
    return terms.values().stream().map(term -> BuiltInReferences.line(term.atItsWorst())).toList();
  }
}
