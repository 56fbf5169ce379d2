package jitsiprivacy.recording.session;

import jitsiprivacy.recording.policy.RecordingKind;

/** What records. Each does one thing at a time in a room; several may at once. */
public enum Slot {
  RECORDER,
  GATEWAY,
  TRANSCRIBER,
  TRANSLATOR,
  EXPORTER;

  /** Whether what records is an occupant of the room. */
  boolean isOfRecorders() {
    return this == RECORDER || this == GATEWAY;
  }

  public static Slot of(RecordingKind kind) {
    return switch (kind) {
      case FILE, LIVE_STREAM -> RECORDER;
      case SIP -> GATEWAY;
      case TRANSCRIPTION -> TRANSCRIBER;
      case TRANSLATION -> TRANSLATOR;
      case MULTITRACK_EXPORT -> EXPORTER;
    };
  }
}
