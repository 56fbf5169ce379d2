package jitsiprivacy.recording.policy;

/** What somebody is to the room for longer, as XEP-0045 has it. */
public enum Affiliation {
  OWNER,
  ADMIN,
  MEMBER,
  NONE
}
