package jitsiprivacy.cli.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.DocPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/holds.md do what it says. */
class HoldDocIT {

  private static final String LAST_DAY = "2027-11-25";
  private static final Pattern VARIES =
      Pattern.compile(
          "[0-9a-f]{32}|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:]+Z)?|\\w+ \\(uid [0-9]+\\)"
              + "|\"(uid|user)\" : \\S+");

  @TempDir Path directory;

  private final DocPage doc = new DocPage("holds.md");
  private Command host;
  private List<String> blocks;

  @BeforeEach
  void install() throws Exception {
    host = new Command(directory);
    DocPage.install(host);
    TwoUsers.share(host);
    assertThat(host.audit("init", "meet.example/audit").exit()).isZero();
    Files.createDirectories(directory.resolve("recordings/kq3v7"));
    blocks = doc.blocks();
    assertThat(blocks).hasSize(7);
  }

  private static String shape(String text) {
    return VARIES.matcher(text).replaceAll("...");
  }

  /** Where this host has what others have below the root; and days that are to come. */
  private String here(String commands) {
    return commands
        .replace("/srv/recordings", directory + "/recordings")
        .replace(LAST_DAY, LocalDate.now(ZoneOffset.UTC).plusYears(1).toString());
  }

  private Answer run(int block) throws Exception {
    Answer answer = DocPage.shell(host, here(blocks.get(block)));
    assertThat(answer.exit()).as("%s: %s", blocks.get(block), answer).isZero();
    return answer;
  }

  private void shows(String out) throws Exception {
    assertThat(shape(doc.text())).contains("```\n" + shape(out) + "```");
  }

  @Test
  void thePageForOperators() throws Exception {
    Answer set = run(0);
    shows(set.out());
    assertThat(set.err().lines()).hasSize(1);
    assertThat(set.err()).contains("rows of databases");
    Answer listed = run(1);
    shows(listed.out());
    assertThat(listed.err()).isEmpty();
    shows(run(2).out());
    assertThat(shape(doc.text()))
        .contains(
            "```json\n"
                + shape(Files.readString(host.state().resolve("holds/case-13.json")))
                + "```");
    shows(run(3).out());
    assertThat(run(4).out()).contains("hold.set", "hold.lifted", "settled", "case-12");
    shows(run(5).out());
    assertThat(DocPage.shell(host, blocks.get(6)).err()).contains("another user has to approve");
  }

  @Test
  void twoPeople() throws Exception {
    TwoUsers.assume();
    Files.setPosixFilePermissions(
        directory.resolve("bin/jitsi-privacy"), PosixFilePermissions.fromString("r-xr-xr-x"));
    run(1);
    run(5);
    Answer approved =
        TwoUsers.another(
            directory,
            List.of(
                "bash", "-euc", "PATH=" + directory.resolve("bin") + ":$PATH\n" + blocks.get(6)));
    assertThat(approved.exit()).as("%s", approved).isZero();
    shows(approved.out());
  }

  @Test
  void theOptionsAreThoseOfTheCommand() throws Exception {
    doc.hasOptions(host.run("", List.of("hold", "set", "--help")).out());
  }
}
