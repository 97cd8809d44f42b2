package io.github.azeotrope.linkage;

import it.unimi.dsi.fastutil.ints.Int2IntLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayFIFOQueue;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.longs.LongIterator;
import it.unimi.dsi.fastutil.longs.LongLinkedOpenHashSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Proposes pools that rotate over shared networks: the core of the graph of principals and
 * networks, in which each principal is on at least three of the networks and each network carries
 * at least two principals. People on one campus, carrier or VPN exit are on one or two such
 * networks and fall out; a pool stays. What verifies it are the networks its members come to later.
 *
 * <p>Principals are accounts that share a payer; a company's keys are one principal and never a
 * pool by themselves. Networks that very many accounts use are left out.
 *
 * <p>Cost: linear in the shared network tokens, when something changed.
 *
 * <p>Source: Seidman 1983 (k-cores), here of a bipartite graph.
 */
final class NetworkProposer {
  private static final int PRINCIPALS_A_NETWORK = 2;
  private static final int NETWORKS_A_PRINCIPAL = 3;
  private static final int MIN_ACCOUNTS = 10;
  private static final int POPULAR = 200;

  private final TokenIndex index;
  private final LongLinkedOpenHashSet shared = new LongLinkedOpenHashSet();
  private final IntArrayList parent = new IntArrayList();
  private int news;

  NetworkProposer(TokenIndex index) {
    this.index = index;
  }

  /** Notes that a seat was seen on a network for the first time. */
  void seen(long network, int accountsNow) {
    if (accountsNow >= 2) {
      shared.add(network);
      news++;
    }
  }

  /** Notes that two seats answer to one payer. A union outlives the accounts it was made of. */
  void samePayer(int seat, int other) {
    int x = root(seat);
    int y = root(other);
    parent.set(Math.max(x, y), Math.min(x, y));
  }

  /** How many accounts on a network say that it is a public place. */
  static int popularFrom(int accounts) {
    return Math.max(POPULAR, accounts / 50);
  }

  /** Whether enough is new to look again. */
  boolean isDue() {
    return news > Math.min(50, shared.size() / 20);
  }

  /** The pools: for each the seats of its accounts, ascending. */
  List<IntArrayList> propose(int accounts) {
    news = 0;
    int cap = popularFrom(accounts);
    List<int[]> networks = new ArrayList<>();
    List<IntList> eligibleNetworks = new ArrayList<>();
    Int2IntLinkedOpenHashMap nodeOf = new Int2IntLinkedOpenHashMap();
    nodeOf.defaultReturnValue(-1);
    List<IntArrayList> networksOf = new ArrayList<>();
    for (LongIterator all = shared.iterator(); all.hasNext(); ) {
      long network = all.nextLong();
      int count = index.count(network);
      if (count < 2) {
        // Its accounts are gone; should others come, it is told again.
        all.remove();
        continue;
      }
      if (count > cap) {
        continue;
      }
      IntLinkedOpenHashSet nodes = new IntLinkedOpenHashSet();
      for (int seat : index.seats(network)) {
        nodes.add(root(seat));
      }
      if (nodes.size() < PRINCIPALS_A_NETWORK) {
        continue;
      }
      int[] ids = new int[nodes.size()];
      int k = 0;
      for (int principal : nodes) {
        int node = nodeOf.get(principal);
        if (node < 0) {
          node = networksOf.size();
          nodeOf.put(principal, node);
          networksOf.add(new IntArrayList(4));
        }
        networksOf.get(node).add(networks.size());
        ids[k++] = node;
      }
      networks.add(ids);
      eligibleNetworks.add(index.seats(network));
    }
    boolean[] out = peel(networks, networksOf);
    int[] component = components(networks, networksOf, out);
    return seatsOf(networks, component, nodeOf, eligibleNetworks);
  }

