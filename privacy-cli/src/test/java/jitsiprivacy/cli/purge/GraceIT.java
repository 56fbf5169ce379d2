package jitsiprivacy.cli.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.SeesAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code grace} and {@code purge undo} as they are installed. */
class GraceIT {

  @TempDir Path directory;

  private OurLogs ours;
  private Path file;

  @BeforeEach
  void withdraw() throws Exception {
    SeesAll.assumed();
    ours = new OurLogs(directory);
    ours.category("grace = P3D");
    assertThat(ours.host.audit("init", "meet.example/audit").exit()).isZero();
    file = ours.file("a.log", 100);
    ours.file("b.log", 0);
    Answer answer = ours.purges();
    assertThat(answer.exit()).as("%s", answer).isZero();
    assertThat(answer.out())
        .endsWith("ours: withdrawn 1, 8 B, to be had back for P3D; held 0, kept 0, failed 0\n")
        .doesNotContain("  withdrawn");
  }

  private Answer undoes(String... more) throws Exception {
    return ours.runs(List.of("purge", "undo"), List.of(more));
  }

  private Answer holds() throws Exception {
    return ours.runs(
        List.of("hold", "set", "case-12"),
        List.of(
            "--file",
            file.toString(),
            "--until",
            "2030-01-01",
            "--reason",
            "a claim",
            "--responsible",
            "the operator"));
  }

  @Test
  void itIsGoneAndListedAndOnRecord() throws Exception {
    assertThat(file).doesNotExist();
    Answer list = undoes("--list");
    assertThat(list.exit()).as("%s", list).isZero();
    assertThat(list.out()).matches("until [0-9T:-]+Z  ours  " + file + "\n");
    assertThat(ours.facts("purge.run").at("/withdrawn").asInt()).isOne();
  }

  @Test
  void whatWouldBeDueAgainIsRefusedUntilAHoldIsSet() throws Exception {
    Answer refused = undoes(file.toString());
    assertThat(refused.exit()).isEqualTo(Exit.NO);
    assertThat(refused.err())
        .contains("would be due again", "hold set NAME --file " + file, "configuration");
    assertThat(file).doesNotExist();
    assertThat(holds().exit()).isZero();
    Answer done = undoes(file.toString());
    assertThat(done.exit()).as("%s", done).isZero();
    assertThat(done.out()).isEqualTo("it is there again: " + file + "\n");
    assertThat(file).hasContent("of a.log");
    assertThat(ours.facts("purge.undone").at("/category").asText()).isEqualTo("ours");
    assertThat(undoes("--list").out()).isEmpty();
    assertThat(ours.purges().out()).contains("held  " + file);
  }

  @Test
  void whatCannotBeRecordedIsNotHadBack() throws Exception {
    assertThat(holds().exit()).isZero();
    Path archive = ours.host.state().resolve("audit");
    Files.move(archive, directory.resolve("elsewhere"));
    Files.writeString(archive, "in its way");
    Answer answer = undoes(file.toString());
    assertThat(answer.exit()).isEqualTo(Exit.NO);
    assertThat(answer.err()).contains("cannot be recorded in the audit trail");
    assertThat(file).doesNotExist();
  }

  @Test
  void whatWasNeverThere() throws Exception {
    Answer answer = undoes(ours.logs.resolve("c.log").toString());
    assertThat(answer.exit()).isEqualTo(Exit.NO);
    assertThat(answer.err()).contains("nothing that was called so is withdrawn");
    assertThat(undoes().exit()).isEqualTo(Exit.FAILED);
    assertThat(undoes("--list", file.toString()).exit()).isEqualTo(Exit.FAILED);
  }

  @Test
  void withoutGraceItGoesAtTheNextRun() throws Exception {
    ours.category("");
    Answer answer = ours.purges();
    assertThat(answer.out()).contains("ours: deleted 1, 8 B");
    assertThat(ours.names()).containsExactly("b.log");
  }
}
