/** {@code jitsi-privacy request}: what data subjects ask for, and by when. */
package jitsiprivacy.cli.request;
