package jitsiprivacy.jicofo.publish;

import jitsiprivacy.spi.HostConnection;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;

/** Is told of a request of our own to a bridge before it leaves, on the sending thread. */
public interface BeforeRequest {

  /** What is sent ahead now arrives before the request. */
  void leaves(ConferenceModifyIQ request, HostConnection connection);
}
