package jitsiprivacy.recording.policy;

/** Whose consent a recording needs. */
public enum ConsentNeed {
  /** Of all who are there. */
  ALL,
  /** Of nobody in particular: who has not agreed stays muted while it runs. */
  EXCLUDE_UNCONSENTING,
  /** Of nobody: it has another basis. */
  NONE
}
