package jitsiprivacy.consent.receipt;

import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.consent.json.Json;
import jitsiprivacy.consent.record.RecordClaims;

/**
 * What a receipt shows of one record.
 *
 * @param document the record
 * @param claims what it says of the decision, which its entry says, too
 * @param entry where it is in the audit trail
 * @param event the entry
 * @param checkpoint what was signed for the log
 */
public record ProvenRecord(
    Json.Fields document,
    RecordClaims claims,
    EntryId entry,
    AuditEvent event,
    Checkpoint checkpoint) {}
