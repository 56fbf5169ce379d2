/**
 * The audit trail as guards see it: logs of a year each, one behind the other, and payloads beside
 * them (docs/audit-archive.md).
 */
package jitsiprivacy.audit.archive;
