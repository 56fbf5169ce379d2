package jitsiprivacy.jicofo.recording;

import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jxmpp.jid.Jid;

/** A request that was taken away from whom it is for. */
interface Taken {

  void letThrough();

  /**
   * @param text for a person to read
   */
  void refuse(Condition condition, String text);

  /** Whether that is the answer to it, by its id and whom it is for. */
  boolean isAnsweredBy(String id, Jid to);
}
