package jitsiprivacy.jicofo.bridge;

/** One request of ours to a bridge. */
public record ExportStep(Kind kind, BridgeConnect connect) {

  /** What it asks for. */
  public enum Kind {
    BEGIN,
    /** Of one that is there. */
    CHANGE,
    END
  }

  /** What became of it. */
  public enum Outcome {
    DONE,
    REFUSED,
    /** No answer came in time. */
    UNKNOWN
  }
}
