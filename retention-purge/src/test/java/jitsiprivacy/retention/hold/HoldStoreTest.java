package jitsiprivacy.retention.hold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds on a disk. */
class HoldStoreTest {

  private static final Clock CLOCK = Clock.fixed(TestHolds.NOW, ZoneOffset.UTC);
  private static final Held OTHER = Held.file(Path.of("/home/a"), TestHolds.NOW);
  private static final Held HELD = Held.file(Path.of("/srv/a"), TestHolds.NOW);

  @TempDir Path state;

  private Path holds;
  private HoldStore store;

  @BeforeEach
  void makeStore() {
    holds = state.resolve("holds");
    store = HoldStore.in(state);
  }

  private static Hold hold(String name, boolean needsTwo) {
    return TestHolds.hold(name, TestHolds.onFiles(Path.of("/srv")), needsTwo);
  }

  private void set(Hold hold) throws Exception {
    store.set(hold, TestHolds.UNRECORDED);
  }

  @Test
  void whatWasNeverSetHoldsNothing() throws Exception {
    assertThat(store.holds(CLOCK).on(HELD)).isEmpty();
    assertThat(store.get("case-12")).isEmpty();
    assertThatThrownBy(() -> store.lift("case-12", TestHolds.LIFTING, TestHolds.UNRECORDED))
        .isInstanceOf(RefusedException.class);
    assertThat(state).isEmptyDirectory();
  }

  @Test
  void whatIsSetHoldsUntilItIsLifted() throws Exception {
    Hold hold = hold("case-12", false);
    set(hold);
    assertThat(store.get("case-12")).contains(hold);
    assertThat(store.holds(CLOCK).on(HELD)).contains("case-12");
    assertThat(store.holds(CLOCK).on(OTHER)).isEmpty();
    assertThatThrownBy(() -> set(hold)).isInstanceOf(RefusedException.class);
    assertThat(store.lift("case-12", TestHolds.LIFTING, TestHolds.UNRECORDED)).isTrue();
    assertThat(store.holds(CLOCK).on(HELD)).isEmpty();
    set(hold);
  }

  @Test
  void whatHasEndedHoldsNothingAndIsStillThere() throws Exception {
    Hold hold = hold("case-12", false);
    set(hold);
    Clock after = Clock.offset(CLOCK, Duration.ofDays(366));
    assertThat(store.holds(after).on(HELD)).isEmpty();
    assertThat(store.read().all()).containsExactly(hold);
  }

