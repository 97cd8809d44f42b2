package io.github.azeotrope.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.OrganizationStanding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrganizationsTest {
  private static final long DAY = 86_400_000;
  private static final long ACME = 0x1234_5678_9abc_def0L;

  private final List<String> asked = new ArrayList<>();
  private final Map<String, OrganizationStanding> known = new HashMap<>();

  private Organizations inline() {
    return new Organizations(
        name -> {
          asked.add(name);
          return known.getOrDefault(name, OrganizationStanding.NONE);
        },
        Runnable::run);
  }

  @Test
  void asksOnceADayAndNeverWhenARequestComes() {
    known.put("acme", OrganizationStanding.VERIFIED);
    Organizations organizations = inline();
    organizations.declared(ACME, "acme");
    organizations.declared(ACME, "acme");
    assertThat(asked).isEmpty();
    assertThat(organizations.of(ACME)).isEqualTo(OrganizationStanding.NONE);
    organizations.refresh(0);
    assertThat(organizations.of(ACME)).isEqualTo(OrganizationStanding.VERIFIED);
    organizations.declared(ACME, "acme");
    organizations.refresh(DAY / 2);
    assertThat(asked).containsExactly("acme");
    organizations.refresh(DAY);
    organizations.declared(ACME, "acme");
    organizations.refresh(DAY + 1);
    assertThat(asked).containsExactly("acme", "acme");
  }

  @Test
  void tellsOnceWhoseStandingHasChanged() {
    known.put("acme", OrganizationStanding.DECLARED);
    Organizations organizations = inline();
    organizations.declared(ACME, "acme");
    organizations.refresh(0);
    assertThat(organizations.takeChanged()).containsExactly(ACME);
    assertThat(organizations.takeChanged()).isEmpty();
    known.put("acme", OrganizationStanding.NONE);
    organizations.refresh(DAY);
    organizations.declared(ACME, "acme");
    organizations.refresh(DAY + 1);
    assertThat(organizations.takeChanged()).containsExactly(ACME);
    assertThat(organizations.of(ACME)).isEqualTo(OrganizationStanding.NONE);
  }

  @Test
  void anAnswerOutlivesAnOutageOfTheDirectory() {
    boolean[] down = {false};
    Organizations organizations =
        new Organizations(
            name -> {
              if (down[0]) {
                throw new IllegalStateException("the directory is down");
              }
              return OrganizationStanding.VERIFIED;
            },
            Runnable::run);
    organizations.declared(ACME, "acme");
    organizations.refresh(0);
    down[0] = true;
    organizations.refresh(DAY);
    organizations.declared(ACME, "acme");
    organizations.declared(~ACME, "other");
    organizations.refresh(DAY + 1);
    assertThat(organizations.failures()).isEqualTo(2);
    assertThat(organizations.of(ACME)).isEqualTo(OrganizationStanding.VERIFIED);
    assertThat(organizations.of(~ACME)).isEqualTo(OrganizationStanding.NONE);
  }

  @Test
  void aLookUpThatDoesNotReturnIsCountedAndKeepsNobodyWaiting() {
    List<Runnable> stuck = new ArrayList<>();
    Organizations organizations =
        new Organizations(name -> OrganizationStanding.VERIFIED, stuck::add);
    organizations.declared(ACME, "acme");
    organizations.refresh(0);
    organizations.refresh(1);
    organizations.refresh(2);
    assertThat(stuck).hasSize(1);
    assertThat(organizations.failures()).isEqualTo(2);
    stuck.get(0).run();
    assertThat(organizations.of(ACME)).isEqualTo(OrganizationStanding.VERIFIED);
  }

  @Test
  void inventedOrganizationsDriveOutNoneThatIsVouchedFor() {
    known.put("acme", OrganizationStanding.VERIFIED);
    Organizations organizations =
        new Organizations(
            name -> known.getOrDefault(name, OrganizationStanding.DECLARED), Runnable::run);
    organizations.declared(ACME, "acme");
    organizations.refresh(0);
    int remembered = 0;
    for (long i = 1; i <= 80_000; i++) {
      organizations.declared(i << 44 ^ i, "invented-" + i);
      organizations.refresh(1);
    }
    for (long i = 1; i <= 80_000; i++) {
      remembered += organizations.of(i << 44 ^ i) == OrganizationStanding.DECLARED ? 1 : 0;
    }
    assertThat(remembered).isBetween(60_000, 65_536);
    assertThat(organizations.of(ACME)).isEqualTo(OrganizationStanding.VERIFIED);
  }

  @Test
  void withoutAFunctionThereAreNoStandings() {
    Organizations organizations = new Organizations(null, Runnable::run);
    organizations.declared(ACME, "acme");
    organizations.refresh(0);
    assertThat(organizations.of(ACME)).isNull();
  }
}
