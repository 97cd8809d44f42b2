package io.github.azeotrope.evidence;

import io.github.azeotrope.linkage.Group;
import io.github.azeotrope.linkage.Population;
import io.github.azeotrope.linkage.Proposer;
import io.github.azeotrope.linkage.TestAccount;
import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.sketch.RequestVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Groups of accounts put together by hand, as a sweep would find them. */
public final class Communities {
  public static final int DIMENSIONS = 256;

  private final RequestVectors vectors;
  private final List<TestAccount> accounts = new ArrayList<>();
  private int strangers = 1_000;

  public Communities(long seed) {
    vectors = new RequestVectors(seed, DIMENSIONS);
  }

  public RequestVectors vectors() {
    return vectors;
  }

  /** All accounts so far as one group. */
  public Group group(Proposer proposer) {
    List<ProfileSnapshot> members = new ArrayList<>();
    accounts.forEach(account -> members.add(account.profile()));
    return new Group(proposer, members, members.size());
  }

  public Group group() {
    return group(Proposer.CONTENT);
  }

  public TestAccount account() {
    TestAccount account = new TestAccount(vectors).numbered(accounts.size() + 1L);
    accounts.add(account);
    return account;
  }

  /** An account with a card and a home that nobody else has. */
  public TestAccount stranger() {
    int number = strangers++;
    return account().pays(card(number)).from(network(number));
  }

  public static long card(int number) {
    return TestAccount.token("card", number);
  }

  public static long network(int number) {
    return TestAccount.token("network", number);
  }

  /** So many requests, each a piece of work that nobody has done, in a session of its own. */
  private void distinctWork(TestAccount account, int requests, float[]... directions) {
    for (int r = 0; r < requests; r++) {
      int half = vectors.random().nextInt(2);
      float[] direction = directions[vectors.random().nextInt(directions.length)];
      account.sendsIn(half, vectors.request(.3, direction));
      account.asks(vectors.random().nextInt(), half, r % 16);
    }
  }

  /** People who come back to what is their own; whose accounts they are is left to say. */
  public void selfSimilar(TestAccount account, int requests) {
    float[] topic = vectors.anywhere();
    for (int r = 0; r < requests; r++) {
      int half = vectors.random().nextInt(2);
      account.sendsIn(half, vectors.request(.12, topic));
      account.asks(vectors.random().nextInt(), half, r % 16);
    }
  }

  /** Users of a popular tool: strangers, each with work of their own. */
  public Communities toolUsers(int people, int requests) {
    for (int a = 0; a < people; a++) {
      selfSimilar(stranger().systemPrompts(77), requests);
    }
    return this;
  }

  /** The same people, who come through some exits of a VPN besides their home. */
  public Communities vpnUsers(int people, int exits, int requests) {
    for (int a = 0; a < people; a++) {
      int home = strangers;
      TestAccount account = stranger();
      int exit = vectors.random().nextInt(exits);
      selfSimilar(
          account.from(network(home), network(exit), network((exit + 1) % exits)), requests);
    }
    return this;
  }

  /** A class: the same dozen questions for all, one address, nobody pays. */
  public Communities schoolClass(int pupils) {
    int sheet = vectors.random().nextInt();
    float[] subject = vectors.anywhere();
    float[][] questions = new float[12][];
    for (int q = 0; q < questions.length; q++) {
      questions[q] = vectors.request(.4, subject);
    }
    for (int a = 0; a < pupils; a++) {
      TestAccount pupil = account().from(network(7));
      for (int r = 0; r < 24; r++) {
        int half = vectors.random().nextInt(2);
        pupil.sendsIn(half, vectors.request(.9, questions[r / 2]));
        // Some put it in their own words.
        pupil.asks(
            vectors.random().nextInt(10) < 6 ? sheet + r / 2 : vectors.random().nextInt(),
            half,
            r % 16);
      }
    }
    return this;
  }

