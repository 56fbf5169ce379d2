/** {@code jitsi-privacy export} and {@code erase}: what data subjects may ask for. */
package jitsiprivacy.cli.subject;
