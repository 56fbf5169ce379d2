package jitsiprivacy.consent.notice;

/** The operator's notice cannot be used; the message says which file, where and why. */
public final class NoticeException extends Exception {
  public NoticeException(String message) {
    super(message);
  }

  public NoticeException(String message, Throwable cause) {
    super(message, cause);
  }
}
