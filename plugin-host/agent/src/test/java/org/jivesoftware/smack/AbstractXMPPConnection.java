package org.jivesoftware.smack;

import java.util.ArrayList;
import java.util.List;
import org.jivesoftware.smack.packet.Stanza;

/** Stands in for Smack's class, which this module does not see. */
public class AbstractXMPPConnection {
  public final List<Object> processed = new ArrayList<>();
  public final List<Object> sent = new ArrayList<>();

  protected void processStanza(Stanza stanza) {
    processed.add(stanza);
  }

  public final void sendStanza(Stanza stanza) {
    if (stanza == null) {
      throw new NullPointerException("no stanza");
    }
    if (stanza.size() == 0) {
      return;
    }
    try {
      sent.add(stanza);
      for (int i = 0; i < stanza.size(); i++) {
        if (i == 2) {
          throw new IllegalStateException("broken wire");
        }
      }
    } catch (IllegalArgumentException e) {
      sent.clear();
    }
  }
}
