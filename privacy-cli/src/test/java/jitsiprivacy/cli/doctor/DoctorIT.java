package jitsiprivacy.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.DocPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as it is installed, on hosts whose files are mounted somewhere. */
class DoctorIT {

  /** Not the disk's: that of the machine may be full. */
  private static final String[] NOT_STATE = {
    "configuration",
    "compatibility",
    "agent",
    "ledger",
    "audit",
    "retention",
    "programs",
    "logs",
    "web",
    "prosody",
    "nginx",
    "coturn"
  };

  @TempDir static Path template;
  @TempDir Path directory;

  private static HealthyHost healthy;
  private HealthyHost host;
  private Command command;

  @BeforeAll
  static void make() throws Exception {
    healthy = HealthyHost.make(template);
  }

  @BeforeEach
  void copy() throws Exception {
    command = new Command(directory.resolve("elsewhere"));
    host = healthy.copy(Files.createDirectory(directory.resolve("mnt")));
  }

  private Answer doctor(String... more) throws Exception {
    List<String> all = new ArrayList<>(List.of("doctor", "--root", directory + "/mnt"));
    all.addAll(List.of(more));
    return command.run("", all);
  }

  private static String[] only(String... areas) {
    List<String> all = new ArrayList<>();
    for (String each : areas) {
      all.addAll(List.of("--only", each));
    }
    return all.toArray(String[]::new);
  }

  @Test
  void aHealthyHostIsGood() throws Exception {
    Answer answer = doctor(only(NOT_STATE));
    assertThat(answer.exit()).as("%s", answer).isZero();
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out())
        .contains("ok        audit: /var/lib/jitsi-privacy/audit verifies")
        .contains("fits audit-trail, consent-gate, log-anonymizer, recording-guard")
        .endsWith("0 critical, 0 warnings, 0 notes; 5 good\n")
        .doesNotContain("\u001b");
  }

  @Test
  void aFindingSaysWhatItMeansAndWhatToDo() throws Exception {
    host.replace(
        "/etc/jitsi/meet/meet.example-config.js", "disableThirdPartyRequests: true", "a: 1");
    Answer answer = doctor(only("web"));
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.out())
        .isEqualTo(
            """
            WARNING   third-party-requests  /etc/jitsi/meet/meet.example-config.js
                      disableThirdPartyRequests is not true
                      The browsers of participants fetch avatars and the like from third parties, who learn
                      their addresses.
                      -> In config.js: disableThirdPartyRequests: true
                      docs/doctor.md#third-party-requests

            0 critical, 1 warning, 0 notes; 0 good
            """);
  }

  @Test
  void whatIsOursIsPutRight() throws Exception {
    host.mode("/var/lib/jitsi-privacy", "rwxr-xr-x");
    host.mode("/etc/jitsi/privacy/privacy.conf", "rw-rw-rw-");
    String[] both = only("configuration", "state");
    assertThat(doctor(both).out()).contains("state-open", "configuration-writable");
    List<String> fix = new ArrayList<>(List.of(both));
    fix.add("--fix");
    Answer answer = doctor(fix.toArray(String[]::new));
    assertThat(answer.err()).contains("put right: state-open", "put right: configuration-writable");
    assertThat(answer.out()).doesNotContain("state-open", "configuration-writable");
    assertThat(Files.getPosixFilePermissions(host.state()))
        .isEqualTo(PosixFilePermissions.fromString("rwxr-x---"));
  }

  @Test
  void forPrograms() throws Exception {
    host.delete("/usr/lib/systemd/system/jicofo.service.d/jitsi-privacy.conf");
    Answer answer = doctor("--json", "--only", "agent");
    assertThat(answer.exit()).isEqualTo(2);
    JsonNode report = new ObjectMapper().readTree(answer.out());
    assertThat(report.get("form").asInt()).isEqualTo(1);
    assertThat(report.get("host").asText()).isEqualTo("meet");
    assertThat(report.get("verdict").asText()).isEqualTo("critical");
    assertThat(report.get("findings").findValuesAsText("id")).containsExactly("agent-not-set");

    Path reports = Files.createDirectory(directory.resolve("reports"));
    Files.writeString(reports.resolve("meet.json"), answer.out());
    Answer fleet = command.run("", List.of("fleet", "report", reports.toString()));
    assertThat(fleet.exit()).isEqualTo(2);
    assertThat(fleet.out()).startsWith("CRITICAL  agent-not-set  on 1 of 1");
    Answer json = command.run("", List.of("fleet", "report", "--json", reports.toString()));
    JsonNode folded = new ObjectMapper().readTree(json.out());
    assertThat(folded.at("/hosts/meet/verdict").asText()).isEqualTo("critical");
    assertThat(folded.at("/findings/0/hosts/meet").asText()).contains("our agent");
  }

  @Test
  void whoCallsItWronglyIsTold() throws Exception {
    assertThat(doctor("--only", "wbe"))
        .satisfies(answer -> assertThat(answer.exit()).isEqualTo(2))
        .satisfies(answer -> assertThat(answer.err()).contains("no area wbe", "web, prosody"));
    assertThat(doctor("--jicofo", directory + "/nowhere").err()).contains("no directory with jars");
    assertThat(command.run("", List.of("doctor", "--root", directory + "/nowhere")))
        .satisfies(answer -> assertThat(answer.exit()).isEqualTo(2))
        .satisfies(answer -> assertThat(answer.err()).contains("there is no ", "/nowhere"));
    assertThat(command.run("", List.of("fleet", "report", directory + "/nowhere")).err())
        .contains("no directory with reports");
    assertThat(command.run("", List.of("fleet", "report", "--help")).out()).contains("Exit code");
    assertThat(command.run("", List.of("doctor", "--help")).out()).contains("Exit code");
  }

  /** Each command of the pages, with what they name in the directory of the test. */
  @Test
  void theCommandsOfThePages() throws Exception {
    DocPage.install(command);
    Files.createDirectories(command.directory().resolve("fleet"));
    for (String page : List.of("doctor.md", "fleet.md")) {
      for (String block : new DocPage(page).blocks()) {
        String here =
            block
                .replace("/mnt", directory + "/mnt")
                .replace("/var/lib/fleet", command.directory() + "/fleet")
                .replace("apt-get download jicofo && dpkg-deb -x jicofo_*.deb unpacked\n", "")
                .replace("unpacked/", directory + "/mnt/");
        Answer answer = DocPage.shell(command, here);
        assertThat(answer.exit()).as("%s: %s", here, answer).isBetween(0, 2);
        assertThat(answer.err()).as(here).doesNotContain("Unknown", "Usage", "fault of");
        assertThat(answer.out().isEmpty()).as(here).isEqualTo(block.contains(" > "));
      }
    }
  }
}
