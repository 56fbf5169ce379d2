package jitsiprivacy.cli.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import jitsiprivacy.cli.doctor.finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTest {

  private final Instant now = Instant.parse("2026-11-26T12:00:00Z");

  @TempDir Path directory;

  private void report(String host, Duration old, String version, String... findings)
      throws Exception {
    Files.writeString(
        directory.resolve(host + ".json"),
        """
        { "form": 1, "host": "%s", "time": "%s", "version": "%s", "verdict": "x",
          "findings": [ %s ], "good": [] }
        """
            .formatted(host, now.minus(old), version, String.join(",", findings)));
  }

  private static String finding(String id, String severity) {
    return """
        { "id": "%1$s", "severity": "%2$s", "where": "/etc/a", "what": "is %1$s",
          "link": "docs/doctor.md#%1$s", "later": 1 }
        """
        .formatted(id, severity);
  }

  private String shown() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new HumanFleetReport(out).write(new Reports(directory).read(), now);
    return out.toString(StandardCharsets.UTF_8);
  }

  private Severity worst() throws Exception {
    return new Reports(directory).read().worst(now);
  }

  @Test
  void whatSeveralHostsHaveIsSaidOnce() throws Exception {
    report("meet-1", Duration.ofHours(1), "1.0", finding("p2p-on", "warning"));
    report(
        "meet-2",
        Duration.ofHours(1),
        "1.1",
        finding("p2p-on", "warning"),
        finding("guard-closed", "critical"));
    report("meet-3", Duration.ofHours(1), "1.1", finding("guard-off", "note"));
    assertThat(shown())
        .isEqualTo(
            """
            CRITICAL  guard-closed  on 1 of 3  docs/doctor.md#guard-closed
                      meet-2: /etc/a: is guard-closed

            WARNING   p2p-on  on 2 of 3  docs/doctor.md#p2p-on
                      meet-1: /etc/a: is p2p-on
                      meet-2: /etc/a: is p2p-on

            NOTE      guard-off  on 1 of 3  docs/doctor.md#guard-off
                      meet-3: /etc/a: is guard-off

            NOTE      several versions are in use:
                      1.0 on 1
                      1.1 on 2
            3 hosts: 1 critical, 1 with warnings, 1 good; 0 not known
            """);
    assertThat(worst()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void aHostThatIsNotHeardOfIsNotGood() throws Exception {
    report("meet-1", Duration.ofDays(3), "1.0");
    assertThat(shown()).contains("UNKNOWN   meet-1 was examined at 2026-11-23T12:00:00Z");
    assertThat(worst()).isEqualTo(Severity.WARNING);
  }

  @Test
  void noReportsAreNoGoodNews() throws Exception {
    assertThat(worst()).isEqualTo(Severity.WARNING);
  }

  @Test
  void whatIsNoReportIsNamed() throws Exception {
    report("meet-1", Duration.ZERO, "1.0");
    Files.copy(directory.resolve("meet-1.json"), directory.resolve("meet-1-copy.json"));
    Files.writeString(directory.resolve("broken.json"), "{ \"form\": 1, ");
    Files.writeString(directory.resolve("other.json"), "{ \"form\": 2 }");
    Files.writeString(directory.resolve("empty.json"), "");
    Files.writeString(
        directory.resolve("escape.json"),
        "{ \"form\": 1, \"host\": \"\\u001b[2Jx\", \"time\": \"2026-11-26T12:00:00Z\","
            + " \"version\": \"1\", \"findings\": [] }");
    Files.createSymbolicLink(directory.resolve("link.json"), Path.of("meet-1.json"));
    assertThat(new Reports(directory).read().unreadable())
        .hasSize(5)
        .containsKeys("broken.json", "other.json", "empty.json", "link.json");
    assertThat(shown()).doesNotContain("\u001b").contains("2 hosts");
    assertThat(worst()).isEqualTo(Severity.WARNING);
  }
}
