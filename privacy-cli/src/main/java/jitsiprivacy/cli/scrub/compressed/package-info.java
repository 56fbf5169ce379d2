/** Logs as logrotate leaves them: what they are packed with is seen from their first bytes. */
package jitsiprivacy.cli.scrub.compressed;
