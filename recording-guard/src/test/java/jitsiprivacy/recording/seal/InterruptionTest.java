package jitsiprivacy.recording.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jitsiprivacy.recording.seal.FaultyDisk.Fault;
import jitsiprivacy.recording.seal.disk.Disk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that ends anywhere loses nothing, and the next one finishes. */
class InterruptionTest {

  @TempDir Path directory;

  private TestHost host(String name) throws IOException {
    TestHost host = new TestHost(Files.createDirectory(directory.resolve(name)));
    host.records("a.mp4", 70_000);
    host.records("metadata.json", 20);
    return host;
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void atEachStep(Fault fault) throws Exception {
    boolean happened = true;
    // What fails is undone at once: each third will do. What is killed is not.
    for (int at = 0; happened; at += fault == Fault.KILLED ? 1 : 3) {
      TestHost host = host(fault + "-" + at);
      FaultyDisk disk = new FaultyDisk(fault, at);
      try {
        host.finalization(disk).run(host.recording());
      } catch (IOException e) {
        assertThat(e).as("step %d", at).hasStackTraceContaining("injected");
      }
      happened = disk.happened();
      host.nothingIsLost();
      host.seal();
      host.allIsSealed();
      assertThat(host.followedUp).isPositive();
      assertThat(at).isLessThan(200);
    }
  }

  /** The second one dies at the end of what the first one left to it, too. */
  @Test
  void twoInARow() throws Exception {
    for (int first = 0; first < 70; first += 7) {
      TestHost host = host("two-" + first);
      dies(host, new FaultyDisk(Fault.KILLED, first));
      for (int second = 1; second < 40; second += 6) {
        dies(host, new FaultyDisk(Fault.KILLED, second));
        host.nothingIsLost();
      }
      host.seal();
      host.allIsSealed();
    }
  }

  private static void dies(TestHost host, Disk disk) {
    try {
      host.finalization(disk).run(host.recording());
    } catch (IOException e) {
      assertThat(e).hasStackTraceContaining("injected");
    }
  }

  @Test
  void whatCannotBeRecordedIsNotDeleted() throws Exception {
    TestHost host = host("evidence");
    Finalization works = host.finalization(FaultyDisk.sound());
    Finalization fails =
        new Finalization(
            works.disk(),
            works.cipher(),
            works.keys(),
            works.to(),
            works.retentionClass(),
            works.keep(),
            works.facts(),
            (manifest, document) -> {
              throw new IOException("the audit trail is full");
            },
            works.followUp(),
            works.listener(),
            works.clock());
    assertThatThrownBy(() -> fails.run(host.recording())).hasMessage("the audit trail is full");
    assertThat(host.names()).contains("a.mp4", "metadata.json", "a.mp4.age");
    assertThat(host.followedUp).isZero();
    host.seal();
    host.allIsSealed();
    assertThat(host.recorded).hasSize(1);
  }

  @Test
  void aFollowUpThatFailsComesAgainAndNothingElse() throws Exception {
    TestHost host = host("follow-up");
    Finalization works = host.finalization(FaultyDisk.sound());
    Finalization fails =
        new Finalization(
            works.disk(),
            works.cipher(),
            works.keys(),
            works.to(),
            works.retentionClass(),
            works.keep(),
            works.facts(),
            works.evidence(),
            path -> {
              throw new IOException("the script failed");
            },
            works.listener(),
            works.clock());
    assertThatThrownBy(() -> fails.run(host.recording())).hasMessage("the script failed");
    host.seal();
    host.allIsSealed();
    assertThat(host.recorded).hasSize(1);
    assertThat(host.followedUp).isEqualTo(1);
  }

  /** A run died right when the manifest was in place. */
  private TestHost sealedAndNotFinished() throws IOException {
    for (int at = 0; ; at++) {
      TestHost host = host("unfinished-" + at);
      dies(host, new FaultyDisk(Fault.KILLED, at));
      if (host.recording().isSealed()) {
        return host;
      }
    }
  }

  /** What lies there when a run died is not always what lay there before. */
  @Test
  void whatChangedMeanwhileStays() throws Exception {
    TestHost host = sealedAndNotFinished();
    Files.writeString(host.path().resolve("a.mp4"), "another one");
    assertThatThrownBy(host::seal)
        .hasMessageContaining("not what was sealed any more, and stays")
        .hasMessageEndingWith("a.mp4");
    assertThat(host.path().resolve("a.mp4")).hasContent("another one");
    Files.move(host.path().resolve("a.mp4"), host.root.resolve("a.mp4"));
    host.seal();
    assertThat(host.names())
        .containsExactly("SHA256SUMS.age", "a.mp4.age", "metadata.json.age", "sealed.json");
  }

  /** A bit of the disk flips before a second run deletes what is plain. */
  @Test
  void whatIsSealedIsLookedAtAgainBeforeAnotherRunDeletes() throws Exception {
    TestHost host = sealedAndNotFinished();
    Path sealed = host.path().resolve("a.mp4.age");
    byte[] bytes = Files.readAllBytes(sealed);
    bytes[bytes.length / 2] ^= 1;
    Files.write(sealed, bytes);
    assertThatThrownBy(host::seal).hasMessageContaining("stays");
    assertThat(host.path().resolve("a.mp4")).exists();
  }
}
