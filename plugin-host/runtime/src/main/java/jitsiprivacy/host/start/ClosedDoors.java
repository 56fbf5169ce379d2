package jitsiprivacy.host.start;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import jitsiprivacy.host.pipeline.Route;
import jitsiprivacy.spi.ClosedDoor;
import jitsiprivacy.spi.GuardModule;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.Interest;
import jitsiprivacy.spi.Refusal;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;

/** Stands in for a guard that cannot run: refuses what it would have judged. */
final class ClosedDoors {

  private ClosedDoors() {}

  static List<Route<?>> routes(List<GuardModule> closed) {
    List<Route<?>> routes = new ArrayList<>();
    for (GuardModule guard : closed) {
      for (ClosedDoor door : guard.closedDoors()) {
        Interest<IQ> interest =
            Interest.in(door.direction(), IQ.class, Refusal.ANSWER)
                .holding(door.element(), door.namespace());
        routes.add(new Route<>(guard.id(), interest, new Refuser(guard.id(), door)));
      }
    }
    return routes;
  }

  private record Refuser(String guard, ClosedDoor door) implements StanzaInterceptor<IQ> {

    @Override
    public Verdict intercept(IQ iq, HostConnection connection) {
      if (!iq.isRequestIQ() || !applies(iq)) {
        return Verdict.pass();
      }
      return Verdict.answer(
          StanzaError.Condition.service_unavailable,
          "Refused: the "
              + guard
              + " of this server cannot work at present. Please tell the operator.");
    }

    private boolean applies(IQ iq) {
      return (door.attribute() == null && door.inner() == null)
          || applies(iq.getChildElementXML().toString());
    }

    private boolean applies(String xml) {
      try {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
        reader.nextTag();
        return (door.attribute() == null
                || door.value().equals(reader.getAttributeValue(null, door.attribute())))
            && (door.inner() == null || isIn(reader));
      } catch (XMLStreamException e) {
        return true; // Unreadable: refuse.
      }
    }

    private boolean isIn(XMLStreamReader reader) throws XMLStreamException {
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT
            && reader.getLocalName().equals(door.inner())) {
          return true;
        }
      }
      return false;
    }
  }
}
