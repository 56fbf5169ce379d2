package jitsiprivacy.cli.scrub.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewriteTest {

  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_123L);
  private static final FileTime LATER = FileTime.fromMillis(1_100_000_000_456L);
  private static final Path NAME = Path.of("log");

  @TempDir Path directory;
  private Path log;

  @BeforeEach
  void write() throws IOException {
    log = Files.writeString(directory.resolve(NAME), "before");
    Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-r-----"));
    Files.getFileAttributeView(log, BasicFileAttributeView.class).setTimes(LONG_AGO, LATER, null);
  }

  /** What else is in the directory. */
  private List<Path> drafts() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(path -> !path.equals(log)).toList();
    }
  }

  private void rewrite(Work inBetween) throws IOException {
    try (OpenDirectory open = OpenDirectory.of(directory);
        Rewrite rewrite = new Rewrite(open, NAME, open.state(NAME), open.accessed(NAME))) {
      rewrite.out().write("after".getBytes(StandardCharsets.US_ASCII));
      inBetween.run();
      rewrite.commit();
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  @Test
  void theNewContentTakesThePlaceOfTheOld() throws IOException {
    Object inode = Files.getAttribute(log, "unix:ino");
    rewrite(() -> assertThat(log).hasContent("before"));
    assertThat(log).hasContent("after");
    assertThat(Files.getAttribute(log, "unix:ino")).isNotEqualTo(inode);
    assertThat(drafts()).isEmpty();
  }

  @Test
  void modeAndTimesStay() throws IOException {
    rewrite(() -> {});
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
        .isEqualTo("rw-r-----");
    assertThat(Files.getLastModifiedTime(log)).isEqualTo(LONG_AGO);
    assertThat(Files.getAttribute(log, "lastAccessTime")).isEqualTo(LATER);
  }

  @Test
  void ownerAndGroupStay() throws IOException {
    Assumptions.assumeTrue(System.getProperty("user.name").equals("root"));
    Files.setAttribute(log, "unix:uid", 12345);
    Files.setAttribute(log, "unix:gid", 23456);
    rewrite(() -> {});
    assertThat(Files.getAttribute(log, "unix:uid")).isEqualTo(12345);
    assertThat(Files.getAttribute(log, "unix:gid")).isEqualTo(23456);
  }

  @Test
  void extendedAttributesStay() throws IOException {
    UserDefinedFileAttributeView before =
        Files.getFileAttributeView(log, UserDefinedFileAttributeView.class);
    try {
      before.write("origin", StandardCharsets.US_ASCII.encode("participant-1"));
    } catch (IOException e) {
      Assumptions.abort("this file system has none");
    }
    rewrite(() -> {});
    UserDefinedFileAttributeView after =
        Files.getFileAttributeView(log, UserDefinedFileAttributeView.class);
    ByteBuffer value = ByteBuffer.allocate(after.size("origin"));
    after.read("origin", value);
    assertThat(StandardCharsets.US_ASCII.decode(value.flip()).toString())
        .isEqualTo("participant-1");
  }

  @Test
  void untilItIsInPlaceItIsNobodyElsesToRead() throws IOException {
    rewrite(
        () ->
            assertThat(drafts())
                .singleElement()
                .satisfies(
                    draft ->
                        assertThat(
                                PosixFilePermissions.toString(Files.getPosixFilePermissions(draft)))
                            .isEqualTo("rw-------")));
  }

  @Test
  void whateverHappensInBetweenTheOldContentIsThereAsAWhole() throws IOException {
    List<Work> crashes =
        List.of(
            () -> {
              throw new IOException("crash");
            },
            () -> Files.writeString(log, "other content"),
            () -> {
              Files.delete(log);
              Files.writeString(log, "another file");
            },
            () -> Files.setLastModifiedTime(log, FileTime.fromMillis(0)),
            () -> Files.createLink(directory.resolve("link"), log),
            () -> Files.delete(drafts().get(0)));
    for (Work crash : crashes) {
      Files.deleteIfExists(directory.resolve("link"));
      write();
      assertThatThrownBy(() -> rewrite(crash)).isInstanceOf(IOException.class);
      assertThat(log).content().isNotEqualTo("after");
      Files.deleteIfExists(directory.resolve("link"));
      assertThat(drafts()).isEmpty();
    }
  }

  @Test
  void aLinkPutInPlaceOfTheFileIsNotFollowed() throws IOException {
    Path other = Files.writeString(directory.resolve("other"), "other");
    assertThatThrownBy(
            () ->
                rewrite(
                    () -> {
                      Files.delete(log);
                      Files.createSymbolicLink(log, other);
                    }))
        .isInstanceOf(IOException.class);
    assertThat(other).hasContent("other");
  }

  @Test
  void aDirectoryThatIsSwappedIsNotWrittenTo() throws IOException {
    Path logs = Files.createDirectory(directory.resolve("logs"));
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Files.writeString(logs.resolve(NAME), "before");
    Files.writeString(elsewhere.resolve(NAME), "not a log");
    try (OpenDirectory open = OpenDirectory.of(logs);
        Rewrite rewrite = new Rewrite(open, NAME, open.state(NAME), open.accessed(NAME))) {
      Files.move(logs, directory.resolve("moved"));
      Files.createSymbolicLink(logs, elsewhere);
      assertThatThrownBy(rewrite::commit).isInstanceOf(IOException.class);
    }
    assertThat(elsewhere.resolve(NAME)).hasContent("not a log");
    assertThat(directory.resolve("moved").resolve(NAME)).hasContent("before");
  }

  @Test
  void whatADeadWriterLeftIsRemovedAndWhatALivingOneWritesIsNot() throws IOException {
    Path left = Files.createFile(directory.resolve(Leftovers.newName(NAME)));
    try (OpenDirectory open = OpenDirectory.of(directory);
        Rewrite rewrite = new Rewrite(open, NAME, open.state(NAME), open.accessed(NAME))) {
      for (Path draft : drafts()) {
        assertThat(Leftovers.isOne(draft.getFileName())).isTrue();
        Leftovers.remove(open, draft.getFileName());
      }
      assertThat(left).doesNotExist();
      assertThat(drafts()).hasSize(1);
      rewrite.out().write(1);
    }
  }

  @Test
  void namesMayBeAsLongAsTheyMay() throws IOException {
    Path name = Path.of("x".repeat(255));
    Files.writeString(directory.resolve(name), "before");
    try (OpenDirectory open = OpenDirectory.of(directory);
        Rewrite rewrite = new Rewrite(open, name, open.state(name), open.accessed(name))) {
      rewrite.commit();
    }
    assertThat(Files.exists(directory.resolve(name), LinkOption.NOFOLLOW_LINKS)).isTrue();
  }
}
