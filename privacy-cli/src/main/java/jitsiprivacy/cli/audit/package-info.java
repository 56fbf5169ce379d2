/**
 * {@code jitsi-privacy audit}: shows, exports, proves and verifies what is in the audit trail. Each
 * class named after a subcommand says how that is called.
 */
package jitsiprivacy.cli.audit;
