/** Who may record what. Knows no Jitsi. */
package jitsiprivacy.recording;
