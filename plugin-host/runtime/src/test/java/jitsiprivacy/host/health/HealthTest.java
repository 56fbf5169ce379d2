package jitsiprivacy.host.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.OnFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {
  @TempDir Path dir;

  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private final Health health = new Health(() -> now);
  private final GuardHealth gate = health.reporterFor("consent-gate");

  private Health.GuardReport gate() {
    return health.report().stream()
        .filter(guard -> guard.id().equals("consent-gate"))
        .findFirst()
        .orElseThrow();
  }

  private long count(String kind) {
    return health.counts().get(new Health.Count("consent-gate", kind)).sum();
  }

  @Test
  void guardsAreReportedInTheirStateById() {
    health.state("zeta", GuardState.ELSEWHERE);
    health.state("alpha", GuardState.CLOSED);
    health.state("alpha", GuardState.UNPROTECTED);
    assertThat(health.report())
        .extracting(guard -> guard.id() + " " + guard.state().id())
        .containsExactly("alpha unprotected", "zeta elsewhere");
  }

  @Test
  void anOpenHoleIsShownUntilClosed() {
    gate.hole("p2p", "peers talk directly");
    gate.hole("p2p", "peers still talk directly");
    assertThat(gate().holes()).isEqualTo(Map.of("p2p", "peers still talk directly"));
    gate.closed("p2p");
    assertThat(gate().holes()).isEmpty();
  }

  @Test
  void anAlertIsShownUntilRecoveredAndStaysCounted() {
    gate.alert("ledger", "disk full", new IOException("ENOSPC"));
    gate.alert("ledger", "disk full", null);
    assertThat(gate().alerts().keySet()).containsExactly("ledger");
    assertThat(gate().alerts().get("ledger").text()).isEqualTo("disk full");
    gate.recovered("ledger");
    assertThat(gate().alerts()).isEmpty();
    assertThat(count("alert")).isEqualTo(2);
  }

  @Test
  void faultsAndVerdictsAreCounted() {
    health.fault("consent-gate", "interceptor", new IllegalStateException("broken"));
    health.intervened("consent-gate", "drop");
    health.intervened("consent-gate", "drop");
    assertThat(count("fault")).isEqualTo(1);
    assertThat(count("drop")).isEqualTo(2);
    assertThat(gate().alerts().get("fault").text())
        .isEqualTo("interceptor failed: java.lang.IllegalStateException: broken");
  }

  @Test
  void aFaultStaysAndSaysHowOldItIs() {
    Instant first = now;
    health.fault("consent-gate", "interceptor", new IllegalStateException("broken"));
    now = now.plusSeconds(3600);
    health.fault("consent-gate", "after sending", new IllegalStateException("worse"));
    assertThat(gate().alerts().get("fault"))
        .isEqualTo(
            new Health.AlertReport(
                "after sending failed: java.lang.IllegalStateException: worse", 2, first, now));
  }

  @Test
  void anAlertThatComesBackIsANewOne() {
    gate.alert("ledger", "disk full", null);
    gate.recovered("ledger");
    now = now.plusSeconds(1);
    gate.alert("ledger", "disk full", null);
    assertThat(gate().alerts().get("ledger"))
        .isEqualTo(new Health.AlertReport("disk full", 1, now, now));
  }

  @Test
  void aFaultWithEveryStanzaDoesNotFillTheLog() {
    try (CapturedLog log = new CapturedLog("jitsiprivacy.health")) {
      for (int i = 0; i < 1000; i++) {
        health.fault("consent-gate", "interceptor", new IllegalStateException("stanza " + i));
      }
      assertThat(log.lines()).hasSize(LineLimit.LINES);
      gate.alert("ledger", "disk full", null); // Another's lines are not its.
      assertThat(log.lines()).hasSize(LineLimit.LINES + 1);
      now = now.plus(LineLimit.WINDOW);
      health.fault("consent-gate", "interceptor", new IllegalStateException("later"));
      assertThat(log.lines())
          .last()
          .isEqualTo(
              "consent-gate: interceptor failed: java.lang.IllegalStateException: later (990 lines"
                  + " before this one were left out)");
    }
    assertThat(gate().alerts().get("fault").times()).isEqualTo(1001);
  }

  @Test
  void recoveringAndFailingInTurnDoesNotFillTheLogEither() {
    try (CapturedLog log = new CapturedLog("jitsiprivacy.health")) {
      for (int i = 0; i < 1000; i++) {
        gate.alert("ledger", "disk full", null);
        gate.recovered("ledger");
      }
      assertThat(log.lines())
          .hasSize(LineLimit.LINES)
          .contains("consent-gate: disk full", "consent-gate: recovered: ledger");
    }
  }

  @Test
  void whatAClientSentWritesNoLineOfItsOwn() {
    Throwable cause =
        new IllegalStateException(
            "\r\nINFO: all is well\u001b[2J\u0085\u2028" + "y".repeat(9999),
            new IOException("a\nb"));
    try (CapturedLog log = new CapturedLog("jitsiprivacy.health")) {
      health.fault("consent-gate", "x", cause);
      Throwable told = log.thrown().get(0);
      assertThat(told.toString())
          .startsWith("java.lang.IllegalStateException:  INFO: all is well [2J yyy");
      assertThat(told.getCause()).hasToString("java.io.IOException: a b");
      assertThat(told.getStackTrace()).isEqualTo(cause.getStackTrace());
    }
    assertThat(gate().alerts().get("fault").text())
        .startsWith("x failed: java.lang.IllegalStateException:  INFO: all is well [2J yyy")
        .endsWith("y…")
        .hasSizeLessThan(600);
  }

  @Test
  void theHostOfGuardsIsActiveOnceItRuns() {
    health.state(Health.HOST, GuardState.ACTIVE);
    health.fault(Health.HOST, "incoming stanza", new IllegalStateException());
    assertThat(health.report().get(0).state()).isEqualTo(GuardState.ACTIVE);
  }

  @Test
  void aHookStandsOrSaysWhyNot() {
    health.hook("consent-gate", "invite", null);
    health.hook("consent-gate", "record", "Room is missing");
    assertThat(gate().hooks()).isEqualTo(Map.of("invite", "attached", "record", "Room is missing"));
  }

  @Test
  void theListenerHearsOfEachChangeAndOfNothingElse() {
    AtomicInteger changes = new AtomicInteger();
    health.onChange(changed -> changes.incrementAndGet());
    gate.closed("p2p");
    gate.recovered("ledger");
    assertThat(changes).hasValue(0);
    gate.hole("p2p", "open");
    gate.hole("p2p", "open");
    assertThat(changes).hasValue(1);
    gate.alert("ledger", "full", null);
    gate.alert("ledger", "full", null);
    assertThat(changes).hasValue(3); // How often it was raised counts.
    gate.closed("p2p");
    gate.recovered("ledger");
    health.state("consent-gate", GuardState.ACTIVE);
    health.hook("consent-gate", "invite", null);
    assertThat(changes).hasValue(7);
  }

  private void picture() {
    health.state("consent-gate", GuardState.CLOSED);
    health.state("recording-guard", GuardState.ACTIVE);
    health.hook("consent-gate", "invite", null);
    health.hook("consent-gate", "record", "Room is \"missing\"");
    gate.hole("p2p", "peers talk directly");
    gate.alert("ledger", "disk full", null);
  }

  @Test
  void theStartReportNamesEverything() {
    picture();
    assertThat(StartReport.of("jicofo", "1.2", OnFault.DENY, health).lines())
        .containsExactly(
            "jitsi-privacy 1.2 in jicofo, on-fault = deny",
            "  consent-gate       closed",
            "    hook  invite: attached",
            "    hook  record: Room is \"missing\"",
            "    OPEN  p2p: peers talk directly",
            "    ALERT ledger: disk full",
            "  recording-guard    active");
  }

  @Test
  void theStatusFileHoldsThePicture() throws IOException {
    picture();
    new StatusFile(dir.resolve("run"), "jvb", "1.2").write(health);
    Map<String, String> values = read(dir.resolve("run/jvb.status.json"));
    assertThat(Instant.parse(values.remove("/started")))
        .isBeforeOrEqualTo(Instant.parse(values.remove("/written")));
    assertThat(values)
        .containsOnly(
            Map.entry("/host", "jvb"),
            Map.entry("/version", "1.2"),
            Map.entry("/pid", Long.toString(ProcessHandle.current().pid())),
            Map.entry("/guards/0/id", "consent-gate"),
            Map.entry("/guards/0/state", "closed"),
            Map.entry("/guards/0/hooks/invite", "attached"),
            Map.entry("/guards/0/hooks/record", "Room is \"missing\""),
            Map.entry("/guards/0/open/p2p", "peers talk directly"),
            Map.entry("/guards/0/alerts/ledger/text", "disk full"),
            Map.entry("/guards/0/alerts/ledger/times", "1"),
            Map.entry("/guards/0/alerts/ledger/since", "2026-03-01T10:00:00Z"),
            Map.entry("/guards/0/alerts/ledger/last", "2026-03-01T10:00:00Z"),
            Map.entry("/guards/1/id", "recording-guard"),
            Map.entry("/guards/1/state", "active"));
  }

  /** The scalars of a JSON text by their path. */
  private static Map<String, String> read(Path file) throws IOException {
    Map<String, String> values = new TreeMap<>();
    try (JsonParser in = new JsonFactory().createParser(Files.readString(file))) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (token.isScalarValue()) {
          values.put(in.getParsingContext().pathAsPointer().toString(), in.getText());
        }
      }
    }
    return values;
  }

  @Test
  void othersReadTheStatusFileThroughTheGroupOnly() throws IOException {
    new StatusFile(dir.resolve("run"), "jvb", "1.2").write(health);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("run"))))
        .startsWith("rwx")
        .endsWith("---");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(dir.resolve("run/jvb.status.json"))))
        .startsWith("rw-")
        .endsWith("---");
  }

  @Test
  void noLinkInTheDirectoryIsFollowed() throws IOException {
    Path victim = Files.writeString(dir.resolve("victim"), "precious");
    Path run = Files.createDirectory(dir.resolve("run"));
    Files.createSymbolicLink(run.resolve("jvb.status.json.new"), victim);
    Files.createSymbolicLink(run.resolve("jvb.status.json"), victim);
    new StatusFile(run, "jvb", "1.2").write(health);
    assertThat(victim).hasContent("precious");
    assertThat(run.resolve("jvb.status.json")).isRegularFile().isNotEqualTo(victim);
    assertThat(Files.isSymbolicLink(run.resolve("jvb.status.json"))).isFalse();
  }

  @Test
  void theStatusFileIsReplacedNotRewritten() throws IOException {
    StatusFile file = new StatusFile(dir, "jicofo", "1.2");
    health.state("consent-gate", GuardState.ACTIVE);
    file.write(health);
    Path path = dir.resolve("jicofo.status.json");
    // A reader that opened the old file goes on reading the old file.
    try (InputStream reader = Files.newInputStream(path)) {
      byte[] old = Files.readAllBytes(path);
      health.state("consent-gate", GuardState.CLOSED);
      file.write(health);
      assertThat(reader.readAllBytes()).isEqualTo(old);
    }
    assertThat(read(path)).containsEntry("/guards/0/state", "closed");
    try (var files = Files.list(dir)) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void metricsShowTheSamePicture() {
    picture();
    health.intervened("consent-gate", "answer");
    CollectorRegistry registry = new CollectorRegistry();
    registry.register(new HealthMetrics(health));
    Map<String, Double> samples = new HashMap<>();
    for (Collector.MetricFamilySamples family : Collections.list(registry.metricFamilySamples())) {
      family.samples.forEach(sample -> samples.put(sample.name + sample.labelValues, sample.value));
    }
    assertThat(samples)
        .containsOnly(
            Map.entry("jitsi_privacy_guard_state[consent-gate, closed]", 1.0),
            Map.entry("jitsi_privacy_guard_state[recording-guard, active]", 1.0),
            Map.entry("jitsi_privacy_hook_attached[consent-gate, invite]", 1.0),
            Map.entry("jitsi_privacy_hook_attached[consent-gate, record]", 0.0),
            Map.entry("jitsi_privacy_hole[consent-gate, p2p]", 1.0),
            Map.entry("jitsi_privacy_alert[consent-gate, ledger]", 1.0),
            Map.entry("jitsi_privacy_events_total[consent-gate, alert]", 1.0),
            Map.entry("jitsi_privacy_events_total[consent-gate, answer]", 1.0));
  }
}
