package jitsiprivacy.retention.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run finds below its root that is another file system, or lets nothing be deleted. */
class MountsTest {

  @TempDir Path directory;

  private TestTree tree;

  @BeforeEach
  void makeTree() throws Exception {
    tree = new TestTree(Files.createDirectory(directory.resolve("root")));
    assumeThat(inOwnNamespace("true", "true").exit())
        .as("this machine lets nobody mount anything")
        .isZero();
  }

  private record Ended(int exit, String out) {}

  /** With mounts that go with the process. */
  private static Ended inOwnNamespace(String mounts, String... command) throws Exception {
    List<String> all = new ArrayList<>(List.of("unshare", "--mount"));
    if (!"root".equals(System.getProperty("user.name"))) {
      all.add("--map-root-user");
    }
    all.addAll(List.of("sh", "-c", mounts + " && exec \"$@\"", "sh"));
    all.addAll(List.of(command));
    Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out);
  }

  /** A run in that namespace, and what it says of what was not deleted. */
  private String runs(String mounts, String mode) throws Exception {
    Ended ended =
        inOwnNamespace(
            mounts,
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            ProcessRun.class.getName(),
            tree.root().toString(),
            mode);
    assertThat(ended.exit()).as(ended.out()).isZero();
    return ended.out();
  }

  private Path outside() throws IOException {
    Path outside = Files.createDirectory(directory.resolve("outside"));
    tree.aged(Files.writeString(outside.resolve("precious.log"), "precious"), 300);
    return tree.aged(outside, 300);
  }

  @Test
  void aBindMountIsNotEntered() throws Exception {
    Path outside = outside();
    tree.file("old.log", 100);
    Path at = Files.createDirectory(tree.root().resolve("at"));
    String out = runs("mount --bind " + outside + " " + at, "files");
    assertThat(out).contains("FAILED at: something is mounted there", "DELETED old.log");
    assertThat(outside.resolve("precious.log")).exists();
  }

  @Test
  void aRecordingWithAMountInItStays() throws Exception {
    Path outside = outside();
    tree.file("session/room.mp4", 100);
    Path at = Files.createDirectory(tree.root().resolve("session/at"));
    tree.aged(at, 100);
    tree.aged(tree.root().resolve("session"), 100);
    String out = runs("mount --bind " + outside + " " + at, "directories");
    assertThat(out).contains("KEPT session: something is mounted at at in it");
    assertThat(outside.resolve("precious.log")).exists();
    assertThat(tree.names()).contains("session/room.mp4", "session/at/");
  }

  @Test
  void whereNothingCanBeWrittenAllOfItIsReported() throws Exception {
    tree.file("old.log", 100);
    tree.file("older.log", 200);
    String out =
        runs(
            "mount --bind %1$s %1$s && mount -o remount,bind,ro %1$s".formatted(tree.root()),
            "files");
    assertThat(out)
        .containsIgnoringCase("FAILED old.log: read-only file system")
        .containsIgnoringCase("FAILED older.log: read-only file system");
    assertThat(tree.names()).containsExactly("old.log", "older.log");
  }

  @Test
  void whereTheDiskIsFullItIsDeletedAllTheSame() throws Exception {
    String out =
        runs(
            "mount -t tmpfs -o size=64k tmpfs %1$s && touch -d 2026-01-01 %1$s/old.log"
                    .formatted(tree.root())
                + " && (cat /dev/zero >%1$s/full 2>/dev/null || true)".formatted(tree.root()),
            "files");
    assertThat(out).contains("DELETED old.log").doesNotContain("FAILED");
  }

  @Test
  void whereTheArchiveIsFullNothingGoesAndAllHasItsName() throws Exception {
    Files.write(tree.root().resolve("large.log"), new byte[1 << 20]);
    tree.aged(tree.root().resolve("large.log"), 100);
    tree.file("small.log", 100);
    Path archive = Files.createDirectory(directory.resolve("archive"));
    String out = runs("mount -t tmpfs -o size=64k tmpfs " + archive, "archive");
    assertThat(out).contains("ARCHIVED small.log", "FAILED large.log: No space left on device");
    assertThat(tree.names()).containsExactly("large.log");
  }

  @Test
  void whereThereIsNoRoomForWhatIsLeftALogIsAsItWas() throws Exception {
    String log = tree.root() + "/a.log";
    String out =
        runs(
            "mount -t tmpfs -o size=100k tmpfs "
                + tree.root()
                + " && (echo 2026-10-01T00:00:00Z old; yes 2026-11-25T00:00:00Z young"
                + " | head -c 70000) >%1$s && touch -d 2026-11-25 %1$s".formatted(log),
            "cut");
    assertThat(out).contains("FAILED a.log: No space left on device", "[a.log]");
  }
}
