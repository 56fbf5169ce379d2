package jitsiprivacy.testbed.standins.focus;

import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;

/** How the focus enters the room of a conference. */
@FunctionalInterface
public interface Entry {

  /** Returns when it is inside and knows what the room is. */
  void join() throws SmackException, XMPPException, InterruptedException;
}
