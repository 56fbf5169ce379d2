package jitsiprivacy.retention.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.category.Unit;
import jitsiprivacy.retention.hold.Holds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who may write below the root tries to have something else deleted. */
class RacesTest {

  private static final int RUNS = Integer.getInteger("purge.races", 40);

  @TempDir Path directory;

  private Path outside;
  private Path asides;
  private TestTree tree;
  private List<String> before;
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicLong swaps = new AtomicLong();
  private final AtomicLong attempts = new AtomicLong();

  @FunctionalInterface
  private interface Swap {
    void swap() throws IOException;
  }

  @BeforeEach
  void makeTree() throws IOException {
    tree = new TestTree(Files.createDirectory(directory.resolve("root")));
    asides = Files.createDirectory(directory.resolve("asides"));
    outside = Files.createDirectories(directory.resolve("outside/session"));
    for (String name : List.of("a.log", "room.mp4", "metadata.json")) {
      tree.aged(Files.writeString(outside.resolve(name), "precious"), 300);
    }
    tree.aged(outside, 300);
    before = TestTree.names(directory.resolve("outside"));
  }

  /** What the attacker holds cannot be prepared. */
  private static void unlessSwapped(Swap preparation) {
    try {
      preparation.swap();
    } catch (IOException e) {
      // It is prepared before the next run.
    }
  }

  private void attack(Swap swap, Swap run) throws Exception {
    Thread attacker =
        new Thread(
            () -> {
              while (!over.get()) {
                try {
                  swap.swap();
                  swaps.incrementAndGet();
                } catch (IOException e) {
                  // What it wanted to swap was deleted just now.
                }
              }
            });
    attacker.start();
    try {
      for (int i = 0; i < RUNS; i++) {
        run.swap();
        assertThat(TestTree.names(directory.resolve("outside"))).isEqualTo(before);
      }
    } finally {
      over.set(true);
      attacker.join();
    }
    assertThat(TestTree.names(directory.resolve("outside"))).isEqualTo(before);
    assertThat(swaps.get()).isPositive();
  }

  /** Something else is in its place for a moment. */
  private void putAside(Path swapped) throws IOException {
    Path aside = asides.resolve("" + attempts.incrementAndGet());
    Files.move(swapped, aside, StandardCopyOption.ATOMIC_MOVE);
    Files.createSymbolicLink(swapped, outside);
    Files.delete(swapped);
    Files.move(aside, swapped, StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void aDirectoryThatBecomesALink() throws Exception {
    Path swapped = tree.root().resolve("session");
    attack(
        () -> putAside(swapped),
        () -> {
          unlessSwapped(() -> tree.file("session/a.log", 100));
          tree.run(tree.category("**/*.log"));
        });
  }

  @Test
  void aRecordingThatBecomesALink() throws Exception {
    Path swapped = tree.root().resolve("session");
    attack(
        () -> putAside(swapped),
        () -> {
          unlessSwapped(
              () -> {
                tree.file("session/room.mp4", 100);
                tree.aged(swapped, 100);
              });
          tree.run(tree.category(Unit.DIRECTORY, "*"));
        });
  }

  @Test
  void aFileThatBecomesALinkOrAHardLink() throws Exception {
    Path swapped = tree.root().resolve("a.log");
    Path draft = tree.root().resolve("draft");
    List<Swap> swaps = new ArrayList<>();
    swaps.add(() -> Files.createSymbolicLink(draft, outside.resolve("a.log")));
    swaps.add(() -> Files.createLink(draft, outside.resolve("a.log")));
    attack(
        () -> {
          for (Swap each : swaps) {
            each.swap();
            Files.move(draft, swapped, StandardCopyOption.ATOMIC_MOVE);
          }
        },
        () -> {
          tree.file("b.log", 100);
          tree.run(tree.category("*.log"));
          assertThat(tree.root().resolve("b.log")).doesNotExist();
        });
    assertThat(Files.readString(outside.resolve("a.log"))).isEqualTo("precious");
  }

  /** Nothing outside loses its permissions, or gets others. */
  @Test
  void aDirectoryThatBecomesALinkWhileItsFilesAreWithdrawnAndHadBack() throws Exception {
    Path swapped = tree.root().resolve("session");
    Category category = tree.category(TestTree.KEEP, Optional.of(Period.ofDays(3)), "**/*.log");
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(outside.resolve("a.log"));
    attack(
        () -> putAside(swapped),
        () -> {
          unlessSwapped(() -> tree.file("session/a.log", 100));
          tree.run(category);
          tree.holds = held -> Optional.of("case-12");
          tree.withdrawals(category)
              .undo(
                  Set.of(swapped.resolve("a.log")),
                  new Withdrawals.Account() {
                    @Override
                    public void returning(Withdrawals.Entry entry) {}

                    @Override
                    public void done(Path path, Outcome outcome, String reason) {}
                  });
          tree.holds = Holds.NONE;
          assertThat(Files.getPosixFilePermissions(outside.resolve("a.log")))
              .isEqualTo(permissions);
        });
  }

  /** As logrotate does it, at the very same time: {@code jvb.log.1} becomes {@code jvb.log.2}. */
  @Test
  void whatIsNewIsNotDeletedUnderTheNameOfWhatWasDue() throws Exception {
    Path witnesses = Files.createDirectory(directory.resolve("witnesses"));
    AtomicLong made = new AtomicLong();
    attack(
        () -> {
          Path fresh = Files.writeString(directory.resolve("fresh"), "new");
          tree.aged(fresh, 0);
          // Its other name, which shows by the number of names whether this one was deleted.
          Path witness = witnesses.resolve("" + made.incrementAndGet());
          Files.createLink(witness, fresh);
          Files.move(fresh, tree.root().resolve("jvb.log.2"), StandardCopyOption.ATOMIC_MOVE);
        },
        () -> {
          Path due = Files.writeString(directory.resolve("due"), "old");
          tree.aged(due, 100);
          Files.move(due, tree.root().resolve("jvb.log.2"), StandardCopyOption.ATOMIC_MOVE);
          int told = tree.told.done.size();
          Result result = tree.run(tree.category("jvb.log.*"));
          // With two names, it would have been one of those that are new.
          assertThat(tree.told.done.subList(told, tree.told.done.size()))
              .noneMatch(done -> done.startsWith("DELETED") && done.contains("stays under"));
          assertThat(result.of(Outcome.DELETED).count()).isLessThanOrEqualTo(1);
        });
  }
}
