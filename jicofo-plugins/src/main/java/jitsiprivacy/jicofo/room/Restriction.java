package jitsiprivacy.jicofo.room;

/** What a recording does to somebody who has not agreed to it. */
public enum Restriction {
  NONE,
  /** Not forwarded. */
  MUTED,
  /** Not invited. */
  HELD
}
