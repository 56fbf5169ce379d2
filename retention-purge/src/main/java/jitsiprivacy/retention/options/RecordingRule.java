package jitsiprivacy.retention.options;

/** What an erasure does about a recording that the person is in, with others. */
public enum RecordingRule {
  /** It is left as it is, and somebody is told to decide. */
  REPORT,
  /** It is closed until somebody released it. */
  RESTRICT,
  /** Its key is destroyed, for everybody who is in it. */
  DESTROY
}
