package io.github.azeotrope.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Capability;
import io.github.azeotrope.Verdict;
import io.github.azeotrope.calibration.BudgetCheck;
import io.github.azeotrope.calibration.CalibrationSource;
import io.github.azeotrope.calibration.Judgement;
import io.github.azeotrope.evidence.Evidence;
import io.github.azeotrope.evidence.Family;
import io.github.azeotrope.evidence.Targets;
import io.github.azeotrope.linkage.Candidate;
import io.github.azeotrope.linkage.Membership;
import io.github.azeotrope.linkage.Proposer;
import io.github.azeotrope.linkage.TestCandidates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A registry with made-up judgements on groups of accounts, swept when a test says so. */
abstract class JudgedGroups {
  static final Provenance PROVENANCE = new Provenance("1.0", "0011223344556677", "k1", "b1", 1);

  /** What every group is after. */
  static final Targets TARGETS =
      new Targets(
          List.of(new Targets.OfCapability(Capability.CODE, 0.5, 0.25, 0.75, 0.125)),
          List.of(new Targets.OfModel(7, 1, 0.875, 1, 0.25, 3_600_000)));

  final CampaignRegistry registry = new CampaignRegistry(PROVENANCE);
  final Map<Integer, Long> requests = new HashMap<>();
  final Map<Candidate, Finding> findings = new LinkedHashMap<>();
  final Map<Integer, Integer> payers = new HashMap<>();
  final Set<Integer> gone = new HashSet<>();
  long now = 1_000;

  final Accounts accounts =
      new Accounts() {
        @Override
        public String id(int seat) {
          return gone.contains(seat) ? "" : account(seat);
        }

        @Override
        public long key(int seat) {
          return gone.contains(seat) ? 0 : seat + 1L;
        }

        @Override
        public int payer(int seat) {
          return payers.getOrDefault(seat, seat);
        }

        @Override
        public long requests(int seat) {
          return requests.getOrDefault(seat, 10L);
        }
      };

  static String account(int seat) {
    return String.format("acct-%03d", seat);
  }

  static List<String> accounts(int from, int to) {
    return IntStream.range(from, to).mapToObj(JudgedGroups::account).toList();
  }

  static int[] seats(int from, int to) {
    return IntStream.range(from, to).toArray();
  }

  static Candidate group(long number, int from, int to) {
    return TestCandidates.of(number, Proposer.CONTENT, seats(from, to));
  }

  void judged(Candidate group, Verdict verdict, int... bystanders) {
    judgedAs(group, verdict, 5, bystanders);
  }

  void judgedAs(Candidate group, Verdict verdict, double strength, int... bystanders) {
    judgedBy(group, verdict, strength, List.of(Family.CONTENT), bystanders);
  }

  /** Judged by evidence of these families. */
  void judgedBy(
      Candidate group, Verdict verdict, double strength, List<Family> families, int... bystanders) {
    BitSet apart = new BitSet();
    Arrays.stream(bystanders).forEach(apart::set);
    List<Evidence> evidence =
        families.stream()
            .map(
                family ->
                    new Evidence(
                        family,
                        "group-" + group.number(),
                        Evidence.Outcome.SUPPORTS,
                        1,
                        0,
                        0,
                        1,
                        .001,
                        1,
                        "a fact."))
            .toList();
    findings.put(
        group,
        new Finding(
            group,
            new Judgement(
                verdict,
                strength,
                Judgement.Told.BY_CONTENT,
                evidence,
                new BudgetCheck(strength, 0, CalibrationSource.BUILT_IN, 40, 3_670)),
            Membership.asProposed(group).without(apart),
            TARGETS,
            5,
            9));
  }

  void cleared(Candidate group) {
    findings.remove(group);
  }

  List<CampaignChange> sweep() {
    now += 1_000;
    return registry.update(new ArrayList<>(findings.values()), now, accounts);
  }

  Campaign only() {
    assertThat(registry.all()).hasSize(1);
    return registry.all().get(0);
  }

  static List<String> names(Campaign campaign) {
    return campaign.members().stream().map(Member::account).toList();
  }
}
