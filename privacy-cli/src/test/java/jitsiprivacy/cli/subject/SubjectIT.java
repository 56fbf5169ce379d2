package jitsiprivacy.cli.subject;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.SeesAll;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.consent.ledger.sql.PostgresServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code export} and {@code erase}, as they are installed. */
class SubjectIT {

  private static final int KILLS = 5;
  private static final int SHORTEST_MS = 500;

  @TempDir Path directory;

  @BeforeEach
  void seesAll() throws IOException {
    SeesAll.assumed();
  }

  private static Map<String, String> files(Path zip) throws IOException {
    Map<String, String> files = new HashMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
        files.put(each.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  /** Whatever programs call the first participant. */
  private static byte[][] names() {
    return new byte[][] {
      "participant-1@".getBytes(StandardCharsets.UTF_8),
      "participant-1\"".getBytes(StandardCharsets.UTF_8),
      "participant-1\0".getBytes(StandardCharsets.UTF_8),
      "Zo\u00eb".getBytes(StandardCharsets.UTF_8),
      "Zo\u00eb".getBytes(StandardCharsets.ISO_8859_1),
      "Zo\u00eb".getBytes(StandardCharsets.UTF_16LE),
      "Zo\\u00eb".getBytes(StandardCharsets.UTF_8),
      "Zo%C3%AB".getBytes(StandardCharsets.UTF_8),
      "1a2b3c4d".getBytes(StandardCharsets.UTF_8),
      "198.51.100.1 ".getBytes(StandardCharsets.UTF_8),
      "198.51.100.1\n".getBytes(StandardCharsets.UTF_8),
      "2001:db8:0:0::1".getBytes(StandardCharsets.UTF_8),
    };
  }

  @Test
  void exportHasAllAboutOneAndNothingAboutOthers() throws Exception {
    try (Clinic clinic = new Clinic(directory, LedgerOptions.OF_THIS_HOST)) {
      clinic.isRecorded();
      clinic.plainRecording("abc12", "participant-1");
      clinic.plainRecording("abc13", "participant-2");
      clinic.hasLogs();
      Path zip = directory.resolve("out.zip");
      Answer answer =
          clinic.run("export", "--reason", "request", "--request", "r-1", "-o", zip + "");
      assertThat(answer.exit()).as("%s", answer).isZero();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(zip)))
          .isEqualTo("rw-------");
      Map<String, String> files = files(zip);
      assertThat(files.keySet())
          .containsExactlyInAnyOrder("consent.json", "logs.jsonl", "index.html");
      JsonNode consents = new ObjectMapper().readTree(files.get("consent.json"));
      assertThat(consents.get("decisions")).hasSize(2);
      assertThat(files.get("logs.jsonl").lines()).hasSize(7);
      assertThat(files.get("logs.jsonl"))
          .contains("participant-1@accounts.example joined from 198.51.100.1")
          .contains("Zo\\\\u00eb One", "1a2b3c4d")
          .doesNotContain("participant-2", "198.51.100.2", "Participant 3", "participant-11");
      assertThat(files.get("index.html"))
          .contains("kq3v7", "abc12", "jvb.log.1.gz", "no text; not in this file", "Zo\u00eb One")
          .doesNotContain("abc13", "<script");
      JsonNode exported = clinic.recordings.entry("subject.exported");
      assertThat(exported.at("/facts/request").asText()).isEqualTo("r-1");
      assertThat(exported.has("subject")).isTrue();
    }
  }

  @Test
  void whatIsThereAlreadyIsNotReplaced() throws Exception {
    try (Clinic clinic = new Clinic(directory, LedgerOptions.OF_THIS_HOST)) {
      Path zip = Files.writeString(directory.resolve("out.zip"), "other");
      Answer answer = clinic.run("export", "--reason", "request", "-o", zip + "");
      assertThat(answer.exit()).isEqualTo(Exit.FAILED);
      assertThat(answer.err()).contains("already");
      assertThat(zip).hasContent("other");
    }
  }

  @Test
  void nothingIsExportedThatCannotBeRecorded() throws Exception {
    try (Clinic clinic = new Clinic(directory, LedgerOptions.OF_THIS_HOST)) {
      clinic.hasLogs();
      Path archive = clinic.command.state().resolve("audit");
      Files.move(archive, directory.resolve("elsewhere"));
      Files.writeString(archive, "in its way");
      Path zip = directory.resolve("out.zip");
      Answer answer = clinic.run("export", "--reason", "request", "-o", zip + "");
      assertThat(answer.exit()).as("%s", answer).isEqualTo(Exit.FAILED);
      assertThat(zip).doesNotExist();
      assertThat(directory.resolve(".out.zip.new")).doesNotExist();
    }
  }

