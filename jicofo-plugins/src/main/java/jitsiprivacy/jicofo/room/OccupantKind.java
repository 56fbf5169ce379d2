package jitsiprivacy.jicofo.room;

/** What an occupant is to us. */
public enum OccupantKind {
  /** A person, or anything that claims without proof to be something else. */
  PARTICIPANT,
  /** The focus itself. */
  FOCUS,
  /** Records or streams. */
  JIBRI,
  /** A telephone or SIP gateway. */
  JIGASI,
  /** Turns speech into text. */
  TRANSCRIBER,
  /** Another account of a domain that Jicofo trusts. */
  BOT
}
