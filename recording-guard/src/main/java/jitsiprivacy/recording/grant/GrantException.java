package jitsiprivacy.recording.grant;

/** A statement that does not count. The message says why, and repeats nothing of it. */
public final class GrantException extends Exception {

  GrantException(String message) {
    super(message);
  }
}
