package jitsiprivacy.cli.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.host.config.ConfigException;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.host.config.Section;
import jitsiprivacy.retention.category.Action;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.category.ClockStart;
import jitsiprivacy.retention.category.FilePattern;
import jitsiprivacy.retention.category.Unit;
import jitsiprivacy.retention.category.Whose;
import jitsiprivacy.retention.options.RetentionOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code privacy.retention} as an operator writes it, over what is shipped. */
class RetentionOptionsTest {

  private static final Section SECTION = new Section("retention", RetentionOptions.class);

  @TempDir Path directory;

  private RetentionOptions options(String text) throws IOException, ConfigException {
    Path file = Files.writeString(directory.resolve("privacy.conf"), text);
    return PrivacyConfig.load(file, List.of(SECTION), getClass().getClassLoader())
        .section(RetentionOptions.class);
  }

  private static List<String> names(RetentionOptions options) {
    return options.enabled(Optional.empty()).stream().map(Category::name).toList();
  }

  @Test
  void whatIsShipped() throws Exception {
    RetentionOptions shipped = options("");
    assertThat(shipped.categories().keySet())
        .containsExactlyInAnyOrder(
            "jicofo-logs",
            "jvb-logs",
            "jigasi-logs",
            "jibri-logs",
            "prosody-logs",
            "nginx-logs",
            "coturn-logs",
            "heap-dumps",
            "packet-captures",
            "time-series",
            "xmpp-packet-log",
            "recordings",
            "transcripts");
    assertThat(names(shipped)).doesNotContain("recordings").hasSize(12);
    Category recordings =
        shipped.enabled(Optional.of(Path.of("/srv/recordings"))).stream()
            .filter(category -> category.name().equals("recordings"))
            .findFirst()
            .orElseThrow();
    assertThat(recordings.files()).hasToString("[/srv/recordings/*]");
    assertThat(recordings.unit()).isEqualTo(Unit.DIRECTORY);
    assertThat(recordings.from()).isEqualTo(ClockStart.MANIFEST);
    assertThat(recordings.action()).isEqualTo(Action.DESTROY_KEY);
    assertThat(recordings.keep()).isEqualTo(Period.ofDays(90));
  }

  @ParameterizedTest
  @CsvSource({
    "jicofo-logs, /var/log/jitsi/jicofo.log.2.gz, true",
    "jicofo-logs, /var/log/jitsi/jicofo.log-20261101.gz, true",
    "jicofo-logs, /var/log/jitsi/jicofo-xmpp.log.0, false",
    "xmpp-packet-log, /var/log/jitsi/jicofo-xmpp.log.0, true",
    "jvb-logs, /var/log/jitsi/jvb.log.24.gz, true",
    "jibri-logs, /var/log/jitsi/jibri/ffmpeg.0.txt, true",
    "jibri-logs, /var/log/jitsi/jibri/log.0.txt, true",
    "prosody-logs, /var/log/prosody/prosody.log.52.gz, true",
    "prosody-logs, /var/log/prosody/prosody.err.1, true",
    "nginx-logs, /var/log/nginx/access.log-20261101-1761955200, true",
    "heap-dumps, /tmp/java_pid4711.hprof, true",
    "heap-dumps, /tmp/hs_err_pid4711.log, true",
    "heap-dumps, /tmp/hsperfdata, false",
    "packet-captures, /tmp/12ab-rx-2026-11-25T16:00:03.123456Z.pcap, true",
    "packet-captures, /tmp/12ab-sctp-2026-11-25T16:00:03Z.pcap, true",
    "packet-captures, /tmp/mine.pcap, false",
    "time-series, /tmp/jvb-series.log, true",
    "coturn-logs, /var/log/turn_1234_2026-11-01.log, true",
    "coturn-logs, /var/log/syslog, false",
    "transcripts, /var/lib/jigasi/transcripts/a.json, true",
  })
  void whatBelongsToWhat(String name, Path file, boolean isIn) throws Exception {
    Category category = options("").category(name, Optional.empty());
    assertThat(category.files().stream().anyMatch(files -> isIn(files, file))).isEqualTo(isIn);
  }

