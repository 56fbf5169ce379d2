package jitsiprivacy.consent.policy;

/** What a participant who has not agreed to a purpose may not do. */
public enum Gate {
  /** Nothing is held back. */
  NONE,
  /** Take part, without being forwarded. */
  PUBLISH,
  /** Not even be invited. */
  ADMISSION
}
