/** {@code jitsi-privacy finalize} and {@code jitsi-privacy recordings}: sealed recordings. */
package jitsiprivacy.cli.recordings;
