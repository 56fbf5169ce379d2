package jitsiprivacy.audit.archive;

import java.io.IOException;
import java.util.Optional;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.PayloadHash;
import jitsiprivacy.audit.payload.PayloadState;
import jitsiprivacy.audit.payload.PayloadStore;
import jitsiprivacy.audit.payload.Tombstone;

/** Checks that payloads are what entries say, or were erased, and that an entry says so. */
final class PayloadCheck {

  private final PayloadStore payloads;
  private final ArchiveReader reader;
  private final Findings findings;
  private long present;
  private long erased;
  private long missing;
  private long damaged;

  PayloadCheck(PayloadStore payloads, ArchiveReader reader, Findings findings) {
    this.payloads = payloads;
    this.reader = reader;
    this.findings = findings;
  }

  void entry(ArchivedEntry entry, AuditEvent event) throws IOException {
    if (event.payload().isPresent()) {
      payload(entry.id(), event.payload().get());
    }
    if (event.is(EventKind.PAYLOAD_ERASED)) {
      erasure(entry.id(), event);
    }
  }

  private void payload(EntryId id, PayloadHash hash) throws IOException {
    PayloadState state = payloads.state(hash);
    if (state instanceof PayloadState.Present) {
      present++;
    } else if (state instanceof PayloadState.Erased buried) {
      erased++;
      if (!isTrue(buried.tombstone())) {
        findings.add(id, "the entry that the payload's tombstone names does not say it was erased");
      }
    } else if (state instanceof PayloadState.Missing) {
      missing++;
      findings.add(id, "the payload is missing, and nothing says it was erased");
    } else {
      damaged++;
      findings.add(id, "the payload is not the one that was recorded");
    }
  }

  private boolean isTrue(Tombstone tombstone) throws IOException {
    Optional<AuditEvent> event =
        reader
            .entry(new EntryId(tombstone.log(), tombstone.entry()))
            .flatMap(ArchivedEntry::event)
            .filter(each -> each.is(EventKind.PAYLOAD_ERASED));
    return event.flatMap(each -> each.text("hash")).equals(Optional.of(tombstone.erased().hex()));
  }

  private void erasure(EntryId id, AuditEvent event) throws IOException {
    PayloadHash hash;
    try {
      hash = new PayloadHash(event.text("hash").orElse(""));
    } catch (IllegalArgumentException e) {
      findings.add(id, "it does not say which payload was erased");
      return;
    }
    if (!(payloads.state(hash) instanceof PayloadState.Erased)) {
      findings.add(id, "the payload was to be erased and was not: erase it again");
    }
  }

  ArchiveReport.PayloadReport report() throws IOException {
    long[] files = {0};
    payloads.forEach(hash -> files[0]++);
    long unnamed = Math.max(0, files[0] - present - erased - damaged);
    return new ArchiveReport.PayloadReport(present, erased, missing, damaged, unnamed);
  }
}