  /** A company's keys: one job, one card, three networks. */
  public Communities companyTeam(int keys, int requests) {
    float[] job = vectors.anywhere();
    for (int a = 0; a < keys; a++) {
      distinctWork(account().pays(card(1)).from(network(1), network(2), network(3)), requests, job);
    }
    return this;
  }

  /** Evaluators: each runs the same benchmark from the first question to the last. */
  public Communities evaluators(int people, int questions) {
    float[][] benchmark = new float[questions][];
    int[] hashes = new int[questions];
    for (int q = 0; q < questions; q++) {
      benchmark[q] = vectors.anywhere();
      hashes[q] = vectors.random().nextInt();
    }
    for (int a = 0; a < people; a++) {
      TestAccount evaluator = stranger();
      for (int q = 0; q < questions; q++) {
        int half = vectors.random().nextInt(2);
        evaluator.sendsIn(half, benchmark[q]).asks(hashes[q], half, q % 16);
      }
    }
    return this;
  }

  /** A pool of strangers to which one job of several topics is dealt out. */
  public Communities residentialPool(int size, int requests) {
    return pool(size, requests, a -> stranger());
  }

  /** A pool of strangers that keeps each topic to accounts of its own. */
  public Communities stickyPool(int topics, int accountsOfEach, int requests) {
    for (int t = 0; t < topics; t++) {
      float[] topic = vectors.anywhere();
      for (int a = 0; a < accountsOfEach; a++) {
        stranger().sends(requests, () -> vectors.request(.06, topic));
      }
    }
    return this;
  }

  /** A pool that replaces its accounts every week, while its list of prompts goes on to others. */
  public Communities rotatingPool(int weeks, int accountsOfEach, int requests) {
    for (int week = 0; week < weeks; week++) {
      float[] topic = vectors.anywhere();
      for (int a = 0; a < accountsOfEach; a++) {
        long start = (7L * week * 24 + vectors.random().nextInt(12)) * 3_600_000;
        stranger()
            .times(start, start + 6 * 86_400_000L)
            .sends(requests, () -> vectors.request(.06, topic));
      }
    }
    return this;
  }

  /** A pool with a card for some accounts each and exits over which all of them rotate. */
  public Communities exitPool(int size, int requests, int accountsPerCard, int exits) {
    return pool(
        size,
        requests,
        a -> {
          long[] seen = new long[4];
          for (int i = 0; i < seen.length; i++) {
            seen[i] = network(vectors.random().nextInt(exits));
          }
          return account().pays(card(a / accountsPerCard)).from(seen);
        });
  }

  private Communities pool(int size, int requests, IntFunction<TestAccount> make) {
    float[] job = vectors.anywhere();
    float[][] topics = new float[8][];
    for (int t = 0; t < topics.length; t++) {
      topics[t] = vectors.request(.5, job);
    }
    for (int a = 0; a < size; a++) {
      distinctWork(make.apply(a), requests, topics);
    }
    return this;
  }

  /** Ordinary traffic around the group. */
  public static Population population() {
    return population(2, 0);
  }

  public static Population population(int accountsOnEachToken, double webShare) {
    return population(accountsOnEachToken, webShare, List.of());
  }

  /** Ordinary traffic of these accounts, of which those with the numbers of members are members. */
  public static Population population(List<ProfileSnapshot> sample) {
    return population(2, 0, sample);
  }

  private static Population population(
      int accountsOnEachToken, double webShare, List<ProfileSnapshot> sample) {
    return new Population() {
      @Override
      public List<ProfileSnapshot> sample() {
        return sample;
      }

      @Override
      public double presentingShare(boolean conversations) {
        return 0;
      }

      @Override
      public int accountsWith(long token) {
        return accountsOnEachToken;
      }

      @Override
      public int accounts() {
        return 10_000;
      }

      @Override
      public double networkWebShare(int groupSize) {
        return webShare;
      }
    };
  }
}
