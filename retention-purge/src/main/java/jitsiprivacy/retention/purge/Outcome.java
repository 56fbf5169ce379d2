package jitsiprivacy.retention.purge;

/** What became of something that is due. */
public enum Outcome {
  /** Also the last of its content, unless the reason says where that is left. */
  DELETED,
  /** It is under a hold. */
  HELD,
  /** It must not be deleted now, such as a file that a process has open. */
  KEPT,
  /** It could not be deleted, or nobody can tell whether it is due. */
  FAILED
}
