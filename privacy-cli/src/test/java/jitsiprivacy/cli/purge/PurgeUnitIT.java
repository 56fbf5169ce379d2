package jitsiprivacy.cli.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.DocPage;
import jitsiprivacy.cli.SeesAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit of systemd is what the page shows, and what it allows is enough. */
class PurgeUnitIT {

  private static final Path UNIT =
      Path.of("../retention-purge/src/main/systemd/jitsi-privacy-purge.service");
  private static final String RIGHTS = "CapabilityBoundingSet=";
  private static final String EXECUTES = "ExecStart=/usr/bin/jitsi-privacy ";

  @TempDir Path directory;

  private static String value(String name) throws IOException {
    return Files.readAllLines(UNIT).stream()
        .filter(line -> line.startsWith(name))
        .findFirst()
        .orElseThrow()
        .substring(name.length());
  }

  @Test
  void thePageHasIt() throws Exception {
    assertThat(new DocPage("purge.md").text())
        .contains("```ini\n" + Files.readString(UNIT) + "```");
  }

  @Test
  void theRightsThatItHasAreEnough() throws Exception {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    SeesAll.assumed();
    Command host = new Command(directory.toRealPath());
    Path logs = Files.createDirectory(host.directory().resolve("portal"));
    Path configuration = Files.createDirectory(host.directory().resolve("conf.d"));
    Files.writeString(
        configuration.resolve("here.conf"),
        """
        privacy.retention.categories.portal-logs {
          what = "logs of the portal", purpose = "operation of the portal"
          files = [ "%s/*.log" ], keep = P30D
        }
        """
            .formatted(logs));
    Path log = Files.writeString(logs.resolve("a.log"), "entry\n");
    Files.setLastModifiedTime(log, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    for (Path each : List.of(log, logs)) {
      Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("r-x------"));
      Files.setOwner(
          each,
          each.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("daemon"));
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                "setpriv",
                "--reuid=nobody",
                "--regid=nogroup",
                "--clear-groups",
                "--no-new-privs",
                "--inh-caps=" + rights(),
                "--ambient-caps=" + rights(),
                "--bounding-set=" + rights(),
                "--"));
    command.add(Command.LAUNCHER.toString());
    command.addAll(List.of(value(EXECUTES).split(" ", -1)));
    command.addAll(
        List.of("--config", host.configuration().toString(), "--category", "portal-logs"));
    Command.Answer answer = Command.answer(new ProcessBuilder(command).start());
    assertThat(answer.exit()).as("%s", answer).isZero();
    assertThat(log).doesNotExist();
  }

  /** As {@code setpriv} has them. */
  private static String rights() throws IOException {
    StringBuilder rights = new StringBuilder("-all");
    for (String each : value(RIGHTS).split(" ", -1)) {
      rights.append(",+").append(each.replace("CAP_", "").toLowerCase(Locale.ROOT));
    }
    return rights.toString();
  }
}
