package jitsiprivacy.retention.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.category.Unit;
import jitsiprivacy.retention.hold.Held;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PurgeTest {

  @TempDir Path directory;

  private TestTree tree;

  @BeforeEach
  void makeTree() throws IOException {
    tree = new TestTree(Files.createDirectory(directory.resolve("logs")));
  }

  @Test
  void whatIsDueGoesAndAllElseStays() throws Exception {
    tree.file("jvb.log", 0);
    tree.file("jvb.log.1", 13);
    tree.file("jvb.log.2", 14);
    tree.file("jvb.log.3", 300);
    tree.file("other.txt", 300);
    Category category = tree.category("jvb.log*");

    Purge purge = tree.purge(category);
    Plan plan = purge.plan(category);
    assertThat(plan.items()).isEqualTo(4);
    assertThat(plan.due()).isEqualTo(2);
    assertThat(plan.share()).isEqualTo(50);
    assertThat(plan.isMuch(50, 0)).isFalse();
    assertThat(plan.isMuch(49, 1)).isTrue();
    assertThat(plan.isMuch(49, 2)).isFalse();
    assertThat(plan.bytes()).isEqualTo(2L * "of jvb.log.2".length());
    assertThat(plan.oldest().orElseThrow().path()).isEqualTo(tree.root().resolve("jvb.log.3"));
    assertThat(tree.told.due).containsExactlyInAnyOrder("jvb.log.2", "jvb.log.3");
    assertThat(tree.names()).hasSize(5);

    Result result = purge.carryOut(plan);
    assertThat(result.of(Outcome.DELETED).count()).isEqualTo(2);
    assertThat(result.of(Outcome.DELETED).bytes()).isEqualTo(plan.bytes());
    assertThat(result.isDone()).isTrue();
    assertThat(tree.names()).containsExactly("jvb.log", "jvb.log.1", "other.txt");
    assertThat(tree.told.done).containsExactlyInAnyOrder("DELETED jvb.log.2", "DELETED jvb.log.3");
  }

  @Test
  void aFileThatIsOpenStaysUnderItsName() throws Exception {
    Path open = tree.file("jvb.log.1", 100);
    tree.file("jvb.log.2", 100);
    Process reader = new ProcessBuilder("tail", "-f", open.toString()).start();
    try {
      // It says what is in it once it has it open.
      assertThat(reader.getInputStream().read()).isPositive();
      Result result = tree.run(tree.category("*"));
      assertThat(result.of(Outcome.KEPT).count()).isEqualTo(1);
      assertThat(result.isDone()).isFalse();
      assertThat(tree.names()).containsExactly("jvb.log.1");
      assertThat(tree.told.done)
          .contains("KEPT jvb.log.1: it is open: tail (process " + reader.pid() + ")");
    } finally {
      reader.destroyForcibly().waitFor();
    }
    assertThat(tree.run(tree.category("*")).isDone()).isTrue();
    assertThat(tree.names()).isEmpty();
  }

  @Test
  void whatIsUnderAHoldStays() throws Exception {
    tree.file("a.log", 100);
    tree.file("b.log", 100);
    tree.holds =
        (Held held) ->
            held.path().orElseThrow().endsWith("a.log") ? Optional.of("case-12") : Optional.empty();
    Result result = tree.run(tree.category("*"));
    assertThat(result.of(Outcome.HELD).count()).isEqualTo(1);
    assertThat(result.isDone()).isTrue();
    assertThat(tree.names()).containsExactly("a.log");
    assertThat(tree.told.done).contains("HELD a.log: case-12");
  }

  @Test
  void aHoldThatIsSetWhileItRunsHoldsWhatWasJudgedBefore() throws Exception {
    tree.file("a.log", 100);
    AtomicInteger asked = new AtomicInteger();
    // For the plan, and when it is judged again; then it is in hand.
    tree.holds = held -> asked.incrementAndGet() > 2 ? Optional.of("case-12") : Optional.empty();
    Result result = tree.run(tree.category("*"));
    assertThat(result.of(Outcome.HELD).count()).isEqualTo(1);
    assertThat(tree.names()).containsExactly("a.log");
  }

  @Test
  void linksAreNotFollowedAndNotDeleted() throws Exception {
    Path outside = Files.createDirectory(directory.resolve("outside"));
    Path precious = Files.writeString(outside.resolve("precious.log"), "precious");
    tree.aged(precious, 300);
    Files.createSymbolicLink(tree.root().resolve("file.log"), precious);
    Files.createSymbolicLink(tree.root().resolve("directory"), outside);
    Files.createSymbolicLink(tree.root().resolve("nowhere.log"), outside.resolve("nothing"));
    Result result = tree.run(tree.category("**/*.log"));
    assertThat(result.of(Outcome.DELETED).count()).isZero();
    assertThat(precious).exists();
    assertThat(tree.names()).containsExactly("directory", "file.log", "nowhere.log");
  }

  @Test
  void aRootThatIsALinkIsNotEntered() throws Exception {
    Path outside = Files.createDirectory(directory.resolve("outside"));
    tree.aged(Files.writeString(outside.resolve("precious.log"), "precious"), 300);
    Files.createSymbolicLink(tree.root().resolve("root"), outside);
    Result result = tree.run(tree.category("root/*.log"));
    assertThat(result.of(Outcome.FAILED).count()).isEqualTo(1);
    assertThat(tree.told.done.get(0)).contains("reached through a link; declare " + outside);
    assertThat(outside.resolve("precious.log")).exists();
  }

  @Test
  void whereAnotherNameIsLeftItIsSaid() throws Exception {
    Path file = tree.file("a.log", 100);
    Files.createLink(directory.resolve("elsewhere"), file);
    Result result = tree.run(tree.category("*"));
    assertThat(result.of(Outcome.DELETED).count()).isEqualTo(1);
    assertThat(tree.told.done)
        .containsExactly("DELETED a.log: its content stays under 1 other names");
  }

  @Test
  void aDirectoryGoesAsAWholeOrNotAtAll() throws Exception {
    recording("old", 100);
    recording("mixed", 100);
    tree.file("mixed/late.mp4", 1);
    recording("new", 1);
    Category category = tree.category(Unit.DIRECTORY, "*");
    Result result = tree.run(category);
    assertThat(result.of(Outcome.DELETED).count()).isEqualTo(1);
    assertThat(result.isDone()).isTrue();
    assertThat(tree.names())
        .doesNotContain("old/")
        .contains("mixed/", "mixed/room.mp4", "mixed/late.mp4", "new/", "new/metadata.json");
  }

  @Test
  void whatAKilledRunLeftOfADirectoryGoes() throws Exception {
    // What is in it changed just now, as the run deleted from it.
    tree.file(".jitsi-privacy-purge~0f1e2d3c~half/metadata.json", 100);
    assertThat(tree.run(tree.category(Unit.DIRECTORY, "*")).of(Outcome.DELETED).count())
        .isEqualTo(1);
    assertThat(tree.names()).isEmpty();
  }

  @Test
  void aDirectoryThatNothingIsInYetStays() throws Exception {
    Path made = Files.createDirectory(tree.root().resolve("session"));
    tree.aged(made, 1);
    assertThat(tree.run(tree.category(Unit.DIRECTORY, "*")).isDone()).isTrue();
    assertThat(made).exists();
  }

  @Test
  void aDirectoryInWhichAFileIsOpenStaysWhole() throws Exception {
    recording("old", 100);
    Process holder = new ProcessBuilder("tail", "-f", tree.root() + "/old/metadata.json").start();
    try {
      assertThat(holder.getInputStream().read()).isPositive();
      Result result = tree.run(tree.category(Unit.DIRECTORY, "*"));
      assertThat(result.of(Outcome.KEPT).count()).isEqualTo(1);
      assertThat(tree.names()).containsExactly("old/", "old/metadata.json", "old/room.mp4");
      assertThat(tree.told.done.get(0)).contains("metadata.json in it is open: tail");
    } finally {
      holder.destroyForcibly().waitFor();
    }
  }

  private void recording(String session, int days) throws IOException {
    tree.file(session + "/room.mp4", days);
    tree.file(session + "/metadata.json", days);
    tree.aged(tree.root().resolve(session), days);
  }

  @Test
  void whatBelongsToTwoCategoriesStaysUntilItBelongsToOne() throws Exception {
    tree.file("a.log", 100);
    Category one = tree.category("a*");
    Category two = tree.category("*.log");
    Purge purge = tree.purge(one, two);
    assertThat(purge.plan(one).due()).isZero();
    assertThat(purge.carryOut(purge.plan(one)).of(Outcome.KEPT).count()).isEqualTo(1);
    assertThat(tree.names()).containsExactly("a.log");
  }

  @Test
  void nothingGoesThatWasNotInThePlan() throws Exception {
    tree.file("a.log", 100);
    Category category = tree.category("*");
    Purge purge = tree.purge(category);
    Plan plan = purge.plan(category);
    tree.file("b.log", 100);
    Result result = purge.carryOut(plan);
    assertThat(result.of(Outcome.DELETED).count()).isEqualTo(1);
    assertThat(result.of(Outcome.KEPT).count()).isEqualTo(1);
    assertThat(tree.names()).hasSize(1);
  }

  @Test
  void aRunThatHasNoTimeLeftStopsAndSaysSo() throws Exception {
    tree.file("a.log", 100);
    tree.limits = new Limits(0, Optional.of(Duration.ZERO));
    Result result = tree.run(tree.category("*"));
    assertThat(result.complete()).isFalse();
    assertThat(result.isDone()).isFalse();
    assertThat(tree.names()).containsExactly("a.log");
  }

  @Test
  void whatAKilledRunHadInHandGoesOrGetsItsNameBack() throws Exception {
    tree.file(".jitsi-privacy-purge~0f1e2d3c~old.log", 100);
    tree.file(".jitsi-privacy-purge~0f1e2d3c~new.log", 1);
    tree.file(".jitsi-privacy-purge~0f1e2d3c~taken.log", 1);
    tree.file("taken.log", 0);
    Result result = tree.run(tree.category("*.log"));
    assertThat(result.of(Outcome.DELETED).count()).isEqualTo(1);
    assertThat(result.of(Outcome.FAILED).count()).isEqualTo(1);
    assertThat(tree.names())
        .containsExactly(".jitsi-privacy-purge~0f1e2d3c~taken.log", "new.log", "taken.log");
    assertThat(Files.readString(tree.root().resolve("new.log"))).contains("new.log");
    assertThat(Files.readString(tree.root().resolve("taken.log"))).isEqualTo("of taken.log");
  }

  @Test
  void whatTwoKilledRunsHadInHandUnderOneNameGoesBoth() throws Exception {
    tree.file(".jitsi-privacy-purge~00000001~old.log", 100);
    tree.file(".jitsi-privacy-purge~00000002~old.log", 100);
    tree.file("old.log", 100);
    assertThat(tree.run(tree.category("*.log")).of(Outcome.DELETED).count()).isEqualTo(3);
    assertThat(tree.names()).isEmpty();
  }

  @Test
  void aNameThatOnlyBeginsLikeAHiddenOneIsAName() throws Exception {
    List<String> names =
        List.of(
            ".jitsi-privacy-purge~0000000g~a.log",
            ".jitsi-privacy-purge~00000001~",
            ".jitsi-privacy-purge~a.log");
    for (String each : names) {
      tree.file(each, 1);
    }
    assertThat(tree.run(tree.category("*")).of(Outcome.DELETED).count()).isZero();
    assertThat(tree.names()).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void namesThatAreNoTextAreNamesLikeOthers() throws Exception {
    Process shell =
        new ProcessBuilder(
                "sh",
                "-c",
                "touch -d 2026-01-01 \"$(printf 'a\\377\\376b.log')\" \"$(printf 'n\\nl.log')\""
                    + " \"$(printf '%0250d')\"")
            .directory(tree.root().toFile())
            .start();
    assertThat(shell.waitFor()).isZero();
    Result result = tree.run(tree.category("*"));
    assertThat(result.of(Outcome.DELETED).count()).as("%s", tree.told.done).isEqualTo(3);
    assertThat(tree.names()).isEmpty();
  }

  @Test
  void aDirectoryOrAPipeInTheWayIsNoFile() throws Exception {
    Files.createDirectory(tree.root().resolve("a.log"));
    tree.aged(tree.root().resolve("a.log"), 100);
    assertThat(new ProcessBuilder("mkfifo", tree.root() + "/b.log").start().waitFor()).isZero();
    assertThat(tree.run(tree.category("*.log")).of(Outcome.DELETED).count()).isZero();
    assertThat(Files.exists(tree.root().resolve("b.log"), LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  @Test
  void whatIsImmutableHasItsNameAgain() throws Exception {
    Path file = tree.file("a.log", 100);
    assumeThat(new ProcessBuilder("chattr", "+i", file.toString()).start().waitFor())
        .as("this file system, or this user, makes nothing immutable")
        .isZero();
    try {
      Result result = tree.run(tree.category("*"));
      assertThat(result.of(Outcome.FAILED).count()).isEqualTo(1);
      assertThat(tree.told.done.get(0)).startsWith("FAILED a.log: ");
      assertThat(tree.names()).containsExactly("a.log");
    } finally {
      new ProcessBuilder("chattr", "-i", file.toString()).start().waitFor();
    }
  }
}
