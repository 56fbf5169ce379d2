/** {@code jitsi-privacy retention}: what is kept, and for how long. */
package jitsiprivacy.cli.retention;
