package jitsiprivacy.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jitsiprivacy.cli.doctor.check.Check;
import jitsiprivacy.cli.doctor.check.Checks;
import jitsiprivacy.cli.doctor.finding.Finding;
import jitsiprivacy.cli.doctor.finding.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DoctorTest {

  @TempDir static Path directory;
  @TempDir Path root;

  private static HealthyHost healthy;

  @BeforeAll
  static void make() throws Exception {
    healthy = HealthyHost.make(directory);
  }

  @Test
  void findsNothingOnAHealthyHost() throws Exception {
    assertThat(healthy.examined().all()).isEmpty();
  }

  @Test
  void saysWhatIsGood() throws Exception {
    assertThat(healthy.examined().good())
        .extracting(good -> good.area() + ": " + good.what())
        .contains(
            "compatibility: fits audit-trail, consent-gate, log-anonymizer, recording-guard",
            "compatibility: fits audit-trail, bridge-guard, log-anonymizer",
            "agent: runs with the agent, 1.2.3",
            "audit: verifies",
            "ledger: can be read");
  }

  @Test
  void theClockOfAContainerIsKeptOutsideOfIt() throws Exception {
    HealthyHost host = healthy.copy(root);
    host.delete("/usr/sbin/chronyd");
    host.write("/.dockerenv", "");
    assertThat(host.examined().all()).isEmpty();
  }

  static List<Fault> faults() {
    return Faults.ALL;
  }

  @ParameterizedTest
  @MethodSource("faults")
  void findsEachFaultAndNothingElse(Fault fault) throws Exception {
    HealthyHost host = healthy.copy(root);
    fault.plant().in(host);
    List<Finding> found = host.examined().all();
    assertThat(found)
        .as("%s", found)
        .anyMatch(each -> each.kind().id().equals(fault.id()))
        .allMatch(
            each -> each.kind().id().equals(fault.id()) || fault.also().contains(each.kind().id()));
  }

  @Test
  void everythingItMayFindIsPlantedHere() {
    Set<String> planted = Faults.ALL.stream().map(Fault::id).collect(Collectors.toSet());
    assertThat(kinds().map(Kind::id)).doesNotHaveDuplicates();
    assertThat(planted).containsExactlyInAnyOrderElementsOf(kinds().map(Kind::id).toList());
  }

  static Stream<Kind> kinds() {
    return Stream.concat(
        Checks.all().stream().map(Check::kinds).flatMap(List::stream),
        Stream.of(Examination.NOT_EXAMINED));
  }
}
