package jitsiprivacy.audit.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jitsiprivacy.audit.anchor.store.AnchorStore;
import jitsiprivacy.audit.archive.AuditTrail;
import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.PayloadHash;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.payload.PayloadStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command makes as root belongs to the user that the service runs as. */
class MadeByRootTest {

  private static final int OWNER = 65_101;
  private static final int GROUP = 65_103;

  @TempDir Path state;

  @BeforeEach
  void belongsToTheService() throws IOException {
    assumeThat(Files.getAttribute(state, "unix:uid")).as("only root becomes others").isEqualTo(0);
    Files.setAttribute(state, "unix:gid", GROUP);
    Files.setAttribute(state, "unix:uid", OWNER);
    Files.setAttribute(state, "unix:mode", 0755);
  }

  private static AuditEvent event() {
    return AuditEvent.of(EventKind.CONFIG_CHANGED, Clock.systemUTC().instant(), Actor.OPERATOR);
  }

  @Test
  void everythingIsTheServicesAndNothingForOthers() throws Exception {
    AuditInstallation installation = new AuditInstallation(state);
    installation.make("meet.example/audit");
    installation.pseudonyms();
    int year;
    try (AuditTrail trail = installation.open(Clock.systemUTC())) {
      EntryId entry = trail.record(event(), "a payload".getBytes(StandardCharsets.UTF_8));
      year = entry.year();
      for (int i = 0; i < 300; i++) {
        trail.record(event());
      }
      trail.publish();
      List<PayloadHash> payloads = new ArrayList<>();
      new PayloadStore(installation.archive()).forEach(payloads::add);
      trail.erase(payloads.get(0), "test", Actor.OPERATOR);
    }
    Path log = installation.archive().resolve(String.format("%04d", year));
    try (AnchorStore anchors = new AnchorStore(log)) {
      anchors.add(SignedNote.parse(Files.readAllBytes(log.resolve("checkpoint"))));
    }
    try (Stream<Path> all = Files.walk(state)) {
      assertThat(all.filter(each -> !each.equals(state)))
          .hasSizeGreaterThan(270)
          .allSatisfy(MadeByRootTest::isTheServices);
    }
  }

  private static void isTheServices(Path each) throws IOException {
    assertThat(Files.readAttributes(each, "unix:uid,gid", LinkOption.NOFOLLOW_LINKS))
        .containsEntry("uid", OWNER)
        .containsEntry("gid", GROUP);
    int mode = (int) Files.getAttribute(each, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 0777;
    assertThat(mode).isEqualTo(Files.isDirectory(each) ? 0750 : 0640);
  }
}
