package jitsiprivacy.cli.purge.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import jitsiprivacy.audit.archive.ArchiveReader;
import jitsiprivacy.audit.archive.ArchivedEntry;
import jitsiprivacy.audit.archive.AuditTrail;
import jitsiprivacy.audit.archive.EntryFilter;
import jitsiprivacy.audit.archive.PayloadRetention;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.Pseudonym;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.payload.PayloadState;
import jitsiprivacy.audit.payload.PayloadStore;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.retention.hold.Held;
import jitsiprivacy.retention.purge.Outcome;

/** What stands beside entries of the audit trail, counted from its entry. */
record PayloadsStore(AuditInstallation host, Terms terms, Actor actor, Clock clock)
    implements Store {

  private static final String REASON = "retention";

  @Override
  public Keeps keeps() {
    return new Keeps("audit-payloads", terms.keep().toString(), "from its entry");
  }

  @Override
  public void plan(Planning planning) throws IOException {
    Optional<SignerKey> key = key();
    if (key.isEmpty()) {
      return;
    }
    PayloadStore payloads = payloads();
    reader(key.get())
        .forwards(
            EntryFilter.any(),
            entry -> {
              if (entry.event().filter(event -> event.payload().isPresent()).isPresent()) {
                plan(entry, payloads, planning);
              }
              return planning.isTimeLeft();
            });
  }

  private void plan(ArchivedEntry entry, PayloadStore payloads, Planning planning)
      throws IOException {
    AuditEvent event = entry.event().orElseThrow();
    Optional<Instant> since = terms.since(event.time());
    OptionalLong size = since.isEmpty() ? OptionalLong.of(0) : size(payloads, event);
    if (size.isPresent()) {
      planning.items(1);
      if (since.isPresent()) {
        planning.due(entry.id().toString(), size.getAsLong(), since.get(), about(event));
      }
    }
  }

  @Override
  public void carryOut(Acting acting) throws IOException {
    Optional<SignerKey> key = key();
    if (key.isEmpty()) {
      return;
    }
    PayloadStore payloads = payloads();
    try (AuditTrail trail = host.open(clock)) {
      reader(key.get())
          .forwards(
              EntryFilter.any().until(terms.horizon()),
              entry -> {
                AuditEvent event = entry.event().orElseThrow();
                if (event.payload().isPresent() && terms.since(event.time()).isPresent()) {
                  erase(trail, payloads, entry, acting);
                }
                return acting.isTimeLeft();
              });
      // Of what no entry names nobody knows what it is about.
      if (acting.isTimeLeft() && !acting.isUnknownHeld()) {
        new PayloadRetention(trail, reader(key.get()), payloads, clock).removeUnnamed();
      }
      trail.publish();
    }
  }

  private void erase(AuditTrail trail, PayloadStore payloads, ArchivedEntry entry, Acting acting)
      throws IOException {
    AuditEvent event = entry.event().orElseThrow();
    String name = entry.id().toString();
    OptionalLong size = size(payloads, event);
    if (size.isEmpty() || !acting.mayGo(name, about(event))) {
      return;
    }
    acting.deletes(1);
    try {
      trail.erase(event.payload().orElseThrow(), REASON, actor);
      acting.tell(name, size.getAsLong(), Outcome.DELETED, "");
    } catch (IOException e) {
      acting.tell(name, 0, Outcome.FAILED, Reason.of(e));
    }
  }

  private PayloadStore payloads() {
    return new PayloadStore(host.archive());
  }

  private ArchiveReader reader(SignerKey key) {
    return new ArchiveReader(host.archive(), key.verifier());
  }

  /** Empty where this host has no trail. */
  private Optional<SignerKey> key() throws IOException {
    try {
      return Optional.of(host.signingKey());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** In bytes; empty when it is not there any more. */
  private static OptionalLong size(PayloadStore payloads, AuditEvent event) throws IOException {
    PayloadState state = payloads.state(event.payload().orElseThrow());
    if (state instanceof PayloadState.Present there) {
      return OptionalLong.of(there.payload().length);
    }
    return state instanceof PayloadState.Damaged ? OptionalLong.of(0) : OptionalLong.empty();
  }

  private static Held about(AuditEvent event) {
    return About.of(
        event.room().map(Pseudonym::hex).map(Set::of),
        event.subject().map(Pseudonym::hex).map(Set::of),
        event.time(),
        event.time());
  }
}
