package jitsiprivacy.audit.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.PayloadHash;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.note.VerifierKey;

/**
 * A process of its own that records, erases and publishes until it is killed or has done as much as
 * told, a month passing with each entry. Prints what it was told is recorded.
 */
final class ArchiveLife {

  private static final Duration MONTH = Duration.ofDays(31);

  private ArchiveLife() {}

  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    SignerKey key = SignerKey.parse(arguments[1], VerifierKey.parse(arguments[2]));
    Instant start = Instant.parse(arguments[3]);
    int count = Integer.parseInt(arguments[4]);
    Months clock = new Months(start);
    ArchiveReader reader = new ArchiveReader(directory, key.verifier());
    try (AuditTrail trail = AuditTrail.open(directory, key, clock)) {
      Files.writeString(directory.resolve("started"), "");
      for (int i = 0; i < count; i++) {
        AuditEvent event = AuditEvent.of(EventKind.PURGE_RUN, clock.instant(), Actor.SERVICE);
        EntryId id = trail.record(event, "participant-1".getBytes(UTF_8));
        System.out.println(id);
        if (i % 3 == 0) {
          PayloadHash hash =
              reader
                  .entry(id)
                  .flatMap(ArchivedEntry::event)
                  .flatMap(AuditEvent::payload)
                  .orElseThrow();
          trail.erase(hash, "request", Actor.OPERATOR);
        }
        if (i % 5 == 0) {
          trail.publish();
        }
        clock.now = clock.now.plus(MONTH);
      }
    }
  }

  private static final class Months extends Clock {
    private volatile Instant now;

    Months(Instant now) {
      this.now = now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
