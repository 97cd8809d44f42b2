package io.github.azeotrope.calibration;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * The references in use, by stratum: the host's latest 2,000 of the last 90 days, and the built-in
 * ones where the host has fewer than 500. The built-in ones leave all strata where the host's
 * contradict them: at least three legitimate groups that meet the fixed rule, and more than the
 * built-in rate explains with probability 0.01. One or two that nobody has reviewed may be
 * campaigns and do not. One group of each organization that the host has identified is held as it
 * would be if nobody knew the organization. What is left out is left out for its age, never for
 * what it showed. At most 36,000 references of about 60 bytes, 2 MB. Not thread-safe.
 */
final class ReferencePool {
  /** From so many on the host's own references stand alone. */
  static final int ENOUGH = 500;

  static final int MOST = 2_000;

  private static final int CONTRADICTS = 3;
  private static final double LEVEL = 0.01;
  private static final long MAX_AGE_MILLIS = 3 * Term.MILLIS;

  /** A reference of the host with its day. */
  private record Dated(Reference reference, long owner, long epochMillis) {}

  private final List<List<Reference>> builtIn = new ArrayList<>();
  private final List<Deque<Dated>> host = new ArrayList<>();

  /** What is in use, by stratum, until it changes. */
  private final Map<Integer, List<Reference>> inUse = new HashMap<>();

  /** Of whom a group is held as it would be undeclared. */
  private final LongOpenHashSet owners = new LongOpenHashSet();

  private boolean contradicted;

  ReferencePool(List<Reference> builtInReferences) {
    for (int s = 0; s < Stratum.COUNT; s++) {
      builtIn.add(new ArrayList<>());
      host.add(new ArrayDeque<>());
    }
    builtInReferences.forEach(reference -> builtIn.get(reference.stratum()).add(reference));
  }

  /** Takes in a group of the host whose term is over. */
  void add(Reference reference, long now) {
    add(reference, Calibrator.NOBODY, now);
  }

  /** Takes in a group as it would be undeclared; of one owner never more than one is held. */
  void addUndeclared(Reference reference, long owner, long now) {
    if (!owners.add(owner)) {
      throw new IllegalArgumentException("a group of this owner is held already");
    }
    add(reference, owner, now);
  }

  /** Whether a group of an owner is held as it would be undeclared. */
  boolean holds(long owner) {
    return owners.contains(owner);
  }

  private void add(Reference reference, long owner, long now) {
    Deque<Dated> own = host.get(reference.stratum());
    inUse.remove(reference.stratum());
    own.addLast(new Dated(reference, owner, now));
    if (own.size() > MOST) {
      owners.remove(own.removeFirst().owner());
    }
  }

  /** Forgets what is too old. */
  void expire(long now) {
    for (int s = 0; s < Stratum.COUNT; s++) {
      Deque<Dated> own = host.get(s);
      while (!own.isEmpty() && now - own.getFirst().epochMillis() > MAX_AGE_MILLIS) {
        owners.remove(own.removeFirst().owner());
        inUse.remove(s);
      }
    }
  }

  /** References of a stratum; the list does not change. */
  List<Reference> of(int stratum) {
    return inUse.computeIfAbsent(stratum, this::listed);
  }

  private List<Reference> listed(int stratum) {
    List<Reference> all = new ArrayList<>();
    host.get(stratum).forEach(dated -> all.add(dated.reference()));
    if (builtInCount(stratum) > 0) {
      all.addAll(builtIn.get(stratum));
    }
    return List.copyOf(all);
  }

  int hostCount(int stratum) {
    return host.get(stratum).size();
  }

  /** Built-in references in use. */
  int builtInCount(int stratum) {
    return contradicted || hostCount(stratum) >= ENOUGH ? 0 : builtIn.get(stratum).size();
  }

  /** Looks whether the host's references and the built-in ones can be of one kind. */
  void compare() {
    int n = 0;
    int k = 0;
    int own = 0;
    int ownMeeting = 0;
    for (int s = 0; s < Stratum.COUNT; s++) {
      n += builtIn.get(s).size();
      k += count(builtIn.get(s).stream());
      own += host.get(s).size();
      ownMeeting += count(host.get(s).stream().map(Dated::reference));
    }
    boolean before = contradicted;
    contradicted =
        ownMeeting >= CONTRADICTS
            && 1
                    - new BinomialDistribution(null, own, (k + 0.5) / (n + 1))
                        .cumulativeProbability(ownMeeting - 1)
                < LEVEL;
    if (contradicted != before) {
      inUse.clear();
    }
  }

  private static int count(Stream<Reference> references) {
    return (int) references.filter(reference -> reference.reaches(0)).count();
  }
}
