package jitsiprivacy.cli.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.Configuration;
import jitsiprivacy.cli.Exit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jitsi-privacy scrub} from outside. */
class ScrubIT {

  private static final String LINE = "INFO: Adding remote candidate 198.18.7.41:50001/udp/srflx\n";
  private static final Pattern PSEUDONYM = Pattern.compile("candidate ([0-9.]+):50001");

  @TempDir Path directory;
  private Command command;

  @BeforeEach
  void configure() throws Exception {
    command = new Command(directory);
  }

  private Path log(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text);
  }

  private static String pseudonym(String text) {
    return PSEUDONYM
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError(text));
  }

  @Test
  void aFilterReplacesAndEndsWithItsInput() throws Exception {
    Answer answer = command.scrub(LINE + "no line end 198.18.7.41");
    assertThat(answer.exit()).isZero();
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out()).doesNotContain("198.18.7.41").endsWith(pseudonym(answer.out()));
  }

  @Test
  void wholeLinesLeaveAtOnce() throws Exception {
    Process process =
        command.start(List.of("scrub", "--config", command.configuration().toString()));
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      try (OutputStream in = process.getOutputStream()) {
        for (int i = 0; i < 3; i++) {
          in.write(LINE.getBytes(StandardCharsets.UTF_8));
          in.flush();
          assertThat(out.readLine()).startsWith("INFO: Adding").doesNotContain("198.18");
        }
      }
      assertThat(out.readLine()).isNull();
    }
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void whatWaitsForItsLineEndLeavesWhenTheProgramIsTerminated() throws Exception {
    Process process =
        command.start(List.of("scrub", "--config", command.configuration().toString()));
    OutputStream in = process.getOutputStream();
    in.write((LINE + "half a line, 198.18.7.42").getBytes(StandardCharsets.UTF_8));
    in.flush();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String first = out.readLine();
      process.toHandle().destroy(); // Its output is still to be read.
      String last = out.readLine();
      assertThat(first).doesNotContain("198.18");
      assertThat(last).startsWith("half a line, ").doesNotContain("198.18");
      assertThat(process.waitFor()).isEqualTo(143);
      assertThat(command.scrub(last, "--check", "-").exit()).isZero();
    }
  }

  @Test
  void aClosedOutputEndsItQuietly() throws Exception {
    Process process =
        command.start(List.of("scrub", "--config", command.configuration().toString()));
    process.getInputStream().close();
    try (OutputStream in = process.getOutputStream()) {
      in.write(LINE.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(Exit.OUTPUT_CLOSED);
    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
  }

  @Test
  void aFullDiskBehindTheOutputIsToldOf() throws Exception {
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "echo 198.18.7.41 | \"$0\" scrub --config \"$1\" >/dev/full",
                Command.LAUNCHER.toString(),
                command.configuration().toString())
            .start();
    Answer answer = Command.answer(process);
    assertThat(answer.exit()).isEqualTo(Exit.FAILED);
    assertThat(answer.err()).contains("stdout cannot be written to");
  }

  @Test
  void withoutAKeyAFilterRedactsAndSaysSoOnce() throws Exception {
    Files.writeString(directory.resolve("state/keys"), "a file where the directory should be");
    Answer answer = command.scrub(LINE + LINE);
    assertThat(answer.exit()).isZero();
    assertThat(answer.out())
        .isEqualTo("INFO: Adding remote candidate [ipv4]:50001/udp/srflx\n".repeat(2));
    assertThat(answer.err()).containsOnlyOnce("there is no key").contains("redacted");
  }

  @Test
  void withoutAKeyNoFileIsTouched() throws Exception {
    Files.createDirectories(directory.resolve("state/keys/addresses"));
    assertThat(directory.resolve("state/keys/addresses").toFile().setReadable(true, false))
        .isTrue();
    Path log = log("a.log", LINE);
    Answer answer = command.scrub("", "a.log");
    assertThat(answer.exit()).isEqualTo(Exit.FAILED);
    assertThat(answer.err()).contains("accessible to every user");
    assertThat(log).hasContent(LINE);
    assertThat(command.scrub("", "--addresses", "redact", "a.log").exit()).isZero();
    assertThat(log).content().contains("candidate [ipv4]:50001");
  }

  @Test
  void oneClientIsOnePseudonymInStreamsAndFiles() throws Exception {
    Path log = log("a.log", LINE);
    Answer answer = command.scrub("", "a.log");
    assertThat(answer.exit()).isZero();
    assertThat(answer.out())
        .isEqualTo("scrubbed a.log: ipv4 1\n1 file scrubbed (ipv4 1), 0 already clean\n");
    assertThat(log).hasContent(command.scrub(LINE).out());
  }

  @Test
  void whatWasScrubbedIsClean() throws Exception {
    Path log = log("a.log", LINE);
    command.scrub("", "a.log");
    String scrubbed = Files.readString(log);
    Object inode = Files.getAttribute(log, "unix:ino");
    assertThat(command.scrub("", "a.log").out()).isEqualTo("0 files scrubbed, 1 already clean\n");
    assertThat(log).hasContent(scrubbed);
    assertThat(Files.getAttribute(log, "unix:ino")).isEqualTo(inode);
  }

  @Test
  void aCheckNamesPlaceAndKindOnly() throws Exception {
    log("a.log", "first\nsecond 198.18.7.41 " + "x".repeat(200_000) + " 2001:db8:1::7\n");
    Answer answer = command.scrub("", "--check", "a.log");
    assertThat(answer.exit()).isEqualTo(Exit.NO);
    assertThat(answer.out()).isEqualTo("a.log:2:8: ipv4\na.log:2:200021: ipv6\n");
    command.scrub("", "a.log");
    answer = command.scrub("", "--check", "a.log");
    assertThat(answer).isEqualTo(new Answer(0, "", ""));
  }

  @Test
  void aCheckReadsStdin() throws Exception {
    assertThat(command.scrub("a\n198.18.7.41\n", "--check", "-"))
        .isEqualTo(new Answer(Exit.NO, "-:2:1: ipv4\n", ""));
    assertThat(command.scrub(command.scrub(LINE).out(), "--check", "-").exit()).isZero();
  }

  @Test
  void aCheckOfWhatIsNotThereFails() throws Exception {
    Answer answer = command.scrub("", "--check", "a.log");
    assertThat(answer.exit()).isEqualTo(Exit.FAILED);
    assertThat(answer.err()).isEqualTo("jitsi-privacy: a.log: there is no such file\n");
  }

  @Test
  void truncatedAddressesAreCleanWhereTheyAreTruncated() throws Exception {
    command.configure("addresses = truncate, keep = [\"203.0.113.0/24\"]");
    Path log = log("a.log", "198.18.7.41 203.0.113.9\n");
    command.scrub("", "a.log");
    assertThat(log).hasContent("198.18.7.0 203.0.113.9\n");
    assertThat(command.scrub("", "--check", "a.log").exit()).isZero();
  }

  @Test
  void aDryRunShowsAndChangesNothing() throws Exception {
    Path log = log("a.log", LINE + "Authorization: Bearer 0123456789abcdef\n");
    Answer answer = command.scrub("", "--dry-run", "a.log");
    assertThat(answer.exit()).isZero();
    assertThat(answer.out())
        .contains("  198.18.7.41 -> ")
        .contains("  012... -> [token]")
        .contains("would scrub a.log: ipv4 1, bearer 1");
    assertThat(log).content().startsWith(LINE);
    assertThat(directory.resolve("state")).isEmptyDirectory();
  }

  @Test
  void aDryRunReadsStdin() throws Exception {
    assertThat(command.scrub(LINE, "--dry-run").out()).contains("198.18.7.41 -> ");
  }

  @Test
  void aReportForMachines() throws Exception {
    log("a.log", LINE);
    log("b.gz", "not packed");
    Answer answer = command.scrub("", "--json", "a.log", "b.gz");
    assertThat(answer.exit()).isEqualTo(Exit.FAILED);
    JsonNode report = new ObjectMapper().readTree(answer.out());
    assertThat(report.at("/mode").asText()).isEqualTo("scrub");
    assertThat(report.at("/files/0/path").asText()).isEqualTo("a.log");
    assertThat(report.at("/files/0/outcome").asText()).isEqualTo("scrubbed");
    assertThat(report.at("/files/0/bytes").asInt()).isEqualTo(LINE.length());
    assertThat(report.at("/files/0/bytes_after").asInt()).isPositive();
    assertThat(report.at("/files/0/counts/ipv4").asInt()).isEqualTo(1);
    assertThat(report.at("/files/1/outcome").asText()).isEqualTo("failed");
    assertThat(report.at("/files/1/reason").asText()).contains("named as if packed");
    assertThat(report.at("/totals/failed").asInt()).isEqualTo(1);
    assertThat(report.at("/totals/counts/ipv4").asInt()).isEqualTo(1);
  }

  @Test
  void aCheckForMachinesHoldsNoAddress() throws Exception {
    log("a.log", LINE);
    Answer answer = command.scrub("", "--json", "--check", "a.log");
    assertThat(answer.exit()).isEqualTo(Exit.NO);
    JsonNode finding = new ObjectMapper().readTree(answer.out()).at("/files/0/findings/0");
    assertThat(finding.toString()).isEqualTo("{\"line\":1,\"column\":31,\"kind\":\"ipv4\"}");
  }

  @Test
  void aPseudonymIsRevealedAndThatIsRecorded() throws Exception {
    String pseudonym = pseudonym(command.scrub(LINE).out());
    Answer answer =
        command.scrub(
            "", "--reveal", pseudonym, "--reason", "order 12 Gs 34/26", "--at", "" + Instant.now());
    assertThat(answer.exit()).isZero();
    assertThat(answer.out()).startsWith("198.18.7.41  if made from ").hasLineCount(1);
    assertThat(answer.err()).isEmpty();
    assertThat(directory.resolve("state/keys/addresses/reveals.log"))
        .content()
        .contains(pseudonym)
        .contains("order 12 Gs 34/26");
  }

  @Test
  void whatCannotBeRevealedIsToldWhy() throws Exception {
    Answer answer = command.scrub("", "--reveal", "192.0.2.1", "--reason", "order");
    assertThat(answer.exit()).isEqualTo(Exit.NO);
    assertThat(answer.err()).contains("no pseudonym was made on this host");
    command.scrub(LINE);
    answer =
        command.scrub(
            "", "--reveal", "192.0.2.1", "--reason", "order", "--at", "2020-01-01T00:00:00Z");
    assertThat(answer.exit()).isEqualTo(Exit.NO);
    assertThat(answer.err()).contains("nobody can reverse this pseudonym any more");
    assertThat(command.scrub("", "--reveal", "192.0.2.1").exit()).isEqualTo(Exit.FAILED);
    assertThat(command.scrub("", "--reveal", "nobody", "--reason", "order").err())
        .contains("\"nobody\" is no IP address");
  }

  @Test
  void aMistakeInTheConfigurationIsToldWithItsLine() throws Exception {
    command.configure("keep-privat = true");
    Answer answer = command.scrub(LINE);
    assertThat(answer.exit()).isEqualTo(Exit.CONFIGURATION);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains("privacy.conf:4: ").contains("keep-private");
  }

  @Test
  void whatIsCalledWronglyIsToldInALine() throws Exception {
    assertThat(command.scrub("", "--keep", "10.0.0.1/8", "a.log").err()).contains("--keep: ");
    assertThat(command.scrub("", "--chek", "a.log").err()).contains("--check");
    assertThat(command.scrub("", "--json").exit()).isEqualTo(Exit.FAILED);
    assertThat(command.scrub("", "--check", "--dry-run", "a.log").exit()).isEqualTo(Exit.FAILED);
    assertThat(command.scrub("", "-", "a.log").exit()).isEqualTo(Exit.FAILED);
    assertThat(command.scrub("", "--reason", "order").exit()).isEqualTo(Exit.FAILED);
  }

  @Test
  void aFileThatAProgramWritesToIsLeftAlone() throws Exception {
    Path log = log("a.log", LINE);
    try (OutputStream writer = Files.newOutputStream(log, StandardOpenOption.APPEND)) {
      writer.flush();
      Answer named = command.scrub("", "a.log");
      assertThat(named.exit()).isEqualTo(Exit.FAILED);
      assertThat(named.err()).contains("(process " + ProcessHandle.current().pid() + ")");
      Answer inDirectory = command.scrub("", directory.toString());
      assertThat(inDirectory.out()).contains("skipped " + log).contains("open for writing");
      assertThat(log).hasContent(LINE);
      assertThat(command.scrub("", "--in-use", "a.log").exit()).isZero();
    }
    assertThat(log).content().doesNotContain("198.18.7.41");
  }

  @Test
  void oneThatIsKilledLeavesEveryFileWhole() throws Exception {
    String text = LINE.repeat(200_000);
    Path log = log("a.log", text);
    Path logs = directory;
    Process process =
        command.start(
            List.of(
                "scrub",
                "--config",
                command.configuration().toString(),
                "--addresses",
                "redact",
                "a.log"));
    while (drafts(logs).isEmpty() && process.isAlive()) {
      Thread.onSpinWait();
    }
    process.toHandle().destroyForcibly();
    process.waitFor();
    String redacted = text.replace("198.18.7.41", "[ipv4]");
    assertThat(Files.readString(log)).isIn(text, redacted);
    assertThat(command.scrub("", "--addresses", "redact", logs.toString()).exit()).isZero();
    assertThat(Files.readString(log)).isEqualTo(redacted);
    assertThat(drafts(logs)).isEmpty();
  }

  private static List<Path> drafts(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(path -> path.getFileName().toString().startsWith(".jitsi-privacy"))
          .toList();
    }
  }

  @Test
  void withoutTheRightToWriteADirectoryNothingIsChanged() throws Exception {
    Assumptions.assumeTrue(System.getProperty("user.name").equals("root"));
    Path log = log("a.log", LINE);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Process process =
        new ProcessBuilder(
                "setpriv",
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                Command.LAUNCHER.toString(),
                "scrub",
                "--addresses=redact",
                log.toString())
            .start();
    Answer answer = Command.answer(process);
    Assumptions.assumeFalse(answer.exit() > 125, "this user cannot even start it");
    assertThat(answer.exit()).isEqualTo(Exit.FAILED);
    assertThat(answer.err())
        .contains("no file can be made in its directory: permission denied")
        .contains("not all processes could be asked");
    assertThat(log).hasContent(LINE);
  }

  @Test
  void withoutAConfigurationTheDefaultsHold() throws Exception {
    Assumptions.assumeFalse(Files.exists(Configuration.DEFAULT_FILE));
    Answer answer = command.run(LINE, List.of("scrub", "--addresses", "redact"));
    assertThat(answer.exit()).isZero();
    assertThat(answer.out()).contains("candidate [ipv4]:50001");
    assertThat(answer.err()).contains("there is no " + Configuration.DEFAULT_FILE);
  }
}
