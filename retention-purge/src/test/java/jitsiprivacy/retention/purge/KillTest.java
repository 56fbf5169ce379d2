package jitsiprivacy.retention.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import jitsiprivacy.retention.hold.Holds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run may be killed anywhere: what is not due is there after the next one, under its name. */
class KillTest {

  private static final int KILLS = Integer.getInteger("purge.kills", 3);
  private static final int FILES = 2_000;
  private static final int FEW = 200;
  private static final int LONGEST_MS = 40;

  /** Until one of them was while it deleted. */
  private static final int MOST_KILLS = 30;

  @TempDir Path directory;

  @Test
  void whateverIsKilledTheNextRunFinishes() throws Exception {
    TestTree tree = new TestTree(Files.createDirectory(directory.resolve("root")));
    for (int i = 0; i < FILES / 10; i++) {
      tree.file("d" + i % 7 + "/new" + i + ".log", 1);
    }
    List<String> expected = tree.names().stream().filter(name -> name.endsWith(".log")).toList();
    Random random = new Random(7);
    int halfway = 0;
    for (int kill = 0; kill < KILLS || (halfway == 0 && kill < MOST_KILLS); kill++) {
      for (int i = 0; i < FILES; i++) {
        tree.file("d" + i % 7 + "/old" + i + ".log", 100);
      }
      killed(tree, "files", random);
      long left = tree.names().stream().filter(name -> name.contains("old")).count();
      halfway += left > 0 ? 1 : 0;
      assertThat(tree.run(tree.category("**/*.log")).isDone()).isTrue();
      assertThat(tree.names().stream().filter(name -> !name.endsWith("/")).toList())
          .isEqualTo(expected);
    }
    assertThat(halfway).as("killed while it deleted").isPositive();
  }

  /** Each is there exactly once: where it was, or in the archive. */
  @Test
  void whateverIsKilledWhileItArchivesNothingIsLost() throws Exception {
    TestTree tree = new TestTree(Files.createDirectory(directory.resolve("root")));
    Path archive = Files.createDirectory(directory.resolve("archive"));
    Random random = new Random(7);
    for (int kill = 0; kill < KILLS; kill++) {
      for (int i = 0; i < FEW; i++) {
        tree.file("d" + i % 7 + "/old" + kill + "-" + i + ".log", 100);
      }
      killed(tree, "archive", random);
      tree.run(ProcessRun.category(tree, "archive"));
      assertThat(tree.run(ProcessRun.category(tree, "archive")).isDone()).isTrue();
      assertThat(tree.names().stream().filter(name -> !name.endsWith("/"))).isEmpty();
      List<String> archived =
          TestTree.names(archive).stream().filter(name -> !name.endsWith("/")).toList();
      assertThat(archived).hasSize(FEW * (kill + 1)).noneMatch(name -> name.contains("~"));
      for (String name : archived) {
        assertThat(Files.readString(archive.resolve(name))).isEqualTo("of " + name);
      }
    }
  }

  @Test
  void whateverIsKilledWhileItWithdrawsAllOfItCanBeHadBack() throws Exception {
    TestTree tree = new TestTree(Files.createDirectory(directory.resolve("root")));
    Random random = new Random(7);
    for (int kill = 0; kill < KILLS; kill++) {
      Set<Path> files = new HashSet<>();
      for (int i = 0; i < FEW; i++) {
        Path file = tree.file("d" + i % 7 + "/old" + i + ".log", 100);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        files.add(file);
      }
      killed(tree, "withdraw", random);
      tree.now = TestTree.NOW.plusSeconds(600);
      assertThat(tree.run(ProcessRun.category(tree, "withdraw")).isDone()).isTrue();
      assertThat(tree.names().stream().filter(name -> name.contains("withdrawn~"))).hasSize(FEW);
      tree.holds = held -> Optional.of("case-12");
      Undone undone = new Undone();
      tree.withdrawals(ProcessRun.category(tree, "withdraw")).undo(files, undone);
      assertThat(undone.troubles).isEmpty();
      for (Path file : files) {
        assertThat(file).hasContent("of " + tree.root().relativize(file));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-r-----");
        Files.delete(file);
      }
      tree.holds = Holds.NONE;
    }
  }

  @Test
  void whateverIsKilledWhileItAnonymizesAllOfItIsThereOnceAndAnonymized() throws Exception {
    TestTree tree = new TestTree(Files.createDirectory(directory.resolve("root")));
    Random random = new Random(7);
    for (int kill = 0; kill < KILLS; kill++) {
      for (int i = 0; i < FEW; i++) {
        Path file = tree.root().resolve("d" + i % 7 + "/old" + i + ".log");
        Files.deleteIfExists(file); // With the note that it was done.
        tree.file("d" + i % 7 + "/old" + i + ".log", 100);
        tree.aged(Files.writeString(file, "a secret of " + i), 100);
      }
      List<String> before = tree.names();
      killed(tree, "anonymize", random);
      assertThat(tree.run(ProcessRun.category(tree, "anonymize")).isDone()).isTrue();
      assertThat(tree.names()).isEqualTo(before);
      for (int i = 0; i < FEW; i++) {
        assertThat(tree.root().resolve("d" + i % 7 + "/old" + i + ".log"))
            .hasContent("a [gone] of " + i);
      }
    }
  }

  @Test
  void whateverIsKilledWhileItCutsAllThatIsYoungIsThere() throws Exception {
    TestTree tree = new TestTree(Files.createDirectory(directory.resolve("root")));
    Random random = new Random(7);
    for (int kill = 0; kill < KILLS; kill++) {
      for (int i = 0; i < FEW; i++) {
        Path file = tree.file("d" + i % 7 + "/cut" + i + ".log", 1);
        Files.writeString(file, "2026-10-01T00:00:00Z old\n2026-11-25T00:00:00Z young " + i);
        tree.aged(file, 1);
      }
      List<String> before = tree.names();
      killed(tree, "cut", random);
      assertThat(tree.run(ProcessRun.category(tree, "cut")).isDone()).isTrue();
      assertThat(tree.names()).isEqualTo(before);
      for (int i = 0; i < FEW; i++) {
        assertThat(tree.root().resolve("d" + i % 7 + "/cut" + i + ".log"))
            .hasContent("2026-11-25T00:00:00Z young " + i);
      }
    }
  }

  private static final class Undone implements Withdrawals.Account {
    private final List<String> troubles = new ArrayList<>();

    @Override
    public void returning(Withdrawals.Entry entry) {}

    @Override
    public void done(Path path, Outcome outcome, String reason) {
      if (outcome != Outcome.RETURNED) {
        troubles.add(outcome + " " + path + ": " + reason);
      }
    }
  }

  private static void killed(TestTree tree, String mode, Random random) throws Exception {
    Process run =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                ProcessRun.class.getName(),
                tree.root().toString(),
                mode)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(run.getInputStream().read()).isEqualTo('b');
    awaitTheFirstInHand(run, tree.root());
    if (!run.waitFor(random.nextInt(LONGEST_MS), TimeUnit.MILLISECONDS)) {
      run.destroyForcibly().waitFor();
    }
  }

  private static void awaitTheFirstInHand(Process run, Path root) throws IOException {
    while (run.isAlive()) {
      try (DirectoryStream<Path> inHand =
          Files.newDirectoryStream(root.resolve("d0"), ".jitsi-privacy-purge*")) {
        if (inHand.iterator().hasNext()) {
          return;
        }
      }
      Thread.onSpinWait();
    }
  }
}