  /** Takes out nodes and networks below their degree until none is left to take out. */
  private static boolean[] peel(List<int[]> networks, List<IntArrayList> networksOf) {
    int nodes = networksOf.size();
    int[] nodeDegree = new int[nodes];
    int[] networkDegree = new int[networks.size()];
    boolean[] out = new boolean[nodes];
    IntArrayFIFOQueue queue = new IntArrayFIFOQueue();
    for (int i = 0; i < networks.size(); i++) {
      networkDegree[i] = networks.get(i).length;
    }
    for (int node = 0; node < nodes; node++) {
      nodeDegree[node] = networksOf.get(node).size();
      if (nodeDegree[node] < NETWORKS_A_PRINCIPAL) {
        out[node] = true;
        queue.enqueue(node);
      }
    }
    while (!queue.isEmpty()) {
      int node = queue.dequeueInt();
      for (int network : networksOf.get(node)) {
        if (--networkDegree[network] != PRINCIPALS_A_NETWORK - 1) {
          continue;
        }
        for (int other : networks.get(network)) {
          if (!out[other] && --nodeDegree[other] < NETWORKS_A_PRINCIPAL) {
            out[other] = true;
            queue.enqueue(other);
          }
        }
        networkDegree[network] = -1;
      }
    }
    return out;
  }

  private static int[] components(
      List<int[]> networks, List<IntArrayList> networksOf, boolean[] out) {
    int[] component = new int[out.length];
    boolean[] visited = new boolean[networks.size()];
    int count = 0;
    IntArrayFIFOQueue queue = new IntArrayFIFOQueue();
    for (int start = 0; start < out.length; start++) {
      if (out[start] || component[start] != 0) {
        continue;
      }
      component[start] = ++count;
      queue.enqueue(start);
      while (!queue.isEmpty()) {
        for (int network : networksOf.get(queue.dequeueInt())) {
          if (visited[network] || alive(networks.get(network), out) < PRINCIPALS_A_NETWORK) {
            continue;
          }
          visited[network] = true;
          for (int other : networks.get(network)) {
            if (!out[other] && component[other] == 0) {
              component[other] = count;
              queue.enqueue(other);
            }
          }
        }
      }
    }
    return component;
  }

  private static int alive(int[] nodes, boolean[] out) {
    int alive = 0;
    for (int node : nodes) {
      alive += out[node] ? 0 : 1;
    }
    return alive;
  }

  /** The accounts that are themselves on a network of a core, core by core. */
  private List<IntArrayList> seatsOf(
      List<int[]> networks,
      int[] component,
      Int2IntLinkedOpenHashMap nodeOf,
      List<IntList> seatsOfNetwork) {
    int count = 0;
    for (int c : component) {
      count = Math.max(count, c);
    }
    List<IntLinkedOpenHashSet> pools = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pools.add(new IntLinkedOpenHashSet());
    }
    for (int network = 0; count > 0 && network < networks.size(); network++) {
      int inCore = 0;
      for (int node : networks.get(network)) {
        inCore += component[node] > 0 ? 1 : 0;
      }
      if (inCore < PRINCIPALS_A_NETWORK) {
        continue;
      }
      for (int seat : seatsOfNetwork.get(network)) {
        int c = component[nodeOf.get(root(seat))];
        if (c > 0) {
          pools.get(c - 1).add(seat);
        }
      }
    }
    List<IntArrayList> found = new ArrayList<>();
    for (IntLinkedOpenHashSet pool : pools) {
      if (pool.size() >= MIN_ACCOUNTS) {
        IntArrayList seats = new IntArrayList(pool);
        seats.sort(null);
        found.add(seats);
      }
    }
    return found;
  }

  /** The seat's principal; also makes room for the seat. */
  int root(int seat) {
    for (int next = parent.size(); next <= seat; next++) {
      parent.add(next);
    }
    int x = seat;
    while (parent.getInt(x) != x) {
      parent.set(x, parent.getInt(parent.getInt(x)));
      x = parent.getInt(x);
    }
    return x;
  }

  /** Shared networks known. */
  int size() {
    return shared.size();
  }

  static int overlap(IntList sorted, IntList other) {
    int both = 0;
    int i = 0;
    int j = 0;
    while (i < sorted.size() && j < other.size()) {
      int x = sorted.getInt(i);
      int y = other.getInt(j);
      both += x == y ? 1 : 0;
      i += x <= y ? 1 : 0;
      j += y <= x ? 1 : 0;
    }
    return both;
  }
}
