package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.EVERYTHING;
import static jitsiprivacy.testbed.ForceMute.NOTHING;
import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit trail on a disk that cannot be written, while the ledger's can. */
class TrailDiskScenarios {

  private final String room = "room-" + UUID.randomUUID();
  private Deployment deployment;
  private ArchiveFiles archive;
  private Participant p1;
  private Participant p2;

  @BeforeEach
  void make() {
    deployment =
        Deployment.create()
            .guardedBy(
                Installed.AGENT,
                "audit-trail.enabled = true, consent-gate.enabled = true");
    archive = new ArchiveFiles(deployment.stateDirectory()).make();
  }

  @AfterEach
  void stop() {
    deployment.close();
  }

  private void twoMeetOn(OwnMounts mounts) throws IOException {
    assumeTrue(mounts.permitted(), "needs root, or user namespaces in which one may mount");
    deployment.focusWith(mounts).start();
    p1 = deployment.participant("participant-1").join(room);
    p2 = deployment.participant("participant-2").join(room);
    p1.awaitInvitation();
    p2.awaitInvitation();
  }

  @Test
  void whileItIsFullNobodyIsReleasedAndThenThatHappensByItself() throws Exception {
    OwnMounts disk = OwnMounts.small(archive.path(), "256k");
    twoMeetOn(disk);
    Path seen = disk.seenBy(deployment.focus());
    p1.consents("conference", "");
    deployment.bridge().awaitForceMute(p1, NOTHING);

    Path filler = fill(seen);
    // The last page of the journal takes a few entries more.
    awaiting("an alert")
        .until(
            () -> {
              p1.consents("", "conference");
              p1.consents("conference", "");
              return deployment.focusStatus().contains("\"not-recorded\"");
            });
    p1.consents("", "conference");
    deployment.bridge().awaitForceMute(p1, EVERYTHING);
    p2.consents("conference", "");
    assertClosed("No space left on device");

    Files.delete(filler);
    deployment.bridge().awaitForceMute(p2, NOTHING);
    assertThat(deployment.bridge().forceMute(p1)).contains(EVERYTHING);
    assertRecovered();
    // Recorded after what waited, by who is told that it is over.
    awaiting("the end of it on record")
        .until(
            () ->
                archive.events(seen).stream()
                    .anyMatch(event -> event.kind().equals("guard.reopened")));
    archive.assertWhole(seen);
    assertThat(archive.events(seen))
        .filteredOn(event -> event.kind().equals("guard.closed"))
        .extracting(event -> event.text("reason").orElse(""))
        .containsOnly("audit-trail-not-writable");
  }

  private static Path fill(Path disk) {
    Path filler = disk.resolve("filler");
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(new byte[4096]);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
    return filler;
  }

  @Test
  void whileItIsReadOnlyNobodyIsReleasedAndThenThatHappensByItself() throws Exception {
    OwnMounts disk = OwnMounts.readOnly(archive.path());
    twoMeetOn(disk);
    p2.consents("conference", "");
    assertClosed("Read-only file system");
    assertThat(deployment.focusStatus()).contains("\"not-open\"");

    disk.writable(deployment.focus());
    deployment.bridge().awaitForceMute(p2, NOTHING);
    assertRecovered();
    archive.assertWhole();
  }

  private void assertClosed(String why) {
    deployment.awaitFocusStatus("no grant takes effect until it can");
    deployment.awaitFocusStatus(why);
    // Whoever comes now, comes to the bridge after a release that is on its way already.
    try (Participant later = deployment.participant("participant-3").join(room)) {
      later.awaitInvitation();
      assertThat(deployment.bridge().forceMute(p2)).contains(EVERYTHING);
    }
    assertThat(deployment.focus().log()).contains(why);
    assertThat(deployment.focus().running()).isTrue();
  }

  private void assertRecovered() {
    deployment.awaitNotInFocusStatus("no grant takes effect until it can");
    deployment.awaitNotInFocusStatus("not-recorded");
    deployment.awaitNotInFocusStatus("not-published");
    deployment.awaitNotInFocusStatus("not-open");
    assertThat(deployment.focus().running()).isTrue();
  }
}
