package jitsiprivacy.retention.purge;

/** What became of something that is due. */
public enum Outcome {
  /** Also the last of its content, unless the reason says where that is left. */
  DELETED(true),
  /** There is a copy of it in the archive, and it is deleted. */
  ARCHIVED(true),
  /** What told who somebody is in it was replaced. */
  ANONYMIZED(true),
  /** What was old at the head of a log was cut off. */
  CUT(true),
  /** Nobody reads it any more, and it can be had back. */
  WITHDRAWN(true),
  /** It was withdrawn, is not due any more, and has its name again. */
  RETURNED(true),
  /** It is under a hold. */
  HELD(false),
  /** Nothing must become of it now, such as of a file that a process has open. */
  KEPT(false),
  /** It could not be done, or nobody can tell whether it is due. */
  FAILED(false);

  private final boolean effect;

  Outcome(boolean effect) {
    this.effect = effect;
  }

  /** Whether it is what was configured. */
  public boolean isEffect() {
    return effect;
  }
}
