package jitsiprivacy.recording.policy;

/** What makes a finished recording one that nobody may open before it was looked at. */
public enum Quarantine {
  /** Somebody in it took consent back, while it ran or later: nobody can say for which time. */
  WITHDRAWN,
  /** It ran for longer than it may, since it could not be stopped in time. */
  OVERRUN,
  /** Nobody knows for certain who was in it all the time. */
  UNWATCHED
}
