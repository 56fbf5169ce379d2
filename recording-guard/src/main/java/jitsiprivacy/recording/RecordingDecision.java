package jitsiprivacy.recording;

/**
 * Whether a recording may start.
 *
 * @param reason why not, in a word; empty when allowed
 * @param text the same, for the initiator to read
 */
public record RecordingDecision(boolean allowed, String reason, String text) {}
