package jitsiprivacy.cli.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.SeesAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code purge} as it is installed. */
class PurgeIT {

  @TempDir Path directory;

  private Command host;
  private Path logs;

  @BeforeEach
  void configure() throws Exception {
    SeesAll.assumed();
    host = new Command(directory.toRealPath());
    logs = Files.createDirectory(host.directory().resolve("logs"));
    categories("");
  }

  private void categories(String more) throws IOException {
    Path file = Files.createDirectories(host.directory().resolve("conf.d")).resolve("keep.conf");
    Files.writeString(
        file,
        """
        privacy.retention.categories {
          ours { what = logs, purpose = faults, files = [ "%s/*.log*" ], keep = P14D }
        }
        %s
        """
            .formatted(logs, more));
  }

  private Path file(String name, int days) throws IOException {
    Path file = Files.writeString(logs.resolve(name), "of " + name);
    return Files.setLastModifiedTime(
        file, FileTime.from(Instant.now().minus(Duration.ofDays(days))));
  }

  private Answer purges(String... more) throws Exception {
    List<String> all =
        new ArrayList<>(
            List.of("purge", "--config", host.configuration().toString(), "--category", "ours"));
    all.addAll(List.of(more));
    return host.run("", all);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(logs)) {
      return all.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aDryRunOnlySays() throws Exception {
    file("jvb.log.1", 100);
    file("jvb.log", 0);
    Answer answer = purges("--dry-run", "--list");
    assertThat(answer.exit()).as("%s", answer).isZero();
    assertThat(answer.out())
        .containsPattern("^  due since [0-9TZ:-]+  12 B  .*/jvb.log.1\n")
        .containsPattern("ours: 1 of 2 due, 12 B, kept P14D from the last change, since .*log.1");
    assertThat(names()).containsExactly("jvb.log", "jvb.log.1");
  }

  @Test
  void whatIsDueGoesAndIsOnRecord() throws Exception {
    assertThat(host.audit("init", "meet.example/audit").exit()).isZero();
    file("jvb.log.1", 100);
    file("jvb.log", 0);
    Answer answer = purges("--scheduled");
    assertThat(answer.exit()).as("%s", answer).isZero();
    assertThat(answer.out()).endsWith("ours: deleted 1, 12 B; held 0, kept 0, failed 0\n");
    assertThat(names()).containsExactly("jvb.log");
    Answer shown = host.audit("show", "--kind", "purge.run", "--json");
    JsonNode entry = new ObjectMapper().readTree(shown.out()).get("entry");
    assertThat(entry.at("/facts/category").asText()).isEqualTo("ours");
    assertThat(entry.at("/facts/deleted").asInt()).isEqualTo(1);
    assertThat(entry.at("/actor").asText()).isEqualTo("service");
  }

  @Test
  void forPrograms() throws Exception {
    file("jvb.log.1", 100);
    Answer answer = purges("--json");
    assertThat(answer.exit()).isZero();
    ObjectMapper json = new ObjectMapper();
    List<String> events = new ArrayList<>();
    for (String line : answer.out().lines().toList()) {
      events.add(json.readTree(line).get("event").asText());
    }
    assertThat(events).containsExactly("due", "plan", "deleted", "result");
  }

  @Test
  void somebodyLooksAtMuchFirst() throws Exception {
    categories("privacy.retention.limits { share = 30, few = 1 }");
    file("a.log", 100);
    file("b.log", 100);
    file("c.log", 0);
    Answer answer = purges();
    assertThat(answer.exit()).isEqualTo(Exit.NO);
    assertThat(answer.err()).contains("67 % of ours are due", "--dry-run --list", "--yes");
    assertThat(names()).hasSize(3);
    assertThat(purges("--yes").exit()).isZero();
    assertThat(names()).containsExactly("c.log");
  }

  @Test
  void aClockThatLeaptIsNotTrustedEvenByTheTimer() throws Exception {
    assertThat(purges("--scheduled").exit()).isZero();
    Path last = host.state().resolve("retention/last-run");
    file("a.log", 100);
    for (String then : List.of("2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z")) {
      Files.writeString(last, then + "\n");
      Answer answer = purges("--scheduled");
      assertThat(answer.exit()).isEqualTo(Exit.NO);
      assertThat(answer.err()).contains("the last run was at " + then, "the clock may be wrong");
      assertThat(names()).containsExactly("a.log");
    }
    assertThat(purges("--scheduled", "--yes").exit()).isZero();
    assertThat(names()).isEmpty();
  }

  @Test
  void whatIsOpenStaysAndIsTrouble() throws Exception {
    Path open = file("a.log", 100);
    Answer answer;
    try (FileChannel reading = FileChannel.open(open, StandardOpenOption.READ)) {
      answer = purges();
      assertThat(reading.isOpen()).isTrue();
    }
    assertThat(answer.exit()).isEqualTo(Exit.NO);
    assertThat(answer.out())
        .contains("kept  " + open + ": it is open: java (process " + ProcessHandle.current().pid());
    assertThat(answer.err()).contains("something is due and not gone");
    assertThat(names()).containsExactly("a.log");
  }

  @Test
  void whatIsUnderAHoldStaysAndIsNoTrouble() throws Exception {
    Path held = file("a.log", 100);
    file("b.log", 100);
    Answer set =
        host.run(
            "",
            List.of(
                "hold",
                "set",
                "case-12",
                "--config",
                host.configuration().toString(),
                "--file",
                held.toString(),
                "--until",
                "2030-01-01",
                "--reason",
                "a claim",
                "--responsible",
                "the operator"));
    assertThat(set.exit()).as("%s", set).isZero();
    Answer answer = purges();
    assertThat(answer.exit()).as("%s", answer).isZero();
    assertThat(answer.out()).contains("held  " + held + ": case-12", "deleted 1", "held 1,");
    assertThat(names()).containsExactly("a.log");
  }

  @Test
  void aHoldThatCannotBeUnderstoodHoldsEverythingAndIsTrouble() throws Exception {
    file("a.log", 100);
    Files.writeString(
        Files.createDirectories(host.state().resolve("holds")).resolve("case-12.json"), "{");
    Answer answer = purges();
    assertThat(answer.exit()).isEqualTo(Exit.NO);
    assertThat(answer.err()).contains("everything is held: ", "case-12.json");
    assertThat(names()).containsExactly("a.log");
  }

  @Test
  void whoDoesNotSeeWhatOthersHaveOpenDeletesNothing() throws Exception {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    file("a.log", 100);
    // Root in name, and without the right to look into processes that have more rights.
    Process process =
        new ProcessBuilder(
                "setpriv",
                "--bounding-set=-all,+dac_override",
                "--inh-caps=-all",
                Command.LAUNCHER.toString(),
                "purge",
                "--config",
                host.configuration().toString(),
                "--category",
                "ours")
            .start();
    Answer answer = Command.answer(process);
    assertThat(answer.exit()).as("%s", answer).isEqualTo(Exit.NO);
    assertThat(answer.out()).contains("kept  ", "it is not to be seen what ", "run as root");
    assertThat(names()).containsExactly("a.log");
  }

  @Test
  void oneRunAtATime() throws Exception {
    file("a.log", 100);
    Path lock = Files.createDirectories(host.state().resolve("retention")).resolve("lock");
    try (FileChannel other =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(other.tryLock()).isNotNull();
      Answer answer = purges();
      assertThat(answer.exit()).isEqualTo(Exit.FAILED);
      assertThat(answer.err()).contains("another run is at work");
    }
    assertThat(purges().exit()).isZero();
  }

  @Test
  void aDirectoryThatNobodyMeansIsAMistake() throws Exception {
    for (String wrong : List.of("/*", "/etc/*.conf", "relative/*.log", "/tmp/*")) {
      categories(
          "privacy.retention.categories.wrong { what = x, purpose = x, files = [ \""
              + wrong
              + "\" ], keep = P1D }");
      Answer answer = purges();
      assertThat(answer.exit()).as(wrong).isEqualTo(Exit.CONFIGURATION);
    }
  }

  @Test
  void aCategoryThatThereIsNot() throws Exception {
    Answer answer = purges("--category", "heap-dump");
    assertThat(answer.exit()).isEqualTo(Exit.FAILED);
    assertThat(answer.err()).contains("no category heap-dump", "heap-dumps");
    assertThat(purges("--max-minutes", "0").exit()).isEqualTo(Exit.FAILED);
  }
}
