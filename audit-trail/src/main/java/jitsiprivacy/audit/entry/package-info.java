/**
 * What an entry of the log says: one line of JSON with keyed pseudonyms and hashes in it, never a
 * name or an address. docs/audit-entries.md is the format.
 */
package jitsiprivacy.audit.entry;
