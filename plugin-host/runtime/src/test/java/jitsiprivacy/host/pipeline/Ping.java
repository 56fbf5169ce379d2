package jitsiprivacy.host.pipeline;

import org.jivesoftware.smack.packet.IQ;
import org.jxmpp.jid.impl.JidCreate;

/** An IQ request from one side to the other. */
class Ping extends IQ {
  Ping() {
    this("ping", "urn:xmpp:ping");
  }

  Ping(String element, String namespace) {
    super(element, namespace);
    setType(Type.get);
    setFrom(JidCreate.fromOrThrowUnchecked("room@example.org/sender"));
    setTo(JidCreate.fromOrThrowUnchecked("focus.example.org"));
  }

  @Override
  protected IQChildElementXmlStringBuilder getIQChildElementBuilder(
      IQChildElementXmlStringBuilder xml) {
    xml.setEmptyElement();
    return xml;
  }

  /** A ping of a more special kind. */
  static final class Special extends Ping {}
}
