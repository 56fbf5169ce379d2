package jitsiprivacy.consent.receipt;

import jitsiprivacy.audit.archive.EntryId;

/**
 * A record, and where the audit trail has its entry.
 *
 * @param document in its published form, as the ledger keeps it
 */
public record RecordedDocument(String document, EntryId entry) {}
