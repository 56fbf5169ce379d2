/** The recording guard in Jicofo. */
package jitsiprivacy.jicofo.recording;
