package jitsiprivacy.recording.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.recording.seal.FaultyDisk.Fault;
import jitsiprivacy.recording.seal.age.Identity;
import jitsiprivacy.recording.seal.disk.Disk;
import jitsiprivacy.recording.seal.facts.FactsFiles;
import jitsiprivacy.recording.seal.facts.Releases;
import jitsiprivacy.recording.seal.keys.KeyId;
import jitsiprivacy.recording.seal.keys.KeyStore;
import jitsiprivacy.recording.seal.manifest.Doubt;
import jitsiprivacy.recording.seal.manifest.RecordingFacts;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What ends anywhere is as it was or as it should be, and can be done again. */
class InterruptedFactsTest {

  private static final String SESSION = "kq3v7";
  private static final Doubt DOUBT =
      new Doubt("withdrawn", Instant.parse("2026-11-25T16:41:26.250Z"));
  private static final RecordingFacts FIRST = facts("a", List.of());
  private static final RecordingFacts SECOND = facts("b", List.of(DOUBT));

  @TempDir Path directory;

  private static RecordingFacts facts(String consent, List<Doubt> doubts) {
    return new RecordingFacts(
        Optional.empty(), Optional.empty(), Optional.empty(), List.of(consent), doubts);
  }

  private interface Step {
    void on(Disk disk) throws IOException;
  }

  private interface Check {
    void on(Path fresh, int at) throws Exception;
  }

  /** Does something at whose each step the fault happens. */
  private void atEachStep(Fault fault, Check check) throws Exception {
    for (int at = 0; at < 30; at++) {
      check.on(Files.createDirectory(directory.resolve(fault + "-" + at)), at);
    }
  }

  private static boolean fails(FaultyDisk disk, Step step) {
    try {
      step.on(disk);
      return false;
    } catch (IOException e) {
      assertThat(e).hasStackTraceContaining("injected");
      return true;
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void factsAreThoseOfBeforeOrAll(Fault fault) throws Exception {
    atEachStep(
        fault,
        (fresh, at) -> {
          Path facts = fresh.resolve("recordings");
          FactsFiles sound = new FactsFiles(facts, FaultyDisk.sound());
          sound.add(SESSION, FIRST);
          FaultyDisk disk = new FaultyDisk(fault, at);
          boolean failed = fails(disk, it -> new FactsFiles(facts, it).add(SESSION, SECOND));
          RecordingFacts read = sound.read(SESSION).orElseThrow();
          assertThat(read).isIn(failed ? FIRST : FIRST.and(SECOND), FIRST.and(SECOND));
          sound.add(SESSION, SECOND);
          assertThat(sound.read(SESSION)).contains(FIRST.and(SECOND));
        });
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void whatIsNotReleasedForGoodIsNotReleased(Fault fault) throws Exception {
    atEachStep(
        fault,
        (fresh, at) -> {
          Path releases = fresh.resolve("recording-releases");
          Releases sound = new Releases(releases, FaultyDisk.sound());
          FaultyDisk disk = new FaultyDisk(fault, at);
          boolean failed =
              fails(disk, it -> new Releases(releases, it).add(SESSION, List.of(DOUBT)));
          Set<Doubt> read = sound.of(SESSION);
          assertThat(failed || read.contains(DOUBT)).isTrue();
          sound.add(SESSION, List.of(DOUBT));
          assertThat(sound.of(SESSION)).containsExactly(DOUBT);
        });
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aKeyIsThereAsAWholeOrGone(Fault fault) throws Exception {
    Identity operator = Identity.make();
    atEachStep(
        fault,
        (fresh, at) -> {
          Path keys = fresh.resolve("keys");
          KeyStore sound = new KeyStore(keys, FaultyDisk.sound());
          sound.prepare();
          Identity identity = Identity.make();
          KeyId key = KeyId.of(identity.recipient());
          sound.put(identity, "of a test", List.of(operator.recipient()));
          FaultyDisk disk = new FaultyDisk(fault, at);
          boolean failed = fails(disk, it -> new KeyStore(keys, it).destroy(key));
          assertThat(failed || !sound.has(key)).isTrue();
          if (sound.has(key)) {
            assertThat(sound.get(key, List.of(operator)).recipient())
                .isEqualTo(identity.recipient());
          }
          sound.destroy(key);
          assertThat(keys).isEmptyDirectory();
        });
  }
}
