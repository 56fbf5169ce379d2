/**
 * What becomes of the recordings of a room while people come, go and change their minds; as
 * docs/recording-policy.md has it. Has neither threads nor a clock, and does nothing: it says what
 * is to be done.
 */
package jitsiprivacy.recording.session;
