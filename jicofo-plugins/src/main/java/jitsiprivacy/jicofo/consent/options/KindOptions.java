package jitsiprivacy.jicofo.consent.options;

/** How those are treated who are no people at a browser. */
public record KindOptions(KindRule jibri, KindRule jigasi, KindRule transcriber, KindRule bot) {

  /** How one kind is treated. */
  public enum KindRule {
    /** It needs no consent. */
    EXEMPT,
    /** Nothing of it is forwarded. */
    DENY,
    /** It is asked as a participant is. */
    ASK,
    /** What holds for whoever invited it holds for it. */
    INHERIT
  }
}
