package jitsiprivacy.recording.grant;

/** What is sent. */
public enum Medium {
  AUDIO,
  VIDEO
}
