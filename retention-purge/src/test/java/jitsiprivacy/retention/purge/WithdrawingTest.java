package jitsiprivacy.retention.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jitsiprivacy.retention.category.Action;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.category.Unit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is due can be had back for three days. */
class WithdrawingTest {

  private static final Period GRACE = Period.ofDays(3);
  private static final Instant LATER = TestTree.NOW.plus(GRACE).plusSeconds(60);
  private static final String HIDDEN = "\\.jitsi-privacy-withdrawn~20261126T0000[0-9]{2}Z~";

  @TempDir Path directory;

  private TestTree tree;
  private final List<String> undone = new ArrayList<>();

  @BeforeEach
  void makeTree() throws IOException {
    tree = new TestTree(Files.createDirectory(directory.resolve("logs")));
  }

  private Category category(Unit unit, String pattern) {
    return tree.category(unit, Action.DELETE, Optional.empty(), Optional.of(GRACE), pattern);
  }

  private Path withdrawn() throws IOException {
    return tree.root()
        .resolve(
            tree.names().stream().filter(name -> name.startsWith(".")).findFirst().orElseThrow());
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private void undo(Category category, String... names) throws IOException {
    tree.withdrawals(category)
        .undo(
            Set.of(names).stream().map(tree.root()::resolve).collect(Collectors.toSet()),
            new Withdrawals.Account() {
              @Override
              public void returning(Withdrawals.Entry entry) {
                undone.add("returning " + tree.root().relativize(entry.path()));
              }

              @Override
              public void done(Path path, Outcome outcome, String reason) {
                undone.add(outcome + " " + tree.root().relativize(path) + ": " + reason);
              }
            });
  }

  @Test
  void withoutGraceItGoesAtTheNextRunHoweverSoon() throws Exception {
    tree.file("a.log", 100);
    assertThat(tree.run(category(Unit.FILE, "*.log")).of(Outcome.WITHDRAWN).count()).isOne();
    assertThat(tree.run(tree.category("*.log")).of(Outcome.DELETED).count()).isOne();
    assertThat(tree.names()).isEmpty();
  }

  @Test
  void itIsGoneAtOnceAndDeletedLater() throws Exception {
    Path file = tree.file("a.log", 100);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Category category = category(Unit.FILE, "*.log");
    Result result = tree.run(category);
    assertThat(result.of(Outcome.WITHDRAWN)).isEqualTo(new Tally(1, 8));
    assertThat(result.isDone()).isTrue();
    assertThat(tree.names()).singleElement().asString().matches(HIDDEN + "640~a\\.log");
    assertThat(mode(withdrawn())).isEqualTo("---------");
    assertThat(tree.told.done.get(0)).contains("it can be had back until 2026-11-29T00:00:");

    tree.now = TestTree.NOW.plus(GRACE).minusSeconds(1);
    assertThat(tree.run(category).isEmpty()).isTrue();
    assertThat(tree.names()).hasSize(1);

    tree.now = LATER;
    assertThat(tree.purge(category).plan(category).due()).isOne();
    assertThat(tree.run(category).of(Outcome.DELETED).count()).isOne();
    assertThat(tree.names()).isEmpty();
  }

  @Test
  void nothingIsDueTwiceInARunThatFindsWhatItWithdrew() throws Exception {
    for (int i = 0; i < 300; i++) {
      tree.file(i + ".log", 100);
    }
    Category category = category(Unit.FILE, "*.log");
    Purge purge = tree.purge(category);
    Plan plan = purge.plan(category);
    assertThat(purge.carryOut(plan).of(Outcome.WITHDRAWN).count()).isEqualTo(300);
    assertThat(purge.carryOut(plan).isEmpty()).isTrue();
  }

  @Test
  void itIsHadBackUnderAHold() throws Exception {
    Path file = tree.file("a.log", 100);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Category category = category(Unit.FILE, "*.log");
    tree.run(category);
    undo(category, "a.log", "b.log");
    assertThat(undone)
        .containsExactlyInAnyOrder(
            "FAILED b.log: nothing that was called so is withdrawn",
            "KEPT a.log: it would be due again at the next run");
    tree.holds = held -> Optional.of("case-12");
    undone.clear();
    undo(category, "a.log");
    assertThat(undone).containsExactly("returning a.log", "RETURNED a.log: ");
    assertThat(tree.names()).containsExactly("a.log");
    assertThat(mode(file)).isEqualTo("rw-r-----");
    assertThat(tree.run(category).of(Outcome.HELD).count()).isOne();
  }

  @Test
  void ofTwoOfOneNameTheLastIsHadBack() throws Exception {
    Category category = category(Unit.FILE, "*.log");
    tree.aged(Files.writeString(tree.root().resolve("a.log"), "first"), 100);
    tree.run(category);
    tree.now = TestTree.NOW.plusSeconds(3600);
    tree.aged(Files.writeString(tree.root().resolve("a.log"), "second"), 100);
    tree.run(category);
    assertThat(tree.names()).hasSize(2);
    tree.holds = held -> Optional.of("case-12");
    undo(category, "a.log");
    assertThat(tree.root().resolve("a.log")).hasContent("second");
    undo(category, "a.log");
    assertThat(undone.get(undone.size() - 1)).contains("FAILED a.log: something else is called");
    assertThat(tree.names()).hasSize(2);
  }

  @Test
  void whatAHoldIsOnStaysWithdrawn() throws Exception {
    tree.file("a.log", 100);
    Category category = category(Unit.FILE, "*.log");
    tree.run(category);
    tree.now = LATER;
    tree.holds = held -> Optional.of("case-12");
    assertThat(tree.run(category).of(Outcome.HELD).count()).isOne();
    assertThat(mode(withdrawn())).isEqualTo("---------");
  }

  @Test
  void whatIsOpenStaysWithdrawnToo() throws Exception {
    tree.file("a.log", 100);
    Category category = category(Unit.FILE, "*.log");
    tree.run(category);
    tree.now = LATER;
    Process reader = new ProcessBuilder("tail", "-f", withdrawn().toString()).start();
    try {
      assertThat(reader.getInputStream().read()).isPositive();
      assertThat(tree.run(category).of(Outcome.KEPT).count()).isOne();
      assertThat(mode(withdrawn())).isEqualTo("---------");
    } finally {
      reader.destroyForcibly().waitFor();
    }
    assertThat(tree.run(category).of(Outcome.DELETED).count()).isOne();
  }

  @Test
  void aClockThatLeaptBackDeletesNothing() throws Exception {
    tree.file("a.log", 100);
    Category category = category(Unit.FILE, "*.log");
    tree.run(category);
    tree.now = TestTree.NOW.minusSeconds(3600);
    Result result = tree.run(category);
    assertThat(result.of(Outcome.KEPT).count()).isOne();
    assertThat(tree.told.done.get(1)).contains("which is yet to come, so the clock may be wrong");
    assertThat(tree.names()).hasSize(1);
  }

  @Test
  void whatIsKeptForLongerByNowHasItsNameAgain() throws Exception {
    Path file = tree.file("a.log", 20);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    tree.run(category(Unit.FILE, "*.log"));
    Category longer = tree.category(Period.ofDays(90), Optional.of(GRACE), "*.log");
    assertThat(tree.run(longer).of(Outcome.RETURNED).count()).isOne();
    assertThat(tree.names()).containsExactly("a.log");
    assertThat(mode(file)).isEqualTo("rw-r-----");
  }

  @Test
  void aDirectoryIsWithdrawnAsAWhole() throws Exception {
    tree.file("session/room.mp4", 100);
    tree.aged(tree.root().resolve("session"), 100);
    Category category = category(Unit.DIRECTORY, "*");
    assertThat(tree.run(category).of(Outcome.WITHDRAWN).count()).isOne();
    assertThat(mode(withdrawn())).isEqualTo("---------");
    tree.now = LATER;
    assertThat(tree.run(category).of(Outcome.DELETED).count()).isOne();
    assertThat(tree.names()).isEmpty();
  }

  @Test
  void itIsArchivedAtTheEndOfTheGrace() throws Exception {
    Path archive = Files.createDirectory(directory.toRealPath().resolve("archive"));
    tree.file("a.log", 100);
    Category category =
        tree.category(Unit.FILE, Action.ARCHIVE, Optional.of(archive), Optional.of(GRACE), "*.log");
    assertThat(tree.run(category).of(Outcome.WITHDRAWN).count()).isOne();
    assertThat(archive).isEmptyDirectory();
    tree.now = LATER;
    assertThat(tree.run(category).of(Outcome.ARCHIVED).count()).isOne();
    assertThat(archive.resolve("a.log")).hasContent("of a.log");
    assertThat(tree.names()).isEmpty();
  }

  @Test
  void aNameThatIsTooLongIsNotWithdrawnAndNotLost() throws Exception {
    String longest = "a".repeat(246) + ".log";
    String long1 = "b".repeat(220) + ".log";
    tree.file(longest, 100);
    tree.file(long1, 100);
    Result result = tree.run(category(Unit.FILE, "*.log"));
    assertThat(result.of(Outcome.FAILED).count()).isEqualTo(2);
    assertThat(tree.told.done).allMatch(done -> done.contains("rename it, or configure no grace"));
    assertThat(tree.names()).containsExactly(longest, long1);
  }

  @Test
  void whoseOtherNamesAreInUseIsOnlyRenamed() throws Exception {
    Path file = tree.file("a.log", 100);
    Path other = Files.createLink(directory.resolve("elsewhere"), file);
    tree.run(category(Unit.FILE, "*.log"));
    assertThat(tree.told.done.get(0)).contains("its content stays under 1 other names");
    assertThat(mode(other)).isNotEqualTo("---------");
    tree.run(category(Unit.FILE, "*.log"));
    assertThat(mode(other)).isNotEqualTo("---------");
  }

  @Test
  void whatARunWasKilledInIsFinished() throws Exception {
    Path half = tree.file(".jitsi-privacy-withdrawn~20261126T000001Z~640~a.log", 100);
    tree.file(".jitsi-privacy-purge~0f1e2d3c~b.log", 100);
    Category category = category(Unit.FILE, "*.log");
    tree.now = TestTree.NOW.plusSeconds(2);
    assertThat(tree.run(category).of(Outcome.WITHDRAWN).count()).isOne();
    assertThat(mode(half)).isEqualTo("---------");
    tree.holds = held -> Optional.of("case-12");
    undo(category, "a.log", "b.log");
    assertThat(tree.names()).containsExactly("a.log", "b.log");
    assertThat(mode(tree.root().resolve("a.log"))).isEqualTo("rw-r-----");
  }

  @Test
  void aKeyGoesAndComesWithWhatItOpens() throws Exception {
    tree.file("a.log", 100);
    Category category = category(Unit.FILE, "*.log");
    tree.run(category);
    tree.now = LATER;
    tree.run(category);
    assertThat(tree.keys).containsExactly("withdrawn a.log", "destroyed a.log");

    tree.keys.clear();
    tree.file("b".repeat(220) + ".log", 100);
    tree.run(category);
    assertThat(tree.keys)
        .as("its name is too long")
        .containsExactly(
            "withdrawn " + "b".repeat(220) + ".log", "back " + "b".repeat(220) + ".log");
  }

  @Test
  void aKeyThatAKilledRunPutAsideIsBackWithTheName() throws Exception {
    Path held = tree.file(".jitsi-privacy-purge~0f1e2d3c~a.log", 100);
    tree.file(".jitsi-privacy-purge~0f1e2d3c~b.log", 1);
    Process reader = new ProcessBuilder("tail", "-f", held.toString()).start();
    try {
      assertThat(reader.getInputStream().read()).isPositive();
      assertThat(tree.run(category(Unit.FILE, "*.log")).of(Outcome.KEPT).count()).isOne();
    } finally {
      reader.destroyForcibly().waitFor();
    }
    assertThat(tree.keys).containsExactlyInAnyOrder("back a.log", "back b.log");
    assertThat(tree.names()).containsExactly("a.log", "b.log");
  }
}