  @Test
  void twoPeopleLiftWhatTakesTwo() throws Exception {
    Hold hold = hold("case-12", true);
    set(hold);
    assertThatThrownBy(() -> approve(TestHolds.ANOTHER)).hasMessageContaining("nobody asked");
    assertThat(store.lift("case-12", TestHolds.LIFTING, TestHolds.UNRECORDED)).isFalse();
    assertThat(store.holds(CLOCK).on(HELD)).contains("case-12");
    assertThatThrownBy(() -> store.lift("case-12", TestHolds.LIFTING, TestHolds.UNRECORDED))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("asked for already, by operator (uid 1000)");
    assertThatThrownBy(() -> approve(new Person(1000, "auditor")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("another user has to");
    assertThat(store.get("case-12")).contains(hold.asked(TestHolds.LIFTING));
    assertThat(approve(TestHolds.ANOTHER)).isEqualTo(hold.asked(TestHolds.LIFTING));
    assertThat(store.get("case-12")).isEmpty();
  }

  private Hold approve(Person by) throws Exception {
    return store.approve("case-12", by, CLOCK, TestHolds.UNRECORDED);
  }

  @Test
  void whatCannotBePutOnRecordChangesNothing() throws Exception {
    Evidence fails =
        new Evidence() {
          @Override
          public void set(Hold hold) throws IOException {
            throw new IOException("full");
          }

          @Override
          public void asked(Hold hold) throws IOException {
            throw new IOException("full");
          }

          @Override
          public void lifted(Hold hold, Lifting lifting) throws IOException {
            throw new IOException("full");
          }
        };
    assertThatThrownBy(() -> store.set(hold("case-12", true), fails)).hasMessage("full");
    assertThat(store.read().all()).isEmpty();
    Hold hold = hold("case-12", true);
    set(hold);
    assertThatThrownBy(() -> store.lift("case-12", TestHolds.LIFTING, fails)).hasMessage("full");
    assertThat(store.read().all()).containsExactly(hold);
    store.lift("case-12", TestHolds.LIFTING, TestHolds.UNRECORDED);
    assertThatThrownBy(() -> store.approve("case-12", TestHolds.ANOTHER, CLOCK, fails))
        .hasMessage("full");
    assertThat(store.read().all()).containsExactly(hold.asked(TestHolds.LIFTING));
  }

  @Test
  void nothingIsForOthersAndTheGroupMayDoWhatItMayAround() throws Exception {
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxrwxr-x"));
    set(hold("case-12", false));
    assertThat(permissions(holds)).isEqualTo("rwxrwx---");
    assertThat(permissions(holds.resolve("case-12.json"))).isEqualTo("rw-rw----");
    assertThat(permissions(holds.resolve(".lock"))).isEqualTo("rw-rw----");
    Files.setPosixFilePermissions(holds, PosixFilePermissions.fromString("rwx------"));
    set(hold("case-13", false));
    assertThat(permissions(holds.resolve("case-13.json"))).isEqualTo("rw-------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"case-12.json~", "README", "case 12.json", "case-12.JSON", "json", "-a.json"})
  void whatIsNoHoldHoldsEverything(String name) throws Exception {
    set(hold("case-12", false));
    Files.writeString(holds.resolve(name), "");
    holdsEverything(name);
  }

  private void holdsEverything(String file) {
    assertThat(store.holds(CLOCK).on(OTHER)).get().asString().contains("everything is held", file);
  }

  @Test
  void whatIsNoFileHoldsEverything() throws Exception {
    set(hold("case-12", false));
    Files.createDirectory(holds.resolve("a.json"));
    holdsEverything("a.json");
    assertThatThrownBy(() -> set(hold("a", false))).isInstanceOf(RefusedException.class);
    Files.delete(holds.resolve("a.json"));
    Path elsewhere = state.resolve("elsewhere");
    Files.writeString(elsewhere, new String(HoldFormat.write(hold("b", false)), UTF_8));
    Files.createSymbolicLink(holds.resolve("b.json"), elsewhere);
    holdsEverything("b.json");
  }

  @Test
  void aHoldUnderAnotherNameHoldsEverything() throws Exception {
    set(hold("case-12", false));
    Files.move(holds.resolve("case-12.json"), holds.resolve("case-13.json"));
    holdsEverything("case-13.json");
    assertThatThrownBy(() -> store.lift("case-13", TestHolds.LIFTING, TestHolds.UNRECORDED))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("it is the hold case-12");
  }

  @Test
  void whatIsTooLongHoldsEverything() throws Exception {
    set(hold("case-12", false));
    Files.write(holds.resolve("case-13.json"), new byte[HoldFormat.LONGEST + 1]);
    holdsEverything("case-13.json");
  }

  @Test
  void tooManyHoldEverything() throws Exception {
    Files.createDirectory(holds);
    for (int i = 0; i < 1_000; i++) {
      Files.write(holds.resolve("h" + i + ".json"), HoldFormat.write(hold("h" + i, false)));
    }
    assertThat(store.holds(CLOCK).on(OTHER)).isEmpty();
    assertThatThrownBy(() -> set(hold("more", false))).isInstanceOf(RefusedException.class);
    Files.write(holds.resolve("more.json"), HoldFormat.write(hold("more", false)));
    holdsEverything("more than 1000");
  }

  @Test
  void aStoreThatIsNoDirectoryHoldsEverything() throws Exception {
    Files.createFile(holds);
    holdsEverything("holds");
    Files.delete(holds);
    Files.createSymbolicLink(holds, state.resolve("nowhere"));
    holdsEverything("holds");
    Files.delete(holds);
    assertThat(store.holds(CLOCK).on(OTHER)).isEmpty();
    store = HoldStore.in(state.resolve("not-mounted"));
    holdsEverything("not-mounted");
  }

  @Test
  void aDraftHoldsNothingAndIsDeletedByTheNext() throws Exception {
    set(hold("case-12", false));
    Path draft = Files.writeString(holds.resolve(".new-case-13"), "{");
    assertThat(store.holds(CLOCK).on(OTHER)).isEmpty();
    set(hold("case-14", false));
    assertThat(draft).doesNotExist();
  }

  @Test
  void whatIsSetDuringAPurgeIsNoticedWithinASecond() throws Exception {
    AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    Holds fresh = new FreshHolds(store, CLOCK, nanos::get);
    assertThat(fresh.on(HELD)).isEmpty();
    set(hold("case-12", false));
    assertThat(fresh.on(HELD)).isEmpty();
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(fresh.on(HELD)).contains("case-12");
  }

  @Test
  void aSecondChangeOfTheSameProcessIsToldSo() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch tried = new CountDownLatch(1);
    Evidence waits =
        new Evidence() {
          @Override
          public void set(Hold hold) throws IOException {
            inside.countDown();
            try {
              tried.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
          }

          @Override
          public void asked(Hold hold) {}

          @Override
          public void lifted(Hold hold, Lifting lifting) {}
        };
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      Future<Optional<Hold>> first =
          executor.submit(
              () -> {
                store.set(hold("case-12", false), waits);
                return store.get("case-12");
              });
      inside.await();
      assertThatThrownBy(() -> set(hold("case-12", false)))
          .hasMessage("this process is changing holds already");
      tried.countDown();
      assertThat(first.get()).isPresent();
    } finally {
      tried.countDown();
      executor.shutdownNow();
    }
  }
}
