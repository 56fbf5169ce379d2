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
import jitsiprivacy.retention.category.Action;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.category.Unit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is due stays, and tells nobody's secret any more. */
class AnonymizingTest {

  @TempDir Path directory;

  private TestTree tree;
  private Category category;

  @BeforeEach
  void makeTree() throws IOException {
    tree = new TestTree(Files.createDirectory(directory.resolve("logs")));
    category =
        tree.category(Unit.FILE, Action.ANONYMIZE, Optional.empty(), Optional.empty(), "*.log*");
  }

  private Path log(String name, String text, int days) throws IOException {
    return tree.aged(Files.writeString(tree.root().resolve(name), text), days);
  }

  @Test
  void itIsReplacedInPlaceOnce() throws Exception {
    Path old = log("old.log", "a secret\n", 100);
    Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-r-----"));
    FileTime changed = Files.getLastModifiedTime(old);
    Path young = log("young.log", "a secret\n", 1);
    Result result = tree.run(category);
    assertThat(result.of(Outcome.ANONYMIZED)).isEqualTo(new Tally(1, 9));
    assertThat(tree.names()).containsExactly("old.log", "young.log");
    assertThat(old).hasContent("a [gone]\n");
    assertThat(young).hasContent("a secret\n");
    assertThat(Files.getLastModifiedTime(old)).isEqualTo(changed);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(old)))
        .isEqualTo("rw-r-----");
    assertThat(tree.purge(category).plan(category).due()).isZero();
    assertThat(tree.run(category).isEmpty()).isTrue();
  }

  @Test
  void whatIsNoTextFailsAndStaysAsItIs() throws Exception {
    Path core = log("core.log", "a secret\0", 100);
    Result result = tree.run(category);
    assertThat(result.of(Outcome.FAILED).count()).isOne();
    assertThat(tree.told.done.get(0)).contains("FAILED core.log: ", "it is no text");
    assertThat(core).hasContent("a secret\0");
    assertThat(tree.names()).containsExactly("core.log");
  }

  @Test
  void whatIsAddedLaterIsDueAgain() throws Exception {
    Path log = log("a.log", "a secret\n", 100);
    tree.run(category);
    Files.writeString(log, "a [gone]\na secret\n");
    tree.aged(log, 90);
    assertThat(tree.run(category).of(Outcome.ANONYMIZED).count()).isOne();
    assertThat(log).hasContent("a [gone]\na [gone]\n");
  }

  @Test
  void whereThereIsNothingToReplaceNothingIsDue() throws Exception {
    log("a.log", "nothing\n", 100);
    assertThat(tree.run(category).isEmpty()).isTrue();
  }

  @Test
  void itIsPackedAsItWas() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("a secret\n".getBytes(StandardCharsets.US_ASCII));
    }
    Path log = tree.aged(Files.write(tree.root().resolve("a.log.gz"), packed.toByteArray()), 100);
    assertThat(tree.run(category).of(Outcome.ANONYMIZED).count()).isOne();
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(log)))) {
      assertThat(in.readAllBytes()).asString().isEqualTo("a [gone]\n");
    }
  }

  @Test
  void whatIsUnderAHoldStaysAsItIs() throws Exception {
    Path log = log("a.log", "a secret\n", 100);
    tree.holds = held -> Optional.of("case-12");
    assertThat(tree.run(category).of(Outcome.HELD).count()).isOne();
    assertThat(log).hasContent("a secret\n");
  }

  @Test
  void whatAKilledRunLeftIsFinishedOrGivenBack() throws Exception {
    log(".jitsi-privacy-purge~0f1e2d3c~a.log", "a secret\n", 100);
    log(".jitsi-privacy-draft~0f1e2d3c~a.log", "a [go", 100);
    log(".jitsi-privacy-purge~0f1e2d3c~b.log", "b [gone]\n", 100);
    log(".jitsi-privacy-draft~0f1e2d3c~c.log", "c [go", 0);
    log("c.log", "c secret\n", 1);
    assertThat(tree.run(category).of(Outcome.ANONYMIZED).count()).isOne();
    assertThat(tree.names()).containsExactly("a.log", "b.log", "c.log");
    assertThat(tree.root().resolve("a.log")).hasContent("a [gone]\n");
    assertThat(tree.root().resolve("b.log")).hasContent("b [gone]\n");
    assertThat(tree.root().resolve("c.log")).hasContent("c secret\n");
  }

  @Test
  void whereAnotherNameHasWhatWasThereItIsSaid() throws Exception {
    Path log = log("a.log", "a secret\n", 100);
    Files.createLink(directory.resolve("elsewhere"), log);
    tree.run(category);
    assertThat(tree.told.done)
        .containsExactly("ANONYMIZED a.log: as it was before, it stays under 1 other names");
  }
}
