package jitsiprivacy.cli.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.cli.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

  @TempDir Path directory;
  private final List<String> warnings = new ArrayList<>();

  private Effective effective(String text) throws Exception {
    Path file = Files.writeString(directory.resolve("privacy.conf"), text);
    return Effective.read(file, warnings::add);
  }

  private String markdown(String text) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new MarkdownReport(out).write(effective(text).all());
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void everythingHasARow() throws Exception {
    String report =
        markdown(
            """
            privacy.state-dir = /state
            privacy.recordings { directory = /srv/recordings, keep = P90D }
            privacy.log-anonymizer.keys.kept = 3 days
            privacy.retention.categories.jvb-logs.enabled = false
            privacy.retention.categories.recordings {
              at-most = P2Y
              overrides = [ { rooms = ["ward-*"], tenants = [hospital], keep = P1Y } ]
            }
            """);
    assertThat(report)
        .contains(
            "| `/srv/recordings/*` | 90 days | the date in its manifest | its key is destroyed,")
        .contains("| `recordings` | `ward-*` | `hospital` | 1 year |  | 2 years |")
        .contains("| `/state/consent.db` | 3 years | its end | deleted |")
        .contains("| `/state/audit` | 1 year |")
        .contains("| `/state/retention/erased.jsonl` | 35 days |")
        .contains("| `/state/holds` | until it is lifted |")
        .contains("| `/state/keys/addresses` | 3 days | the end of its use | destroyed |")
        .containsPattern("`jvb-logs` [^|]*\\| switched off \\|");
    assertThat(report.lines().filter(line -> line.startsWith("| `"))).hasSize(20);
    assertThat(warnings).isEmpty();
  }

  @Test
  void nothingAnOperatorWroteIsMarkup() throws Exception {
    assertThat(
            markdown(
                """
                privacy.retention.owner = "a|b <script> *c* `d`"
                privacy.retention.categories.nginx-logs.files = ["/var/log/ng|inx/a`b\u202e*"]
                """))
        .contains("| a\\|b \\<script\\> \\*c\\* \\`d\\` |")
        .contains("| `/var/log/ng\\|inx/a'b\\u{202e}*` |");
  }

  @Test
  void jsonHasPeriodsAsInTheStandard() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JsonReport(out)
        .write(
            effective(
                    """
                    privacy.retention.categories.jvb-logs {
                      keep = P7D, at-least = P3D, unit = file, grace = P2D
                      overrides = [ { tenants = [hospital], keep = P1D } ]
                    }
                    """)
                .all());
    List<JsonNode> rows = new ArrayList<>();
    for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
      rows.add(new ObjectMapper().readTree(line));
    }
    assertThat(rows).hasSize(19);
    JsonNode bridge =
        rows.stream()
            .filter(row -> row.get("name").asText().equals("jvb-logs"))
            .findFirst()
            .orElseThrow();
    assertThat(bridge.get("keep").asText()).isEqualTo("P7D");
    assertThat(bridge.get("at-least").asText()).isEqualTo("P3D");
    assertThat(bridge.get("then").asText()).isEqualTo("deleted; it can be had back for 2 days");
    assertThat(bridge.get("overrides"))
        .hasToString("[{\"tenants\":[\"hospital\"],\"keep\":\"P1D\"}]");
    assertThat(rows.stream().filter(row -> row.has("alone")).count()).isEqualTo(1);
  }

  @Test
  void twoTimesForRecordingsAreTold() throws Exception {
    markdown("privacy.recordings { directory = /srv/recordings, keep = P60D }");
    assertThat(warnings).singleElement().asString().contains("P60D", "P90D", "the same in both");
  }

  @Test
  void aPlaceOfRecordingsThatIsTooMuchIsRefused() {
    assertThatThrownBy(() -> markdown("privacy.recordings.directory = /srv"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("privacy.recordings.directory: everything in /srv is too much");
  }

  @Test
  void spansInWords() {
    assertThat(Span.of(Period.parse("P1Y2M3D")))
        .isEqualTo(new Span("P1Y2M3D", "1 year 2 months 3 days"));
    assertThat(Span.of(Period.ofWeeks(2)).words()).isEqualTo("14 days");
    assertThat(Span.of(Duration.ofMinutes(1441)).words()).isEqualTo("1 day 1 minute");
    assertThat(Span.of(Duration.ofDays(7)).iso()).isEqualTo("PT168H");
  }
}
