package jitsiprivacy.retention.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import jitsiprivacy.retention.category.Action;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.category.ClockStart;
import jitsiprivacy.retention.category.Unit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Since when the time of a file runs; what is due goes. */
class FileTermTest {

  private static final String OLD_LINE = "JVB 2026-10-01 08:30:00.123 INFO: old\n";
  private static final String NEW_LINE = "JVB 2026-11-25 08:30:00.123 INFO: new\n";

  @TempDir Path directory;

  private TestTree tree;

  @BeforeEach
  void makeTree() throws IOException {
    tree = new TestTree(directory);
  }

  private void runs(ClockStart from) throws IOException {
    Category like = tree.category("*");
    tree.run(
        new Category(
            like.name(),
            like.what(),
            like.purpose(),
            like.owner(),
            like.files(),
            Unit.FILE,
            from,
            TestTree.KEEP,
            Action.DELETE,
            Optional.empty()));
  }

  /** Changed a day ago, as when it was packed or copied. */
  private void file(String name, byte[] content) throws IOException {
    tree.aged(Files.write(tree.root().resolve(name), content), 1);
  }

  private void file(String name, String content) throws IOException {
    file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theTimeInTheName() throws Exception {
    file("jvb.log-20261001", NEW_LINE);
    file("jvb.log-20261125", OLD_LINE);
    file("jvb.log", OLD_LINE);
    runs(ClockStart.NAME);
    assertThat(tree.names()).containsExactly("jvb.log", "jvb.log-20261125");
  }

  @Test
  void withoutATimeInTheNameTheLastChange() throws Exception {
    tree.file("old.log", 100);
    runs(ClockStart.NAME);
    assertThat(tree.names()).isEmpty();
  }

  @Test
  void theNewestEntry() throws Exception {
    file("old.log", OLD_LINE.repeat(3));
    file("new.log", OLD_LINE + NEW_LINE);
    file("unclear.log", "nobody knows\n");
    file("empty.log", "");
    runs(ClockStart.LAST_ENTRY);
    assertThat(tree.names()).containsExactly("empty.log", "new.log", "unclear.log");
  }

  @Test
  void ofALongLogItsEndIsRead() throws Exception {
    file("long.log", NEW_LINE + OLD_LINE.repeat(10_000));
    file("odd.log", OLD_LINE + "\0".repeat(100_000));
    runs(ClockStart.LAST_ENTRY);
    assertThat(tree.names()).containsExactly("odd.log");
  }

  @Test
  void whatIsPackedGoesByItsLastChange() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(OLD_LINE.getBytes(StandardCharsets.UTF_8));
    }
    file("old.log.gz", packed.toByteArray());
    runs(ClockStart.LAST_ENTRY);
    assertThat(tree.names()).containsExactly("old.log.gz");
  }
}
