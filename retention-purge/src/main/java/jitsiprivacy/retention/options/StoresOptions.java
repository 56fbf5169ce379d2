package jitsiprivacy.retention.options;

/**
 * {@code privacy.retention.stores}: what guards keep in stores of their own.
 *
 * @param consentLedger decisions of participants, counted from when they ended
 * @param auditPayloads what stands beside the audit log, counted from its entry
 */
public record StoresOptions(StoreOptions consentLedger, StoreOptions auditPayloads) {}
