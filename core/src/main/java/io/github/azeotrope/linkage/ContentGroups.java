package io.github.azeotrope.linkage;

import io.github.azeotrope.profile.ProfileSnapshot;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongLinkedOpenHashSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Candidates whose members are those along one direction of content, whatever they grew from: a
 * dense core that the content proposer found, or the users of a fixed part of prompts. Not
 * thread-safe.
 */
final class ContentGroups {
  private static final int MAX_GROUPS = 64;
  private static final int MIN_TEMPLATE_GROUP = 12;
  private static final int MIN_CORE = 5;
  private static final double SAME_GROUP = 0.5;

  private final ContentProposer content;
  private final TokenIndex tokens;
  private final Numbering numbers;
  private final List<Candidate> groups = new ArrayList<>();

  /** Fixed parts of prompts that enough accounts have come to share since the last look. */
  private final LongLinkedOpenHashSet templates = new LongLinkedOpenHashSet();

  private long dropped;

  ContentGroups(ContentProposer content, TokenIndex tokens, Numbering numbers) {
    this.content = content;
    this.tokens = tokens;
    this.numbers = numbers;
  }

  /** Notes that so many accounts now share a fixed part of prompts. */
  void shared(long template, int accounts) {
    if (accounts == MIN_TEMPLATE_GROUP
        || (accounts > MIN_TEMPLATE_GROUP && Integer.bitCount(accounts) == 1)) {
      templates.add(template);
    }
  }

  void update(int seat, ProfileSnapshot profile) {
    content.update(seat, profile);
    for (Candidate group : groups) {
      if (group.contains(seat) || content.isAlong(seat, group.direction())) {
        group.touch(seat);
      }
    }
  }

  void remove(int seat) {
    content.remove(seat);
    groups.forEach(group -> group.forget(seat));
  }

  /** Adds the groups that are due for a look. */
  void propose(List<Candidate> due) {
    content.recentre();
    grow(due);
    openCores(due);
    openTemplates(due);
  }

  /** Groups not kept because there were too many. */
  long dropped() {
    return dropped;
  }

  private void grow(List<Candidate> due) {
    for (Iterator<Candidate> all = groups.iterator(); all.hasNext(); ) {
      Candidate group = all.next();
      if (!group.isDue()) {
        continue;
      }
      IntArrayList before = new IntArrayList(group.seats());
      boolean holds = content.grow(group, before, inOlder(group));
      // A group that loses more than half of its members was a wrong proposal: dissolve it, do not
      // shrink it until it fits.
      if (!holds
          || NetworkProposer.overlap(group.seats(), before) < SAME_GROUP * before.size()
          || isSwallowed(group)) {
        group.drop();
        all.remove();
      }
      due.add(group);
    }
  }

  private void openCores(List<Candidate> due) {
    IntOpenHashSet taken = taken();
    for (ContentProposer.Seed seed : content.seeds(taken)) {
      if (taken.contains(seed.seat())) {
        continue;
      }
      if (groups.size() >= MAX_GROUPS) {
        dropped++;
        continue;
      }
      Candidate group = new Candidate(numbers.upcoming(), Proposer.CONTENT, 0);
      IntArrayList core = new IntArrayList(seed.core());
      core.removeIf(taken::contains);
      core.add(seed.seat());
      if (core.size() < MIN_CORE || !content.grow(group, core, taken)) {
        content.tried(seed);
        continue;
      }
      taken.addAll(group.seats());
      if (!isSwallowed(group)) {
        open(group, due);
      }
    }
  }

  /**
   * Accounts with a fixed part of prompts in common are one more dense core to grow from: a shared
   * line may be a quotation, and only those along the same direction belong.
   */
  private void openTemplates(List<Candidate> due) {
    IntOpenHashSet taken = taken();
    for (long template : templates) {
      IntArrayList core = new IntArrayList(tokens.seats(template));
      int all = core.size();
      core.removeIf(taken::contains);
      if (core.size() < SAME_GROUP * all || groups.size() >= MAX_GROUPS) {
        continue;
      }
      Candidate group = new Candidate(numbers.upcoming(), Proposer.PROMPT_TEMPLATE, 0);
      if (content.grow(group, core, taken) && !isSwallowed(group)) {
        taken.addAll(group.seats());
        open(group, due);
      }
    }
    templates.clear();
  }

  private void open(Candidate group, List<Candidate> due) {
    numbers.take();
    groups.add(group);
    due.add(group);
  }

  private IntOpenHashSet taken() {
    IntOpenHashSet taken = new IntOpenHashSet();
    for (Candidate group : groups) {
      taken.addAll(group.seats());
    }
    return taken;
  }

  /** Members of the groups that were there before: a group grows over nobody else's. */
  private IntOpenHashSet inOlder(Candidate group) {
    IntOpenHashSet seats = new IntOpenHashSet();
    for (Candidate other : groups) {
      if (other.number() < group.number()) {
        seats.addAll(other.seats());
      }
    }
    return seats;
  }

  private boolean isSwallowed(Candidate group) {
    for (Candidate other : groups) {
      if (other.number() < group.number()
          && group.overlap(other) > SAME_GROUP * group.seats().size()) {
        return true;
      }
    }
    return false;
  }
}
