package io.github.azeotrope.calibration;

import io.github.azeotrope.Verdict;
import io.github.azeotrope.evidence.Evidence;
import java.util.List;
import java.util.Objects;

/**
 * What the evidence on one group comes to.
 *
 * @param verdict of the group
 * @param strength how far beyond chance the weaker of the two deciding pieces is, in decimal orders
 *     of magnitude; 0 where nothing supports
 * @param told what tells the members of the group from bystanders
 * @param evidence all outcomes
 * @param check the evidence against what the false-positive budget asks for
 */
public record Judgement(
    Verdict verdict, double strength, Told told, List<Evidence> evidence, BudgetCheck check) {

  /** Copies the list. */
  public Judgement {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(told, "told");
    Objects.requireNonNull(check, "check");
    evidence = List.copyOf(evidence);
  }

  /** As the budget leaves it. */
  Judgement admitted(Verdict allowed, BudgetCheck budgetCheck) {
    return new Judgement(allowed, strength, told, evidence, budgetCheck);
  }

  /** What tells the members of a group from bystanders that every link drags in. */
  public enum Told {
    /** The requests are one narrow job: whoever sends them belongs. */
    BY_CONTENT,
    /**
     * The requests are one narrow job, and the hand behind them shows in links: whoever sends them
     * and has such a link belongs.
     */
    BY_CONTENT_AND_LINK,
    /** Only a link of an account's own: nearness in content says too little. */
    BY_LINK,
    /** Many requests of an account that are near the group's and hold on to no topic. */
    BY_DEALING,
    /** Nothing: it is one account by itself. */
    ALONE
  }
}
