package io.github.azeotrope.examples.replay.jsonpath;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where one or several paths have got to: the steps that lead on, and what ends here. */
final class PathNode {
  private final Map<String, PathNode> members = new HashMap<>();
  private final Map<Integer, PathNode> elements = new HashMap<>();
  private final Map<Integer, PathNode> fromEnd = new HashMap<>();
  private @Nullable PathNode all;
  private @Nullable PathNode decoded;

  /** Values at this place are told here. */
  private final List<Matches> ends = new ArrayList<>();

  /** Text at this place is a part of the latest value told here. */
  private final List<Matches> partOf = new ArrayList<>();

  /** The node that a step leads to, made if need be. */
  PathNode to(Step step) {
    if (step instanceof Step.Member member) {
      return members.computeIfAbsent(member.name(), unused -> new PathNode());
    }
    if (step instanceof Step.Element element) {
      return elements.computeIfAbsent(element.index(), unused -> new PathNode());
    }
    if (step instanceof Step.FromEnd end) {
      return fromEnd.computeIfAbsent(end.place(), unused -> new PathNode());
    }
    if (step instanceof Step.Decoded) {
      decoded = decoded == null ? new PathNode() : decoded;
      return decoded;
    }
    all = all == null ? new PathNode() : all;
    return all;
  }

  void end(Matches matches) {
    ends.add(matches);
  }

  void part(Matches matches) {
    partOf.add(matches);
  }

  List<Matches> ends() {
    return ends;
  }

  List<Matches> partOf() {
    return partOf;
  }

  @Nullable PathNode decoded() {
    return decoded;
  }

  Map<Integer, PathNode> fromEnd() {
    return fromEnd;
  }

  void addMember(String name, List<PathNode> to) {
    add(members.get(name), to);
    add(all, to);
  }

  void addElement(int index, List<PathNode> to) {
    if (!elements.isEmpty()) {
      add(elements.get(index), to);
    }
    add(all, to);
    to.addAll(fromEnd.values());
  }

  /** Everything told at or below this node. */
  List<Matches> below() {
    List<Matches> below = new ArrayList<>(ends);
    for (Map<?, PathNode> children : List.of(members, elements, fromEnd)) {
      children.values().forEach(child -> below.addAll(child.below()));
    }
    for (PathNode child : new PathNode[] {all, decoded}) {
      if (child != null) {
        below.addAll(child.below());
      }
    }
    return below;
  }

  private static void add(@Nullable PathNode node, List<PathNode> to) {
    if (node != null) {
      to.add(node);
    }
  }
}