  private static boolean isIn(FilePattern files, Path file) {
    if (!file.startsWith(files.root())) {
      return false;
    }
    List<String> names = new ArrayList<>();
    files.root().relativize(file).forEach(name -> names.add(name.toString()));
    return files.matches(names);
  }

  @Test
  void oneNumberIsChangedOneIsAddedAndOneSwitchedOff() throws Exception {
    RetentionOptions options =
        options(
            """
            privacy.retention {
              owner = "it department"
              categories {
                jicofo-logs.keep = P7D
                jvb-logs.enabled = false
                portal-logs {
                  what = "logs of the portal"
                  purpose = "operation"
                  files = ["/var/log/portal/*.log*"]
                  keep = 1y
                  at-most = 2y
                  overrides = [{ rooms = ["ward-*"], keep = 10y }]
                }
              }
            }
            """);
    assertThat(names(options)).contains("portal-logs", "jicofo-logs").doesNotContain("jvb-logs");
    assertThat(options.category("jicofo-logs", Optional.empty()).keep())
        .isEqualTo(Period.ofDays(7));
    Category portal = options.category("portal-logs", Optional.empty());
    assertThat(portal.owner()).isEqualTo("it department");
    assertThat(portal.unit()).isEqualTo(Unit.FILE);
    assertThat(portal.from()).isEqualTo(ClockStart.MODIFIED);
    assertThat(portal.action()).isEqualTo(Action.DELETE);
    Instant start = Instant.parse("2026-11-01T00:00:00Z");
    assertThat(portal.due(start, new Whose(Optional.of(Set.of("ward-7")), Optional.of(Set.of()))))
        .contains(Instant.parse("2028-11-01T00:00:00Z"));
    assertThat(portal.due(start, new Whose(Optional.of(Set.of("room1")), Optional.of(Set.of()))))
        .contains(Instant.parse("2027-11-01T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "categories.jicofo-logs.keep = P0D|categories.jicofo-logs: keep: a day at least",
        "categories.jicofo-log.keep = P7D|Did you mean \"jicofo-logs\"?",
        "categories.jicofo-logs.files = [\"/\"${?UNSET_OF_THIS_TEST}\"*\"]|Is a variable in it empty?",
        "categories.jicofo-logs.files = [\"/tmp/*\"]|everything in /tmp is too much",
        "categories.jicofo-logs.files = [\"/etc/jitsi/*\"]|nothing in /etc is ever deleted",
        "categories.jicofo-logs.files = []|categories.jicofo-logs needs files",
        "categories.jicofo-logs.files = [\"/var/log/jitsi/jvb.log*\"]"
            + "|stands in categories.jicofo-logs and in categories.jvb-logs",
        "categories.jicofo-logs.action = archive|archive, the directory that copies go to",
        "categories.nginx-logs { action = archive, archive = /var/log/nginx/old.log }"
            + "|categories.nginx-logs.archive is /var/log/nginx/old.log, which lies among",
        "categories.nginx-logs { action = archive, archive = /var/lib/jigasi/transcripts/old }"
            + "|lies among the files of categories.transcripts",
        "categories.nginx-logs { action = archive, archive = /var/log/nginx }|lies among",
        "categories.nginx-logs { action = archive, archive = /srv/../var }|an absolute path",
        "categories.jicofo-logs.action = burn|one of: delete, destroy-key, anonymize, archive",
        "categories.jicofo-logs.at-least = P1M|keep is P14D, which is shorter than at-least, P1M",
        "categories.jicofo-logs.grace = P0D|a day at least",
        "categories.nginx-logs { action = anonymize, grace = P3D }|cannot be had back",
        "categories.jicofo-logs.overrides = [{ keep = P1Y }]|needs rooms or tenants",
        "categories.jicofo-logs.what = \"\"|what: a line of words",
        "categories.Mine = ${privacy.retention.categories.jvb-logs}|a name is of lower-case letters",
        "limits.share = 101|share: 0 to 100",
        "stores.consent-ledger.keep = 0d|a day at least",
        "store.consent-ledger.keep = 1d|Did you mean \"stores\"?",
      })
  void whatIsRefusedInWords(String line, String words) {
    assertThatThrownBy(() -> options("\nprivacy.retention." + line))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("privacy.conf:2: privacy.retention")
        .hasMessageContaining(words);
  }
}
