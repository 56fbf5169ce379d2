package jitsiprivacy.testbed;

import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/** Who a focus is: to the server, to clients that ask for a conference, and in its rooms. */
record FocusAccount(String username) {

  /** The only one, unless a second was asked for. */
  static final FocusAccount FIRST = new FocusAccount("focus");

  static final FocusAccount SECOND = new FocusAccount("focus2");

  /** Where clients ask for a conference. */
  Jid address() {
    return JidCreate.fromOrThrowUnchecked(username + "@" + Domains.SERVICES + "/" + username);
  }

  Resourcepart nickname() {
    return Resourcepart.fromOrThrowUnchecked(username);
  }

  EntityFullJid in(RoomView view) {
    return JidCreate.entityFullFrom(view.room(), nickname());
  }
}
