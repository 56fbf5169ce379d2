package jitsiprivacy.recording;

/**
 * Whether a recording may start.
 *
 * @param text why not, for the initiator to read; empty when allowed
 */
public record RecordingDecision(boolean allowed, String text) {}