  @Test
  void ofSomebodyWhoNeverCameNothingIsFound() throws Exception {
    try (Clinic clinic = new Clinic(directory, LedgerOptions.OF_THIS_HOST)) {
      clinic.hasLogs();
      Path zip = directory.resolve("out.zip");
      Answer export =
          clinic.recordings.run(
              "export", "--subject", "nobody", "--reason", "request", "-o", zip + "");
      assertThat(export.exit()).as("%s", export).isEqualTo(Exit.NO);
      assertThat(zip).doesNotExist();
      assertThat(clinic.recordings.run("erase", "--subject", "nobody", "--yes").exit())
          .isEqualTo(Exit.NO);
    }
  }

  @Test
  void eraseLeavesNoByteOfOneAndAllOfOthers() throws Exception {
    erases(LedgerOptions.OF_THIS_HOST);
  }

  @Test
  void eraseOfAFleet() throws Exception {
    try (PostgresServer server = new PostgresServer()) {
      erases(server.newDatabase());
    }
  }

  private void erases(LedgerOptions where) throws Exception {
    try (Clinic clinic = new Clinic(directory, where)) {
      clinic.isRecorded();
      Path plain = clinic.plainRecording("abc12", "participant-1");
      Path others = clinic.plainRecording("abc13", "participant-2");
      clinic.hasLogs();
      assertThat(
              clinic
                  .run("export", "--reason", "of participant-1@", "-o", directory + "/out.zip")
                  .exit())
          .isZero();
      Files.delete(directory.resolve("out.zip"));
      FileTime before = FileTime.from(Instant.parse("2026-11-20T08:00:05Z"));
      Files.setLastModifiedTime(clinic.logs.resolve("jvb.log"), before);
      assertThat(clinic.filesWith(directory, names())).hasSizeGreaterThan(5);

      Answer planned = clinic.run("erase", "--recordings", "destroy", "--dry-run");
      assertThat(planned.exit()).as("%s", planned).isZero();
      assertThat(clinic.filesWith(directory, names())).hasSizeGreaterThan(5);

      Path letter = directory.resolve("letter.txt");
      Answer answer =
          clinic.run(
              "erase",
              "--recordings",
              "destroy",
              "--yes",
              "--request",
              "r-1",
              "--letter",
              letter + "");
      assertThat(answer.exit()).as("%s", answer).isZero();
      assertThat(letter)
          .content()
          .contains("We erased:", "We took back the consent", "Article 17(3)(e)", "Request: r-1");
      Files.delete(letter);
      assertThat(clinic.filesWith(directory, names()))
          .as("only what keeps a backup from bringing it back")
          .containsExactly("state/retention/erased.jsonl");
      assertThat(clinic.logs.resolve("jvb.log"))
          .content()
          .contains("participant-2@accounts.example joined from 198.51.100.2")
          .contains("participant-11 is somebody else", "Participant 3")
          .hasSize(Clinic.LOG.length());
      assertThat(Files.getLastModifiedTime(clinic.logs.resolve("jvb.log"))).isEqualTo(before);
      assertThat(Clinic.unpacked(clinic.logs.resolve("jvb.log.1.gz")))
          .contains("participant-2@accounts.example");
      assertThat(plain).doesNotExist();
      assertThat(others.resolve("metadata.json")).exists();
      assertThat(clinic.command.state().resolve("recording-keys")).isEmptyDirectory();
      JsonNode erased = clinic.recordings.entry("subject.erased");
      assertThat(erased.at("/facts/request").asText()).isEqualTo("r-1");
      assertThat(clinic.command.audit("verify").exit()).isZero();
      assertThat(decisions(clinic)).containsExactlyInAnyOrder("granted", "withdrawn");
    }
  }

  private static List<String> decisions(Clinic clinic) throws Exception {
    Answer answer =
        clinic.command.consent("export", "--user", "participant-1", "--reason", "of a test");
    assertThat(answer.exit()).as("%s", answer).isZero();
    return new ObjectMapper()
        .readTree(answer.out()).get("decisions").findValuesAsText("state").stream().toList();
  }

