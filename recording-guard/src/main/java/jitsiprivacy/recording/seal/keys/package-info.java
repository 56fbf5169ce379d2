/** The secret keys of recordings, each sealed to the operator's recipients. */
package jitsiprivacy.recording.seal.keys;
