package jitsiprivacy.jicofo.recording;

/** {@code privacy.recording-guard}. */
public record RecordingGuardOptions(boolean enabled) {}
