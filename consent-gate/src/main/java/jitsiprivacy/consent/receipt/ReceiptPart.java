package jitsiprivacy.consent.receipt;

import jitsiprivacy.consent.json.Json;

/**
 * One record with what proves it. Nothing of it is to be believed before it is verified.
 *
 * @param document the record
 * @param entry of the audit trail
 * @param proof that the entry is in the trail, as of C2SP tlog-proof
 */
public record ReceiptPart(Json.Fields document, String entry, String proof) {}
