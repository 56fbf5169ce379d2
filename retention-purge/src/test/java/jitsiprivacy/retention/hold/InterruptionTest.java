package jitsiprivacy.retention.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jitsiprivacy.retention.files.LocalDisk;
import jitsiprivacy.retention.hold.FailingDisk.Fault;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What ends anywhere is as it was or as it should be, is recorded before, and can be done again.
 */
class InterruptionTest {

  private static final int STEPS = 12;
  private static final Hold OTHER = TestHolds.hold("other", TestHolds.onFiles(Path.of("/other")));
  private static final Hold HOLD =
      TestHolds.hold("case-12", TestHolds.onFiles(Path.of("/srv")), true);
  private static final Clock CLOCK = Clock.fixed(TestHolds.NOW, ZoneOffset.UTC);

  @TempDir Path directory;

  private final List<String> recorded = new ArrayList<>();
  private final Evidence evidence =
      new Evidence() {
        @Override
        public void set(Hold hold) {
          recorded.add("set");
        }

        @Override
        public void asked(Hold hold) {
          recorded.add("asked");
        }

        @Override
        public void lifted(Hold hold, Lifting lifting) {
          recorded.add("lifted");
        }
      };

  private interface Act {
    void on(HoldStore store) throws IOException, RefusedException;
  }

  private static final Act SETS = store -> store.set(OTHER, TestHolds.UNRECORDED);

  /**
   * Does something at whose each step the fault happens, and then again.
   *
   * @param before what was done before
   * @param act named as it is recorded
   */
  private void atEachStep(
      Fault fault, Act before, String act, Act does, List<Hold> was, List<Hold> is)
      throws Exception {
    boolean finished = false;
    for (int at = 0; at < STEPS; at++) {
      recorded.clear();
      Path holds = Files.createTempDirectory(directory, act).resolve("holds");
      HoldStore sound = new HoldStore(holds, new LocalDisk());
      before.on(sound);
      FailingDisk disk = new FailingDisk(fault, at);
      boolean failed = false;
      try {
        does.on(new HoldStore(holds, disk));
      } catch (IOException e) {
        assertThat(e).hasStackTraceContaining("injected");
        failed = true;
      }
      assertThat(failed || disk.isDurable()).isTrue();
      StoredHolds read = sound.read();
      assertThat(read.problems()).as("at %s", at).isEmpty();
      assertThat(read.all()).as("at %s", at).isIn(failed ? was : is, is);
      if (read.all().equals(is)) {
        assertThat(recorded).as("at %s", at).containsExactly(act);
      } else {
        does.on(sound);
      }
      assertThat(sound.read().all()).isEqualTo(is);
      try (Stream<Path> left = Files.list(holds)) {
        assertThat(left.filter(each -> each.getFileName().toString().startsWith(".new-")))
            .allMatch(draft -> read.all().equals(is), "left after a second try");
      }
      finished |= !disk.happened();
    }
    assertThat(finished).as("it has more steps than were tried").isTrue();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void setting(Fault fault) throws Exception {
    atEachStep(
        fault, store -> {}, "set", store -> store.set(HOLD, evidence), List.of(), List.of(HOLD));
    atEachStep(
        fault,
        SETS,
        "set",
        store -> store.set(HOLD, evidence),
        List.of(OTHER),
        List.of(HOLD, OTHER));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void asking(Fault fault) throws Exception {
    atEachStep(
        fault,
        store -> store.set(HOLD, TestHolds.UNRECORDED),
        "asked",
        store -> store.lift(HOLD.name(), TestHolds.LIFTING, evidence),
        List.of(HOLD),
        List.of(HOLD.asked(TestHolds.LIFTING)));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void lifting(Fault fault) throws Exception {
    atEachStep(
        fault,
        SETS,
        "lifted",
        store -> store.lift(OTHER.name(), TestHolds.LIFTING, evidence),
        List.of(OTHER),
        List.of());
    atEachStep(
        fault,
        store -> {
          store.set(HOLD, TestHolds.UNRECORDED);
          store.lift(HOLD.name(), TestHolds.LIFTING, TestHolds.UNRECORDED);
        },
        "lifted",
        store -> store.approve(HOLD.name(), TestHolds.ANOTHER, CLOCK, evidence),
        List.of(HOLD.asked(TestHolds.LIFTING)),
        List.of());
  }
}
