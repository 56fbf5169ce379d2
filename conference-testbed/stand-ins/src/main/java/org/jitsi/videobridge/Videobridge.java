package org.jitsi.videobridge;

import java.util.function.Function;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jivesoftware.smack.packet.IQ;

/** What the hook for requests over HTTP names; those over XMPP do not come by. */
public final class Videobridge {
  private final Function<ConferenceModifyIQ, IQ> conferences;

  public Videobridge(Function<ConferenceModifyIQ, IQ> conferences) {
    this.conferences = conferences;
  }

  /** Handles a request and returns the answer, be it an error. */
  public IQ handleConferenceModifyIq(ConferenceModifyIQ request) {
    return conferences.apply(request);
  }
}
