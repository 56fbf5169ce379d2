package jitsiprivacy.trail;

/** {@code privacy.audit-trail}. */
public record AuditTrailOptions(boolean enabled) {}
