package jitsiprivacy.cli.subject.place;

/** What becomes of something about a person. */
public enum Fate {
  ERASED("erased"),
  /** Grants were taken back. */
  WITHDRAWN("withdrawn"),
  /** Nobody opens it any more: its key is destroyed. */
  DESTROYED("destroyed"),
  /** It is closed until an operator releases it (Article 18 GDPR). */
  RESTRICTED("restricted"),
  /** It stays, for a reason that the law knows. */
  KEPT("kept"),
  /** It is under a hold. */
  HELD("held"),
  /** Somebody has to decide, or to do it by hand. */
  LEFT("left to you"),
  FAILED("failed");

  private final String word;

  Fate(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** Whether nobody needs to look at it. */
  public boolean isSettled() {
    return this != LEFT && this != FAILED;
  }
}
