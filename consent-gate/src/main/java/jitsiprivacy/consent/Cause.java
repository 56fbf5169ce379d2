package jitsiprivacy.consent;

/** What brought a change about; who did follows from it. */
public enum Cause {
  /** A statement in presence: the dialog, or a client of the operator's own. */
  PRESENCE(Actor.PARTICIPANT),
  /** A command in the chat. */
  CHAT(Actor.PARTICIPANT),
  /** Unmuting after the stock client's recording notice. */
  UNMUTE(Actor.PARTICIPANT),
  /** The participant, through a portal of the operator's. */
  PORTAL(Actor.PARTICIPANT),
  /** The operator's command, on behalf of the data subject. */
  COMMAND(Actor.OPERATOR),
  /** The time that a grant lasts is over. */
  PERIOD_OVER(Actor.SERVICE),
  /** The notice has a new version. */
  NOTICE_CHANGED(Actor.SERVICE),
  /** What the ledger knows from before or from elsewhere. */
  RECALLED(Actor.SERVICE);

  private final Actor actor;

  Cause(Actor actor) {
    this.actor = actor;
  }

  public Actor actor() {
    return actor;
  }
}
