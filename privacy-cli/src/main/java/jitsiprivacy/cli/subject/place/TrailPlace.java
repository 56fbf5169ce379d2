package jitsiprivacy.cli.subject.place;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.audit.archive.ArchiveReader;
import jitsiprivacy.audit.archive.ArchivedEntry;
import jitsiprivacy.audit.archive.AuditTrail;
import jitsiprivacy.audit.archive.EntryFilter;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.PayloadHash;
import jitsiprivacy.audit.entry.Pseudonym;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.audit.payload.PayloadState;
import jitsiprivacy.audit.payload.PayloadStore;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.audit.entries.JsonReport;
import jitsiprivacy.cli.subject.handout.Handout;
import jitsiprivacy.cli.subject.handout.Row;
import jitsiprivacy.retention.hold.Held;
import jitsiprivacy.retention.hold.Holds;

/**
 * The audit trail. Entries stay, for they name nobody and the log could not be verified otherwise;
 * what is kept beside them goes.
 *
 * @param finder finds the person in what is kept beside entries, by names and by pseudonyms
 */
public record TrailPlace(AuditInstallation host, Person person, PersonFinder finder, Holds holds)
    implements Place {

  private static final String BESIDE = "notes beside entries of the audit trail";
  private static final String REASON = "erasure";

  /** What is found. */
  private interface Visitor {
    void entry(ArchivedEntry entry, Optional<PayloadHash> payload) throws IOException;
  }

  private void visit(PayloadStore payloads, Visitor visitor) throws IOException {
    ArchiveReader reader;
    try {
      reader = new ArchiveReader(host.archive(), host.signingKey().verifier());
    } catch (NoSuchFileException e) {
      return; // There is no trail on this host.
    }
    reader.forwards(
        EntryFilter.any(),
        entry -> {
          Optional<AuditEvent> event = entry.event();
          if (event.isPresent()) {
            boolean isTheirs =
                person.inTrail().isPresent() && person.inTrail().equals(event.get().subject());
            Optional<PayloadHash> payload = payload(payloads, event.get(), isTheirs);
            if (isTheirs || payload.isPresent()) {
              visitor.entry(entry, payload);
            }
          }
          return true;
        });
  }

  /** That of an entry, if it is there and about the person. */
  private Optional<PayloadHash> payload(PayloadStore payloads, AuditEvent event, boolean isTheirs)
      throws IOException {
    if (event.payload().isEmpty()
        || !(payloads.state(event.payload().get()) instanceof PayloadState.Present present)) {
      return Optional.empty();
    }
    return isTheirs || finder.isIn(present.payload()) ? event.payload() : Optional.empty();
  }

  private Optional<String> hold(ArchivedEntry entry) {
    AuditEvent event = entry.event().orElseThrow();
    return holds.on(
        new Held(
            Optional.empty(),
            event.room().map(Pseudonym::hex).map(Set::of),
            Optional.empty(),
            person.pseudonyms(),
            Optional.of(event.time()),
            Optional.of(event.time())));
  }

  private static Finding beside(ArchivedEntry entry) {
    return new Finding(BESIDE, "payload of " + entry.id(), 1, Fate.ERASED, "");
  }

  private Finding entries(long count) {
    return new Finding(
        "entries of the audit trail, under a pseudonym",
        "entries",
        count,
        Fate.KEPT,
        "they name nobody, and prove that nothing else was changed (Article 17(3)(e) GDPR)");
  }

  @Override
  public void look(Findings found) throws IOException {
    long[] theirs = {0};
    visit(
        new PayloadStore(host.archive()),
        (entry, payload) -> {
          theirs[0] += isTheirs(entry) ? 1 : 0;
          if (payload.isPresent()) {
            Optional<String> hold = hold(entry);
            found.add(
                hold.map(name -> beside(entry).as(Fate.HELD, name)).orElseGet(() -> beside(entry)));
          }
        });
    if (theirs[0] > 0) {
      found.add(entries(theirs[0]));
    }
  }

  private boolean isTheirs(ArchivedEntry entry) {
    return person.inTrail().isPresent()
        && entry.event().map(event -> event.subject().equals(person.inTrail())).orElse(false);
  }

  @Override
  public void export(Handout to) throws IOException, Failure {
    List<Row> rows = new ArrayList<>();
    PayloadStore payloads = new PayloadStore(host.archive());
    visit(
        payloads,
        (entry, payload) -> {
          AuditEvent event = entry.event().orElseThrow();
          rows.add(new Row(event.time().toString(), event.kind(), event.actor().name()));
        });
    if (rows.isEmpty()) {
      return;
    }
    to.file(
        "audit.jsonl",
        out -> {
          JsonReport report = new JsonReport(out, Optional.of(payloads));
          visit(payloads, (entry, payload) -> report.entry(entry));
        });
    to.section(
        "What was decided about you",
        "Entries of a log that cannot be changed; they name you by a pseudonym. All of it is in"
            + " audit.jsonl.",
        List.of("when", "what", "by whom"),
        rows);
  }

  @Override
  public void erase(Findings done) throws IOException {
    List<ArchivedEntry> due = new ArrayList<>();
    long[] theirs = {0};
    visit(
        new PayloadStore(host.archive()),
        (entry, payload) -> {
          theirs[0] += isTheirs(entry) ? 1 : 0;
          if (payload.isPresent()) {
            Optional<String> hold = hold(entry);
            if (hold.isPresent()) {
              done.add(beside(entry).as(Fate.HELD, hold.get()));
            } else {
              due.add(entry);
            }
          }
        });
    if (!due.isEmpty()) {
      try (AuditTrail trail = host.open(Clock.systemUTC())) {
        for (ArchivedEntry entry : due) {
          trail.erase(
              entry.event().flatMap(AuditEvent::payload).orElseThrow(), REASON, Actor.OPERATOR);
          done.add(beside(entry));
        }
        trail.publish();
      }
    }
    if (theirs[0] > 0) {
      done.add(entries(theirs[0]));
    }
  }
}
