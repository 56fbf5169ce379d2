package jitsiprivacy.cli.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.SeesAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code action = archive} as it is installed. */
class ArchiveIT {

  @TempDir Path directory;

  private OurLogs ours;
  private Path archive;

  @BeforeEach
  void configure() throws Exception {
    SeesAll.assumed();
    ours = new OurLogs(directory);
    archive = Files.createDirectory(ours.host.directory().resolve("archive"));
    ours.category("action = archive, archive = \"" + archive + "\"");
  }

  @Test
  void whatIsDueGoesThereAndIsOnRecord() throws Exception {
    assertThat(ours.host.audit("init", "meet.example/audit").exit()).isZero();
    ours.file("a.log", 100);
    ours.file("b.log", 0);
    Answer answer = ours.purges("--list");
    assertThat(answer.exit()).as("%s", answer).isZero();
    assertThat(answer.out())
        .contains("  archived  " + ours.logs.resolve("a.log") + "\n")
        .endsWith("ours: archived 1, 8 B; held 0, kept 0, failed 0\n");
    assertThat(ours.names()).containsExactly("b.log");
    assertThat(archive.resolve("a.log")).hasContent("of a.log");
    assertThat(ours.facts("purge.run").at("/archived").asInt()).isOne();
    assertThat(ours.facts("purge.run").at("/deleted").asInt()).isZero();
    assertThat(ours.host.audit("verify").exit()).isZero();
  }

  @Test
  void withoutTheArchiveNothingGoes() throws Exception {
    ours.file("a.log", 100);
    Files.delete(archive);
    Answer answer = ours.purges();
    assertThat(answer.exit()).isEqualTo(Exit.NO);
    assertThat(answer.out()).contains("failed  ", "the archive " + archive + " is not there");
    assertThat(ours.names()).containsExactly("a.log");
  }

  @Test
  void anArchiveAmongTheFilesIsAMistake() throws Exception {
    for (String wrong : new String[] {ours.logs.toString(), ours.logs + "/old.log", "srv"}) {
      ours.category("action = archive, archive = \"" + wrong + "\"");
      Answer answer = ours.purges();
      assertThat(answer.exit()).as(wrong).isEqualTo(Exit.CONFIGURATION);
      assertThat(answer.err()).contains("categories.ours.archive");
    }
    ours.category("action = archive, archive = \"" + ours.logs + "/old\"");
    assertThat(ours.purges().exit()).isZero();
  }
}
