package jitsiprivacy.host.health;

/** What a guard does in this process. */
public enum GuardState {
  /** Switched off in the configuration. */
  DISABLED,
  /** Works in the other program. */
  ELSEWHERE,
  /** Enforces. */
  ACTIVE,
  /** Cannot work here; what it would have judged is refused. */
  CLOSED,
  /** Cannot work here, and the configuration says to go on without it. */
  UNPROTECTED;

  /** As written in the status file and in metrics. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
