package jitsiprivacy.retention.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a log, what is old at its head goes. */
class CuttingTest {

  private static final String OLD = "JVB 2026-11-01 08:30:00.123 INFO: old\n\tat a.line.of.it\n";
  private static final String OLDER = "JVB 2026-10-01 08:30:00.123 INFO: older\n";
  private static final String YOUNG = "JVB 2026-11-20 08:30:00.123 INFO: young\n\tat another\n";

  @TempDir Path directory;

  private TestTree tree;

  @BeforeEach
  void makeTree() throws IOException {
    tree = new TestTree(Files.createDirectory(directory.resolve("logs")));
  }

  private Path log(String name, String text, int days) throws IOException {
    return tree.aged(Files.writeString(tree.root().resolve(name), text), days);
  }

  private Result runs() throws IOException {
    return tree.run(tree.entries("*.log*"));
  }

  @Test
  void theHeadIsCutAndTheRestIsAsItWas() throws Exception {
    Path log = log("jvb.log.1", "\tat a line of the file before\n" + OLDER + OLD + YOUNG, 5);
    Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-r-----"));
    FileTime changed = Files.getLastModifiedTime(log);
    Plan plan = tree.purge(tree.entries("*.log*")).plan(tree.entries("*.log*"));
    assertThat(plan.due()).isOne();
    assertThat(plan.oldest().orElseThrow().since()).isEqualTo("2026-10-15T08:30:00Z");
    Result result = runs();
    assertThat(result.of(Outcome.CUT).count()).isOne();
    assertThat(result.of(Outcome.CUT).bytes()).isEqualTo(30 + OLDER.length() + OLD.length());
    assertThat(Files.readString(log)).isEqualTo(YOUNG);
    assertThat(Files.getLastModifiedTime(log)).isEqualTo(changed);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
        .isEqualTo("rw-r-----");
    assertThat(tree.names()).containsExactly("jvb.log.1");
    assertThat(runs().isEmpty()).isTrue();
  }

  @Test
  void onlyAPrefixIsCut() throws Exception {
    Path log = log("jvb.log.1", OLD + YOUNG + OLDER + YOUNG, 5);
    runs();
    assertThat(Files.readString(log)).isEqualTo(YOUNG + OLDER + YOUNG);
    assertThat(runs().isEmpty()).isTrue();
  }

  @Test
  void aFileThatIsOldAsAWholeGoes() throws Exception {
    log("jvb.log.1", OLDER + OLD, 1);
    log("jvb.log.2", "no time\n", 100);
    log("jvb.log.3", "no time\n", 1);
    log("jvb.log.4", "", 1);
    assertThat(runs().of(Outcome.DELETED).count()).isEqualTo(2);
    assertThat(tree.names()).containsExactly("jvb.log.3", "jvb.log.4");
  }

  @Test
  void aLogThatIsOpenIsLeftAndItsOldestEntryIsTold() throws Exception {
    Path log = log("jvb.log", OLD + YOUNG, 0);
    Process writer = new ProcessBuilder("tail", "-f", log.toString()).start();
    try {
      assertThat(writer.getInputStream().read()).isPositive();
      assertThat(runs().of(Outcome.KEPT).count()).isOne();
    } finally {
      writer.destroyForcibly().waitFor();
    }
    assertThat(tree.told.done.get(0))
        .startsWith("KEPT jvb.log: it is open: tail (process ")
        .endsWith(
            "; its oldest entry is of 2026-11-01T08:30:00Z, and what is written to is not cut:"
                + " have it rotated daily");
    assertThat(Files.readString(log)).isEqualTo(OLD + YOUNG);
  }

  @Test
  void whatIsPackedStaysPacked() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write((OLD + YOUNG).getBytes(StandardCharsets.US_ASCII));
    }
    Path log = tree.aged(Files.write(tree.root().resolve("a.log.gz"), packed.toByteArray()), 5);
    assertThat(runs().of(Outcome.CUT).count()).isOne();
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(log)))) {
      assertThat(in.readAllBytes()).asString().isEqualTo(YOUNG);
    }
  }

  @Test
  void whatOnlyLooksPackedIsTrouble() throws Exception {
    Path log = log("a.log.gz", OLD + YOUNG, 5);
    assertThat(runs().of(Outcome.FAILED).count()).isOne();
    assertThat(Files.readString(log)).isEqualTo(OLD + YOUNG);
  }

  @Test
  void timesThatAreYetToComeAreNotOldAndNotLost() throws Exception {
    String future = "JVB 2027-01-01 08:30:00.123 INFO: a clock was wrong\n";
    Path log = log("jvb.log.1", OLD + future.repeat(2000), 1);
    assertThat(runs().of(Outcome.KEPT).count()).isOne();
    assertThat(tree.told.done.get(0)).contains("no entry in it is young, but it was changed at ");
    assertThat(Files.readString(log)).hasSize(OLD.length() + 2000 * future.length());
    assertThat(tree.names()).containsExactly("jvb.log.1");
  }

  @Test
  void whatIsUnderAHoldIsNotCut() throws Exception {
    Path log = log("jvb.log.1", OLD + YOUNG, 5);
    tree.holds = held -> Optional.of("case-12");
    assertThat(runs().of(Outcome.HELD).count()).isOne();
    assertThat(Files.readString(log)).isEqualTo(OLD + YOUNG);
  }

  @Test
  void whatAKilledRunLeftIsFinishedOrGivenBack() throws Exception {
    log(".jitsi-privacy-purge~0f1e2d3c~a.log", OLD + YOUNG, 5);
    log(".jitsi-privacy-draft~0f1e2d3c~a.log", YOUNG.substring(0, 7), 0);
    log(".jitsi-privacy-purge~0f1e2d3c~b.log", YOUNG, 5);
    assertThat(runs().of(Outcome.CUT).count()).isOne();
    assertThat(tree.names()).containsExactly("a.log", "b.log");
    assertThat(Files.readString(tree.root().resolve("a.log"))).isEqualTo(YOUNG);
    assertThat(Files.readString(tree.root().resolve("b.log"))).isEqualTo(YOUNG);
  }

  @Test
  void anEndWithoutALineBreakAndLongLinesStay() throws Exception {
    String longLine = "x".repeat(1 << 20);
    Path log = log("jvb.log.1", OLD + longLine + "\n" + YOUNG + longLine, 5);
    log("jvb.log.2", YOUNG, 5);
    runs();
    assertThat(Files.readString(log)).isEqualTo(YOUNG + longLine);
  }
}
