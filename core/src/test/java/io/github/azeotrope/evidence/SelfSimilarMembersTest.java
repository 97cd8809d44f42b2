package io.github.azeotrope.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.linkage.TestAccount;
import io.github.azeotrope.sketch.RequestVectors;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class SelfSimilarMembersTest {
  private final Communities communities = new Communities(1);
  private final RequestVectors vectors = communities.vectors();
  private final float[] job = vectors.anywhere();

  private void pool(int accounts, int requests) {
    for (int a = 0; a < accounts; a++) {
      communities.stranger().sends(requests, () -> vectors.request(.3, job));
    }
  }

  /** Along the pool's direction, but the same three prompts day after day. */
  private TestAccount robot(int requests) {
    float[][] prompts = new float[3][];
    for (int i = 0; i < prompts.length; i++) {
      prompts[i] = vectors.request(.4, job);
    }
    TestAccount robot = communities.stranger();
    return robot.sends(
        requests, () -> vectors.request(.95, prompts[vectors.random().nextInt(prompts.length)]));
  }

  private BitSet found() {
    return SelfSimilarMembers.of(communities.group());
  }

  @Test
  void aRobotInAPoolIsFoundAndNobodyElse() {
    pool(60, 12);
    robot(12);
    robot(200);
    assertThat(found().stream().toArray()).containsExactly(60, 61);
  }

  @Test
  void aPersonWhoseTopicLiesBesideAPoolsIsFound() {
    pool(60, 12);
    float[] topic = vectors.anywhere();
    communities.stranger().sends(60, () -> vectors.request(.3, job, .2, topic));
    assertThat(found().stream().toArray()).containsExactly(60);
  }

  /** Of 3,000 members at random; one in ten million is the stated rate. */
  @Test
  void nobodyOfAPoolIsFoundWhateverTheVolume() {
    for (int seed = 0; seed < 15; seed++) {
      Communities pool = new Communities(seed).residentialPool(200, 8 + seed);
      assertThat(SelfSimilarMembers.of(pool.group()).isEmpty()).isTrue();
    }
  }

  /** Where all come back to their own, nobody stands out, and the group is cleared as a whole. */
  @Test
  void peopleAmongPeopleDoNotStandOut() {
    communities.toolUsers(60, 12);
    assertThat(found().isEmpty()).isTrue();
  }

  @Test
  void tooFewRequestsOrMembersAreNotTold() {
    pool(60, 12);
    communities.stranger().sendsIn(0, vectors.anywhere());
    robot(4);
    assertThat(found().isEmpty()).isTrue();
    Communities few = new Communities(2);
    few.residentialPool(8, 12);
    assertThat(SelfSimilarMembers.of(few.group()).isEmpty()).isTrue();
    assertThat(SelfSimilarMembers.of(new Communities(3).group()).isEmpty()).isTrue();
  }

  @Test
  void membersThatSendNothingAreNoTrouble() {
    for (int a = 0; a < 30; a++) {
      communities.stranger();
    }
    assertThat(found().isEmpty()).isTrue();
    for (int a = 0; a < 30; a++) {
      communities.stranger().sends(12, () -> new float[Communities.DIMENSIONS]);
    }
    assertThat(found().isEmpty()).isTrue();
  }
}
