package jitsiprivacy.host.pipeline;

import javax.xml.namespace.QName;
import jitsiprivacy.spi.Interest;
import jitsiprivacy.spi.StanzaInterceptor;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;

/**
 * One interceptor and what it is interested in.
 *
 * @param guard id of the guard it belongs to
 */
public record Route<S extends Stanza>(
    String guard, Interest<S> interest, StanzaInterceptor<S> interceptor, QName element) {

  public Route(String guard, Interest<S> interest, StanzaInterceptor<S> interceptor) {
    this(
        guard,
        interest,
        interceptor,
        interest.element() == null ? null : new QName(interest.namespace(), interest.element()));
  }

  /** Whether the stanza, whose class fits already, holds the element asked for. */
  boolean wants(Stanza stanza) {
    if (element == null) {
      return true;
    }
    if (stanza instanceof IQ iq) {
      return element.getLocalPart().equals(iq.getChildElementName())
          && element.getNamespaceURI().equals(iq.getChildElementNamespace());
    }
    return stanza.hasExtension(element.getLocalPart(), element.getNamespaceURI());
  }

  S cast(Stanza stanza) {
    return interest.type().cast(stanza);
  }
}
