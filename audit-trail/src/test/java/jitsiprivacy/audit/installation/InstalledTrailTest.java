package jitsiprivacy.audit.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jitsiprivacy.audit.archive.ArchiveReport;
import jitsiprivacy.audit.archive.ArchiveVerifier;
import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.log.AuditException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledTrailTest {

  @TempDir Path state;

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private AuditInstallation installation;
  private InstalledTrail trail;

  @BeforeEach
  void open() throws IOException {
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));
    installation = new AuditInstallation(state);
    trail = new InstalledTrail(installation, Clock.systemUTC(), new Told());
  }

  @AfterEach
  void close() throws IOException {
    trail.close();
  }

  private static AuditEvent event() {
    return AuditEvent.of(EventKind.GUARD_CLOSED, Clock.systemUTC().instant(), Actor.SERVICE)
        .with("guard", "consent-gate")
        .with("reason", "test");
  }

  private ArchiveReport verified() throws IOException {
    return new ArchiveVerifier(installation.archive(), installation.signingKey().verifier())
        .verify(List.of(), progress -> {});
  }

  @Test
  void withoutAKeyItSaysHowToMakeOneAndGoesOnOnceThereIs() throws Exception {
    assertThatExceptionOfType(AuditException.class)
        .isThrownBy(() -> trail.record(event()))
        .withMessageContaining("jitsi-privacy audit init NAME");
    assertThatExceptionOfType(AuditException.class).isThrownBy(trail::pseudonyms);
    assertThatExceptionOfType(AuditException.class).isThrownBy(trail::publish);
    assertThat(told).containsOnly("NOT_OPEN");
    assertThat(Files.exists(installation.archive())).isFalse();

    installation.make("meet.example/audit");
    told.clear();
    EntryId first = trail.record(event());
    assertThat(told).containsExactly("works NOT_OPEN", "works NOT_RECORDED");
    assertThat(first.index()).isOne();
    assertThat(trail.pseudonyms().room("a")).isEqualTo(installation.pseudonyms().room("a"));
  }

  @Test
  void whatIsInTheWayOfTheArchiveIsNamed() throws Exception {
    installation.make("meet.example/audit");
    Files.delete(installation.archive());
    assertThatExceptionOfType(AuditException.class)
        .isThrownBy(() -> trail.record(event()))
        .withMessageContaining(installation.archive().toString())
        .withMessageContaining("NoSuchFile");
    Files.createFile(installation.archive());
    assertThatExceptionOfType(AuditException.class)
        .isThrownBy(() -> trail.record(event()))
        .withMessageContaining(installation.archive().toString());
  }

  @Test
  void aKeyThatOthersMayReachIsNotUsed() throws Exception {
    installation.make("meet.example/audit");
    trail.record(event());
    told.clear();
    Files.setPosixFilePermissions(
        installation.keys(), PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThatExceptionOfType(AuditException.class)
        .isThrownBy(trail::pseudonyms)
        .withMessageContaining("chmod o=");
    assertThat(told).containsExactly("NOT_RECORDED");
  }

  @Test
  void aKeyOfPseudonymsThatWasDestroyedIsNotUsedAnyMore() throws Exception {
    installation.make("meet.example/audit");
    var before = trail.pseudonyms().subject("participant-1");
    Files.delete(installation.keys().resolve("pseudonym.key"));
    assertThat(trail.pseudonyms().subject("participant-1")).isNotEqualTo(before);
  }

  @Test
  void severalEventsStandInARow() throws Exception {
    installation.make("meet.example/audit");
    assertThat(trail.record(List.of(event(), event(), event())).index()).isOne();
    assertThat(trail.record(event()).index()).isEqualTo(4);
  }

  @Test
  void failureToRecordIsToldAndOverWithTheNextSuccess() throws Exception {
    installation.make("meet.example/audit");
    EntryId first = trail.record(event());
    Path journal = installation.archive().resolve(first.year() + "/journal");
    Path aside = journal.resolveSibling("aside");
    Files.move(journal, aside);
    told.clear();
    assertThatExceptionOfType(AuditException.class).isThrownBy(() -> trail.record(event()));
    assertThatExceptionOfType(IOException.class).isThrownBy(trail::publish);
    assertThat(told).containsExactly("NOT_RECORDED", "NOT_PUBLISHED");
    Files.move(aside, journal);
    told.clear();
    trail.record(event());
    trail.publish();
    assertThat(told).containsExactly("works NOT_RECORDED", "works NOT_PUBLISHED");
  }

  @Test
  void closingPublishesAndEndsIt() throws Exception {
    installation.make("meet.example/audit");
    trail.record(event());
    trail.close();
    ArchiveReport report = verified();
    assertThat(report.findings()).isEmpty();
    assertThat(report.logs().get(0).published()).isEqualTo(2);
    told.clear();
    assertThatExceptionOfType(AuditException.class).isThrownBy(() -> trail.record(event()));
    assertThatExceptionOfType(AuditException.class).isThrownBy(trail::publish);
    assertThat(told).isEmpty();
  }

  private final class Told implements TrailListener {
    @Override
    public void failed(Trouble trouble, IOException cause) {
      told.add(trouble.name());
    }

    @Override
    public void works(Trouble trouble) {
      told.add("works " + trouble);
    }
  }
}
