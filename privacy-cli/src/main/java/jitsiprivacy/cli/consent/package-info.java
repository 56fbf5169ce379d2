/**
 * {@code jitsi-privacy consent}: shows what was agreed to, and takes it back. Each class named
 * after a subcommand says how that is called.
 */
package jitsiprivacy.cli.consent;
