package jitsiprivacy.jicofo.consent.rest;

import java.util.concurrent.CompletionStage;

/** What became of a decision. */
public sealed interface PortalAnswer {

  /**
   * It was taken in.
   *
   * @param now where its subject stands now; grants may be pending
   * @param settled where it stands once no grant of this decision is pending any more; complete
   *     already where none is
   */
  record Taken(PortalConsent now, CompletionStage<PortalConsent> settled) implements PortalAnswer {}

  /** Nothing of it was taken in. */
  record Refused(Reason why) implements PortalAnswer {}

  /** Why not. */
  enum Reason {
    /** Nobody of that name is there, or nobody vouches for it. */
    NO_SUCH_SUBJECT,
    /** It is about another version of the notice than that in force. */
    OTHER_NOTICE,
    /** It names a purpose that this subject is not asked for. */
    PURPOSE_NOT_ASKED,
    /** It cannot be taken in at present, such as before the focus is connected. */
    NOT_NOW
  }
}
