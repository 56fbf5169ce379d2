package jitsiprivacy.cli.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import jitsiprivacy.audit.archive.AuditTrail;
import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.Pseudonyms;
import jitsiprivacy.audit.installation.AuditInstallation;

/** Records what guards would have. */
final class TestTrail {

  static final String ROOM = "room1@conference.example";

  private TestTrail() {}

  /** Recorded, with a payload, and not signed yet. */
  static EntryId consent(AuditInstallation host, EventKind kind, String subject)
      throws IOException {
    Clock clock = Clock.systemUTC();
    Pseudonyms pseudonyms = host.pseudonyms();
    try (AuditTrail trail = host.open(clock)) {
      return trail.record(
          AuditEvent.of(kind, clock.instant(), Actor.PARTICIPANT)
              .inRoom(pseudonyms.room(ROOM))
              .about(pseudonyms.subject(subject))
              .with("notice", "1")
              .with("purposes", List.of("recording"))
              .with("record", "c1d9f3a86b0e4d5278a9c04e1f6b3d2a5e7c8f901b2d3c4e5f60718293a4b5c6"),
          ("{\"name\":\"" + subject + "\"}").getBytes(StandardCharsets.UTF_8));
    }
  }
}
