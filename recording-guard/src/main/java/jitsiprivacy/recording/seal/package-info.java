/**
 * Seals finished recordings: encrypts each under a key of its own, and deletes what is plain once
 * that is certain to be opened again.
 */
package jitsiprivacy.recording.seal;
