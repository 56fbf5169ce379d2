package jitsiprivacy.recording.policy;

/** What somebody may do in the meeting at the moment. */
public enum Role {
  MODERATOR,
  PARTICIPANT,
  VISITOR
}
