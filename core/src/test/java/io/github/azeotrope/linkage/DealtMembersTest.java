package io.github.azeotrope.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.profile.ProfileSnapshot;
import io.github.azeotrope.sketch.RequestVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Who was dealt half of its requests from one list, among people of the population. */
class DealtMembersTest {
  private static final int D = 256;
  private static final int POOL = 100;
  private static final int PEOPLE = 300;
  private static final int RESERVOIR = 200;
  private static final double SURE = 0.9;

  private final RequestVectors vectors = new RequestVectors(7, D);
  private final float[] list = vectors.anywhere();
  private final List<ProfileSnapshot> accounts = new ArrayList<>();

  private Supplier<float[]> person() {
    float[] topic = vectors.anywhere();
    return () -> vectors.request(.15, topic);
  }

  /** Half from the list, half of anybody. */
  private float[] dealt() {
    return vectors.random().nextBoolean() ? vectors.request(.2, list) : person().get();
  }

  private void sends(int requests, Supplier<float[]> request) {
    TestAccount account = new TestAccount(vectors);
    for (int r = 0; r < requests; r++) {
      account.sendsIn(r % 2, request.get());
    }
    accounts.add(account.profile());
  }

  /** The pool and every twentieth person as proposed, everybody as a candidate; others beside. */
  private float[] found() {
    int reservoirFrom = accounts.size();
    for (int a = 0; a < RESERVOIR; a++) {
      sends(6, person());
    }
    boolean[] core = new boolean[accounts.size()];
    for (int a = 0; a < reservoirFrom; a++) {
      core[a] = a < POOL * 3 / 4 || (a >= POOL && a % 20 == 0);
    }
    return DealtMembers.of(accounts, core, reservoirFrom, new double[D]);
  }

  private static int sure(float[] probabilities, int from, int to) {
    int n = 0;
    for (int a = from; a < to; a++) {
      n += probabilities[a] >= SURE ? 1 : 0;
    }
    return n;
  }

  /** Two thirds at one look; the rest lie within the error of the middle until they send more. */
  @Test
  void thoseWhoWereDealtTheListAreToldFromPeopleWhoWereProposedWithThem() {
    for (int a = 0; a < POOL; a++) {
      sends(30, this::dealt);
    }
    for (int a = 0; a < PEOPLE; a++) {
      sends(30, person());
    }
    float[] found = found();
    assertThat(sure(found, 0, POOL)).isGreaterThanOrEqualTo(POOL * 2 / 3);
    assertThat(sure(found, POOL, POOL + PEOPLE)).isZero();
  }

  @Test
  void fewRequestsTellNothing() {
    for (int a = 0; a < POOL; a++) {
      sends(a < POOL / 2 ? 15 : 30, this::dealt);
    }
    for (int a = 0; a < PEOPLE; a++) {
      sends(30, person());
    }
    float[] found = found();
    assertThat(sure(found, 0, POOL / 2)).isZero();
    assertThat(sure(found, POOL / 2, POOL)).isGreaterThanOrEqualTo(POOL / 2 / 3);
  }

  /** Somebody whose own topic is the list's, and a robot that sends one prompt of it all day. */
  @Test
  void whoComesBackToTheListByHimselfIsNoMember() {
    for (int a = 0; a < POOL; a++) {
      sends(30, this::dealt);
    }
    float[] own = vectors.anywhere();
    sends(30, () -> vectors.request(.15, list, .3, own));
    float[] prompt = vectors.request(.2, list);
    sends(200, () -> prompt);
    for (int a = 0; a < PEOPLE; a++) {
      sends(30, person());
    }
    float[] found = found();
    assertThat(found[POOL]).isZero();
    assertThat(found[POOL + 1]).isZero();
  }
}
