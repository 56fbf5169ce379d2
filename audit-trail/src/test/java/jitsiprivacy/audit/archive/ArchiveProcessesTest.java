package jitsiprivacy.audit.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.PayloadHash;
import jitsiprivacy.audit.log.InMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share an archive, each with its own clock, and some that are killed. */
class ArchiveProcessesTest {

  private static final boolean SLOW = Boolean.getBoolean("slow");

  @TempDir(factory = InMemory.class)
  Path directory;

  @TempDir Path output;
  private TestArchive archive;
  private final List<Path> outputs = new ArrayList<>();

  @BeforeEach
  void make() throws Exception {
    archive = new TestArchive(directory);
  }

  private Process start(int year, int count) throws IOException {
    Path out = output.resolve("out-" + outputs.size());
    outputs.add(out);
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            ArchiveLife.class.getName(),
            directory.toString(),
            archive.key.secret(),
            archive.key.verifier().toString(),
            year + "-06-01T00:00:00Z",
            String.valueOf(count))
        .redirectOutput(out.toFile())
        .redirectError(output.resolve("errors").toFile())
        .start();
  }

  /** What processes were told is recorded. */
  private Set<EntryId> told() throws IOException {
    Set<EntryId> told = new TreeSet<>();
    for (Path out : outputs) {
      String all = Files.readString(out, StandardCharsets.US_ASCII);
      for (String line : all.substring(0, all.lastIndexOf('\n') + 1).lines().toList()) {
        assertThat(told.add(EntryId.parse(line).orElseThrow())).as(line).isTrue();
      }
    }
    return told;
  }

  private void checkTold() throws IOException {
    for (EntryId id : told()) {
      assertThat(archive.reader().entry(id).flatMap(ArchivedEntry::event))
          .as(id.toString())
          .hasValueSatisfying(event -> assertThat(event.is(EventKind.PURGE_RUN)).isTrue());
    }
  }

  @Test
  void threeProcessesGoThroughTheYears() throws Exception {
    List<Process> processes = List.of(start(2026, 60), start(2026, 50), start(2027, 40));
    for (Process process : processes) {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(output.resolve("errors"))).isZero();
    }
    assertThat(told()).hasSize(150);
    checkTold();
    ArchiveReport report = archive.verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.kinds()).containsEntry("purge.run", 150L);
    assertThat(report.payloads().present() + report.payloads().erased()).isEqualTo(150);
    assertThat(report.payloads().unnamed()).isZero();
  }

  @Test
  void whatAKilledProcessLeftIsFinished() throws Exception {
    Random random = new Random();
    for (int i = 0; i < (SLOW ? 50 : 5); i++) {
      Files.deleteIfExists(directory.resolve("started"));
      Process process = start(2026, 100_000);
      while (!Files.exists(directory.resolve("started"))) {
        assertThat(process.isAlive()).as(Files.readString(output.resolve("errors"))).isTrue();
        TimeUnit.MILLISECONDS.sleep(5);
      }
      TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
      process.destroyForcibly().waitFor();
    }
    finish();
    assertThat(told()).isNotEmpty();
    checkTold();
    assertThat(archive.verify().findings()).isEmpty();
  }

  private void finish() throws IOException {
    try (AuditTrail trail = archive.open()) {
      trail.publish();
      archive
          .reader()
          .forwards(
              EntryFilter.any().kinds(Set.of(EventKind.PAYLOAD_ERASED.id())),
              entry -> {
                AuditEvent event = entry.event().orElseThrow();
                trail.erase(
                    new PayloadHash(event.text("hash").orElseThrow()), "request", Actor.OPERATOR);
                return true;
              });
      trail.publish();
    }
  }
}
