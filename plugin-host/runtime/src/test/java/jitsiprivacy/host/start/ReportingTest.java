package jitsiprivacy.host.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jitsiprivacy.host.background.BackgroundThreads;
import jitsiprivacy.host.health.CapturedLog;
import jitsiprivacy.host.health.GuardState;
import jitsiprivacy.host.health.Health;
import jitsiprivacy.host.health.StatusFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportingTest {
  @TempDir Path dir;

  private final Health health = new Health();
  private CapturedLog log;
  private Path run;
  private Reporting reporting;

  @BeforeEach
  void make() {
    log = new CapturedLog("jitsiprivacy.health");
    run = dir.resolve("run");
    reporting =
        new Reporting(
            new StatusFile(run, "jicofo", "1.2"), health, new BackgroundThreads(cause -> {}));
  }

  @AfterEach
  void stopCapturing() {
    log.close();
  }

  private String status() throws IOException {
    Path file = run.resolve("jicofo.status.json");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private List<String> ownAlerts() {
    return health.report().stream()
        .filter(guard -> guard.id().equals(Health.HOST))
        .flatMap(guard -> guard.alerts().values().stream())
        .map(Health.AlertReport::text)
        .toList();
  }

  @Test
  void theStatusFileIsThereWithoutAnyChangeAndFollowsEachOne() {
    reporting.start();
    await().untilAsserted(() -> assertThat(status()).contains("\"guards\" : [ ]"));
    health.state("consent-gate", GuardState.CLOSED);
    await().untilAsserted(() -> assertThat(status()).contains("closed"));
  }

  @Test
  void aStatusFileThatCannotBeWrittenIsAnAlertUntilItCan() throws IOException {
    Files.writeString(run, "in its way");
    reporting.start();
    await().untilAsserted(() -> assertThat(ownAlerts()).hasSize(1));
    assertThat(ownAlerts().get(0)).startsWith("the status file cannot be written: ");
    Files.delete(run);
    health.state("consent-gate", GuardState.CLOSED);
    await().untilAsserted(() -> assertThat(ownAlerts()).isEmpty());
    assertThat(status()).contains("closed");
  }

  @Test
  void ourStateIsAmongTheHostsMetrics() {
    CollectorRegistry metrics = new CollectorRegistry();
    health.state("consent-gate", GuardState.ACTIVE);
    reporting.addTo(() -> metrics, List.of());
    assertThat(
            metrics.getSampleValue(
                "jitsi_privacy_guard_state",
                new String[] {"guard", "state"},
                new String[] {"consent-gate", "active"}))
        .isEqualTo(1);
    assertThat(ownAlerts()).isEmpty();
  }

  @Test
  void metricsThatDoNotFitAreNotTouchedAndNamed() {
    reporting.addTo(
        () -> {
          throw new AssertionError("touched");
        },
        List.of("Collector is missing", "Registry is missing"));
    assertThat(ownAlerts())
        .containsExactly(
            "our state is not in this program's /metrics: Collector is missing; Registry is"
                + " missing");
  }

  @Test
  void metricsThatFailAreNamed() {
    reporting.addTo(
        () -> {
          throw new NoClassDefFoundError("Registry");
        },
        List.of());
    assertThat(ownAlerts())
        .containsExactly(
            "our state is not in this program's /metrics: java.lang.NoClassDefFoundError:"
                + " Registry");
  }
}
