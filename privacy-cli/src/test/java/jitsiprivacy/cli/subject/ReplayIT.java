package jitsiprivacy.cli.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.SeesAll;
import jitsiprivacy.cli.Tree;
import jitsiprivacy.consent.ledger.LedgerOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code purge replay}, as it is installed: after a backup was restored. */
class ReplayIT {

  private static final byte[] NAME = "participant-1@".getBytes(StandardCharsets.UTF_8);

  @TempDir Path directory;
  @TempDir Path elsewhere;

  @BeforeEach
  void seesAll() throws Exception {
    SeesAll.assumed();
  }

  @Test
  void whatABackupBringsBackIsErasedAgain() throws Exception {
    Path backup = elsewhere.resolve("backup");
    Path list = elsewhere.resolve("erased.jsonl");
    try (Clinic clinic = new Clinic(directory, LedgerOptions.OF_THIS_HOST)) {
      clinic.isRecorded();
      clinic.hasLogs();
      Tree.copy(clinic.logs, backup.resolve("jitsi"));
      Tree.copy(clinic.recordings.root, backup.resolve("recordings"));
      Tree.copy(clinic.command.state().resolve("recording-keys"), backup.resolve("recording-keys"));
      assertThat(clinic.run("erase", "--recordings", "destroy", "--yes").exit()).isZero();
      Answer listed = clinic.recordings.run("purge replay", "--list");
      assertThat(listed.exit()).as("%s", listed).isZero();
      assertThat(listed.out().lines()).hasSize(2);
      Files.writeString(list, listed.out());

      restore(backup.resolve("jitsi"), clinic.logs);
      restore(backup.resolve("recordings"), clinic.recordings.root);
      restore(backup.resolve("recording-keys"), clinic.command.state().resolve("recording-keys"));
      Files.delete(clinic.command.state().resolve("retention/erased.jsonl"));
      assertThat(clinic.filesWith(directory, NAME)).isNotEmpty();
      assertThat(clinic.recordings.opens(directory.resolve("opened")).exit()).isZero();

      Answer answer = clinic.recordings.run("purge replay", list.toString());
      assertThat(answer.exit()).as("%s", answer).isZero();
      assertThat(answer.out()).endsWith("erased again: 2\n");
      Tree.delete(directory.resolve("opened"));
      assertThat(clinic.filesWith(directory, NAME)).isEmpty();
      assertThat(clinic.recordings.opens(directory.resolve("opened-2")).exit()).isEqualTo(Exit.NO);
      Answer later = clinic.recordings.run("purge replay", list + "", "--since", "2099-01-01");
      assertThat(later.out()).isEqualTo("erased again: 0\n");
    }
  }

  private static void restore(Path from, Path to) throws Exception {
    Tree.delete(to);
    Tree.copy(from, to);
  }

  @Test
  void aListThatCannotBeUnderstoodErasesNothing() throws Exception {
    try (Clinic clinic = new Clinic(directory, LedgerOptions.OF_THIS_HOST)) {
      clinic.hasLogs();
      Path list = Files.writeString(elsewhere.resolve("list"), "rm -rf /\n");
      for (List<String> wrong :
          List.of(List.of(list + ""), List.of(elsewhere + "/none"), List.of("--list", list + ""))) {
        Answer answer = clinic.recordings.run("purge replay", wrong.toArray(String[]::new));
        assertThat(answer.exit()).as("%s", answer).isEqualTo(Exit.FAILED);
      }
      assertThat(clinic.filesWith(clinic.logs, NAME)).isNotEmpty();
    }
  }
}
