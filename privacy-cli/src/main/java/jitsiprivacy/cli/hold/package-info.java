/** {@code jitsi-privacy hold}: legal holds. */
package jitsiprivacy.cli.hold;