  @Test
  void aRecordingWithOthersInItIsClosedUntilItIsReleased() throws Exception {
    try (Clinic clinic = new Clinic(directory, LedgerOptions.OF_THIS_HOST)) {
      clinic.isRecorded();
      Answer answer = clinic.run("erase", "--yes");
      assertThat(answer.exit()).as("%s", answer).isZero();
      assertThat(answer.out()).contains("restricted        1  kq3v7");
      Path opened = directory.resolve("opened");
      Answer refused = clinic.recordings.opens(opened);
      assertThat(refused.exit()).isEqualTo(Exit.NO);
      assertThat(refused.err()).contains("erasure-request");
      assertThat(clinic.recordings.run("recordings release", "kq3v7", "--reason", "agreed").exit())
          .isZero();
      assertThat(clinic.recordings.opens(opened).exit()).isZero();
    }
  }

  @Test
  void aRecordingThatIsNotSealedIsLeftToTheOperator() throws Exception {
    try (Clinic clinic = new Clinic(directory, LedgerOptions.OF_THIS_HOST)) {
      Path plain = clinic.plainRecording("abc12", "participant-1");
      Answer answer = clinic.run("erase", "--yes");
      assertThat(answer.exit()).as("%s", answer).isEqualTo(Exit.NO);
      assertThat(answer.out()).contains("left to you       1  abc12: it is not sealed");
      assertThat(plain.resolve("metadata.json")).content().contains("participant-1");
    }
  }

  @Test
  void whatIsUnderAHoldStays() throws Exception {
    try (Clinic clinic = new Clinic(directory, LedgerOptions.OF_THIS_HOST)) {
      clinic.isRecorded();
      clinic.hasLogs();
      Answer hold =
          clinic.recordings.run(
              "hold set",
              "case-12",
              "--subject",
              "participant-1",
              "--until",
              "2027-01-31",
              "--reason",
              "order",
              "--responsible",
              "operator");
      assertThat(hold.exit()).as("%s", hold).isZero();
      Answer answer = clinic.run("erase", "--recordings", "destroy", "--yes");
      assertThat(answer.exit()).as("%s", answer).isZero();
      assertThat(answer.out().lines().filter(line -> line.startsWith("  erased"))).isEmpty();
      assertThat(answer.out()).contains("held", "case-12");
      assertThat(clinic.logs.resolve("jvb.log")).hasContent(Clinic.LOG);
      assertThat(clinic.command.state().resolve("recording-keys")).isNotEmptyDirectory();
    }
  }

  @Test
  void aProgramThatGoesOnWritingLosesNothing() throws Exception {
    try (Clinic clinic = new Clinic(directory, LedgerOptions.OF_THIS_HOST)) {
      clinic.hasLogs();
      Path log = clinic.logs.resolve("jvb.log");
      Process writer =
          new ProcessBuilder(
                  "sh",
                  "-c",
                  "exec 3>>'"
                      + log
                      + "'; while read line; do echo \"$line\" >&3; echo written; done")
              .start();
      try (BufferedWriter to = writer.outputWriter();
          BufferedReader from = writer.inputReader()) {
        to.write("before participant-1\n");
        to.flush();
        assertThat(from.readLine()).isEqualTo("written");
        assertThat(clinic.run("erase", "--yes").exit()).isZero();
        to.write("after it\n");
        to.flush();
        assertThat(from.readLine()).isEqualTo("written");
      }
      assertThat(writer.waitFor()).isZero();
      assertThat(log).content().endsWith("before xxxxxxxxxxxxx\nafter it\n");
    }
  }

  @Test
  void whatARunThatWasKilledLeftTheNextOneFinishes() throws Exception {
    try (Clinic clinic = new Clinic(directory, LedgerOptions.OF_THIS_HOST)) {
      clinic.isRecorded();
      clinic.hasLogs();
      Random random = new Random();
      for (int i = 0; i < KILLS; i++) {
        Process erasing = clinic.starts("erase", "--recordings", "destroy", "--yes");
        if (!erasing.waitFor(SHORTEST_MS + random.nextInt(SHORTEST_MS), TimeUnit.MILLISECONDS)) {
          erasing.destroyForcibly().waitFor();
        }
      }
      Answer answer = clinic.run("erase", "--recordings", "destroy", "--yes");
      assertThat(answer.exit()).as("%s", answer).isZero();
      assertThat(clinic.filesWith(directory, names()))
          .containsExactly("state/retention/erased.jsonl");
      assertThat(clinic.logs.resolve("jvb.log")).content().hasSize(Clinic.LOG.length());
      assertThat(Clinic.unpacked(clinic.logs.resolve("jvb.log.1.gz"))).hasSize(Clinic.LOG.length());
      try (Stream<Path> left = Files.list(clinic.logs)) {
        assertThat(left.map(each -> each.getFileName().toString()))
            .containsExactlyInAnyOrder("jvb.log", "jvb.log.1.gz", "nginx", "java_pid12.hprof");
      }
      assertThat(clinic.command.audit("verify").exit()).isZero();
    }
  }

