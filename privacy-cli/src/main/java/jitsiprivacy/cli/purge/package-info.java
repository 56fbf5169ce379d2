/** {@code jitsi-privacy purge}: what is due is deleted. */
package jitsiprivacy.cli.purge;
