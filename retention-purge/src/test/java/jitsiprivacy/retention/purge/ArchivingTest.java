package jitsiprivacy.retention.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.retention.category.Action;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.category.Unit;
import jitsiprivacy.retention.hold.Held;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is due is copied first. */
class ArchivingTest {

  @TempDir Path directory;

  private Path archive;
  private TestTree tree;

  @BeforeEach
  void makeTree() throws IOException {
    tree = new TestTree(Files.createDirectory(directory.resolve("logs")));
    archive = Files.createDirectory(directory.toRealPath().resolve("archive"));
  }

  private Category category(Unit unit, String pattern) {
    return tree.category(unit, Action.ARCHIVE, Optional.of(archive), Optional.empty(), pattern);
  }

  private List<String> archived() throws IOException {
    return TestTree.names(archive);
  }

  @Test
  void aFileIsCopiedBelowTheArchiveAsBelowItsRoot() throws Exception {
    Path old = tree.file("a/b/old.log", 100);
    Object changed = Files.getLastModifiedTime(old);
    tree.file("a/new.log", 1);
    Result result = tree.run(category(Unit.FILE, "**/*.log"));
    assertThat(result.of(Outcome.ARCHIVED)).isEqualTo(new Tally(1, "of a/b/old.log".length()));
    assertThat(result.isDone()).isTrue();
    assertThat(tree.names()).containsExactly("a/", "a/b/", "a/new.log");
    assertThat(archived()).containsExactly("a/", "a/b/", "a/b/old.log");
    Path copy = archive.resolve("a/b/old.log");
    assertThat(Files.readString(copy)).isEqualTo("of a/b/old.log");
    assertThat(Files.getLastModifiedTime(copy)).isEqualTo(changed);
    assertThat(mode(copy)).isEqualTo("rw-------");
    assertThat(mode(copy.getParent())).isEqualTo("rwx------");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void whatIsThereIsNeverOverwritten() throws Exception {
    for (String content : List.of("first", "second", "third", "second")) {
      tree.aged(Files.writeString(tree.root().resolve("a.log"), content), 100);
      assertThat(tree.run(category(Unit.FILE, "*")).isDone()).isTrue();
      assertThat(tree.names()).isEmpty();
    }
    assertThat(archived()).containsExactly("a.log", "a.log~2", "a.log~3");
    assertThat(Files.readString(archive.resolve("a.log"))).isEqualTo("first");
    assertThat(Files.readString(archive.resolve("a.log~2"))).isEqualTo("second");
    assertThat(Files.readString(archive.resolve("a.log~3"))).isEqualTo("third");
  }

  @Test
  void aDirectoryGoesThereAsAWhole() throws Exception {
    for (int i = 0; i < 2; i++) {
      tree.file("session/room.mp4", 100);
      tree.file("session/parts/1.json", 100);
      tree.aged(tree.root().resolve("session/parts"), 100);
      tree.aged(tree.root().resolve("session"), 100);
      assertThat(tree.run(category(Unit.DIRECTORY, "*")).of(Outcome.ARCHIVED).count()).isOne();
      assertThat(tree.names()).isEmpty();
      assertThat(archived())
          .containsExactly(
              "session/", "session/parts/", "session/parts/1.json", "session/room.mp4");
    }
    tree.file("session/room.mp4", 100);
    tree.aged(tree.root().resolve("session"), 100);
    assertThat(tree.run(category(Unit.DIRECTORY, "*")).of(Outcome.ARCHIVED).count()).isOne();
    assertThat(archived()).contains("session~2/room.mp4").doesNotContain("session~2/parts/");
  }

  @Test
  void aLinkInADirectoryIsNotCopiedAndNotLost() throws Exception {
    tree.file("session/room.mp4", 100);
    Path link = Files.createSymbolicLink(tree.root().resolve("session/link"), directory);
    assertThat(
            new ProcessBuilder("touch", "-h", "-d", "2026-01-01", link.toString())
                .start()
                .waitFor())
        .isZero();
    tree.aged(tree.root().resolve("session"), 100);
    Result result = tree.run(category(Unit.DIRECTORY, "*"));
    assertThat(result.of(Outcome.FAILED).count()).isOne();
    assertThat(tree.told.done.get(0))
        .contains("FAILED session: link in it is neither a file nor a directory");
    assertThat(tree.names()).containsExactly("session/", "session/link", "session/room.mp4");
    assertThat(archived()).isEmpty();
  }

  @Test
  void withoutAnArchiveNothingGoes() throws Exception {
    tree.file("a.log", 100);
    Files.delete(archive);
    assertThat(tree.run(category(Unit.FILE, "*")).of(Outcome.FAILED).count()).isOne();
    assertThat(tree.told.done.get(0)).contains("is not there: make that directory, or mount it");
    Files.writeString(archive, "");
    tree.run(category(Unit.FILE, "*"));
    assertThat(tree.told.done.get(1)).contains("is no directory");
    Files.delete(archive);
    Files.createSymbolicLink(archive, Files.createDirectory(directory.resolve("elsewhere")));
    tree.run(category(Unit.FILE, "*"));
    assertThat(tree.told.done.get(2)).contains("reached through a link; declare ");
    assertThat(tree.names()).containsExactly("a.log");
  }

  @Test
  void aLinkInTheArchiveIsNotFollowed() throws Exception {
    tree.file("a/old.log", 100);
    Path outside = Files.createDirectory(directory.resolve("outside"));
    Files.createSymbolicLink(archive.resolve("a"), outside);
    assertThat(tree.run(category(Unit.FILE, "**/*.log")).of(Outcome.FAILED).count()).isOne();
    assertThat(tree.names()).contains("a/old.log");
    assertThat(outside).isEmptyDirectory();
    Files.delete(archive.resolve("a"));
    Files.createDirectory(archive.resolve("a"));
    Path precious = Files.writeString(outside.resolve("precious"), "of a/old.log");
    Files.createSymbolicLink(archive.resolve("a/old.log"), precious);
    assertThat(tree.run(category(Unit.FILE, "**/*.log")).of(Outcome.ARCHIVED).count()).isOne();
    assertThat(Files.readString(archive.resolve("a/old.log~2"))).isEqualTo("of a/old.log");
  }

  @Test
  void whatIsHeldIsNotArchived() throws Exception {
    tree.file("a.log", 100);
    tree.holds = (Held held) -> Optional.of("case-12");
    assertThat(tree.run(category(Unit.FILE, "*")).of(Outcome.HELD).count()).isOne();
    assertThat(archived()).isEmpty();
  }

  @Test
  void whatAKilledRunLeftIsFinished() throws Exception {
    tree.file(".jitsi-privacy-purge~0f1e2d3c~a.log", 100);
    tree.file(".jitsi-privacy-purge~0f1e2d3c~b.log", 100);
    Files.writeString(archive.resolve(".jitsi-privacy-draft"), "of .jit");
    Files.writeString(archive.resolve("b.log"), "of .jitsi-privacy-purge~0f1e2d3c~b.log");
    assertThat(tree.run(category(Unit.FILE, "*")).of(Outcome.ARCHIVED).count()).isEqualTo(2);
    assertThat(tree.names()).isEmpty();
    assertThat(archived()).containsExactly("a.log", "b.log");
  }

  @Test
  void whatTwoRunsHadInHandIsNotLost() throws Exception {
    tree.aged(
        Files.writeString(tree.root().resolve(".jitsi-privacy-purge~0f1e2d3c~a.log"), "one"), 100);
    tree.aged(Files.writeString(tree.root().resolve("a.log"), "other"), 100);
    while (!tree.names().isEmpty()) {
      assertThat(tree.run(category(Unit.FILE, "*")).of(Outcome.ARCHIVED).count()).isPositive();
    }
    assertThat(archived()).containsExactly("a.log", "a.log~2");
  }

  @Test
  void namesThatAreNoText() throws Exception {
    Process shell =
        new ProcessBuilder(
                "sh",
                "-c",
                "d=\"$(printf 'd\\377')\"; mkdir \"$d\"; for i in 1 2; do echo $i >\"$d/$(printf"
                    + " 'a\\376b.log')\"; done; touch -d 2026-01-01 \"$d\"/*")
            .directory(tree.root().toFile())
            .start();
    assertThat(shell.waitFor()).isZero();
    assertThat(tree.run(category(Unit.FILE, "**/*.log")).of(Outcome.ARCHIVED).count())
        .as("%s", tree.told.done)
        .isOne();
    assertThat(archived()).hasSize(2);
  }
}