  @Test
  void aFileWithOtherNamesIsLeftToTheOperator() throws Exception {
    try (Clinic clinic = new Clinic(directory, LedgerOptions.OF_THIS_HOST)) {
      clinic.hasLogs();
      Path secret = Files.writeString(directory.resolve("secret"), "participant-1\n");
      Files.createLink(clinic.logs.resolve("jvb.log.7"), secret);
      Files.createSymbolicLink(
          clinic.logs.resolve("jvb.log.8"),
          Files.writeString(directory.resolve("other"), "participant-1"));
      Answer answer = clinic.run("erase", "--yes");
      assertThat(answer.exit()).isEqualTo(Exit.NO);
      assertThat(answer.out()).contains("jvb.log.7: it has other names");
      assertThat(secret).hasContent("participant-1\n");
      assertThat(directory.resolve("other")).hasContent("participant-1");
    }
  }

  @Test
  void aRequestThatWasWrittenDownIsClosedWhenNothingIsLeft() throws Exception {
    try (Clinic clinic = new Clinic(directory, LedgerOptions.OF_THIS_HOST)) {
      clinic.plainRecording("abc12", "participant-1");
      Answer added =
          clinic.recordings.run(
              "request add",
              "r-1",
              "--kind",
              "erasure",
              "--subject",
              "participant-1",
              "--received",
              "2026-11-20");
      assertThat(added.exit()).as("%s", added).isZero();
      assertThat(clinic.run("erase", "--yes", "--request", "r-1").exit()).isEqualTo(Exit.NO);
      assertThat(clinic.recordings.run("request show", "r-1").out()).doesNotContain("closed");
      Answer erased = clinic.run("erase", "--yes", "--recordings", "destroy", "--request", "r-1");
      assertThat(erased.exit()).as("%s", erased).isZero();
      assertThat(erased.err()).contains("request r-1 is closed");
      assertThat(clinic.recordings.run("request show", "r-1").out()).contains("closed");
    }
  }

  @Test
  void thePurgeForgetsWhomABackupBringsBackNoMore() throws Exception {
    try (Clinic clinic = new Clinic(directory, LedgerOptions.OF_THIS_HOST)) {
      clinic.hasLogs();
      assertThat(clinic.run("erase", "--yes").exit()).isZero();
      Path list = clinic.command.state().resolve("retention/erased.jsonl");
      String text = Files.readString(list);
      assertThat(clinic.recordings.run("purge", "--yes").exit()).isZero();
      assertThat(list).hasContent(text);
      Files.writeString(list, text.replaceAll("2026-..-..T", "2026-01-01T"));
      assertThat(clinic.recordings.run("purge", "--yes").exit()).isZero();
      assertThat(list).isEmptyFile();
    }
  }

  @Test
  void whoIsNamedWronglyIsTold() throws Exception {
    try (Clinic clinic = new Clinic(directory, LedgerOptions.OF_THIS_HOST)) {
      for (List<String> wrong :
          List.of(
              List.of("--yes"),
              List.of("--text", "a", "--yes"),
              List.of("--address", "198.51.100", "--yes"),
              List.of("--pseudonym", "xyz", "--yes"),
              List.of("--subject", "participant-1", "--request", "of participant-1", "--yes"),
              List.of("--subject", "participant-1", "--yes", "--dry-run"))) {
        Answer answer = clinic.recordings.run("erase", wrong.toArray(String[]::new));
        assertThat(answer.exit()).as("%s %s", wrong, answer).isEqualTo(Exit.FAILED);
        assertThat(answer.out()).isEmpty();
      }
      Answer nobodyToAsk = clinic.run("erase");
      assertThat(nobodyToAsk.exit()).isEqualTo(Exit.FAILED);
      assertThat(nobodyToAsk.err()).contains("--yes");
    }
  }

  @Test
  void aGuestIsFoundByThePseudonym() throws Exception {
    try (Clinic clinic = new Clinic(directory, LedgerOptions.OF_THIS_HOST)) {
      String pseudonym =
          clinic
              .ledger
              .decide(
                  new DataSubject("guest-1", false),
                  "meeting-1",
                  Purpose.RECORDING,
                  ConsentState.REFUSED)
              .subject();
      Answer answer = clinic.recordings.run("erase", "--pseudonym", pseudonym, "--yes");
      assertThat(answer.exit()).as("%s", answer).isZero();
      assertThat(answer.out()).contains("done:\n  erased            1  ledger of consent\n");
    }
  }
}
