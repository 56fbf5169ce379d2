/** {@code jitsi-privacy scrub}: the log anonymizer for logs of other programs and of the past. */
package jitsiprivacy.cli.scrub;
