package jitsiprivacy.testbed;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jxmpp.jid.impl.JidCreate;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What the focus told a bridge about one endpoint, taken from the wire.
 *
 * @param bridge its nickname
 * @param mute empty where the request says nothing of it
 */
public record BridgeRequest(Instant at, String bridge, boolean create, Optional<ForceMute> mute) {

  /** All about one participant in the room it is in, in order. */
  public static List<BridgeRequest> about(Participant participant, WireTap wire) {
    List<BridgeRequest> all = new ArrayList<>();
    // A meeting is named once, and goes by its id from then on.
    Set<String> meetings = new HashSet<>();
    String room = participant.room().toString();
    for (WireTap.Sent sent : wire.sent()) {
      if (sent.stanza().startsWith("<iq")
          && sent.stanza().contains("<conference-modify")
          && (sent.stanza().contains(room) || sent.stanza().contains(participant.endpointId()))) {
        Element iq = parsed(sent.stanza());
        Element request = (Element) iq.getElementsByTagName("conference-modify").item(0);
        String meeting = request.getAttribute("meeting-id");
        if (request.getAttribute("name").equals(room)) {
          meetings.add(meeting);
        }
        if (meetings.contains(meeting)) {
          addTo(all, sent.at(), iq, participant.endpointId());
        }
      }
    }
    return all;
  }

  /** The id by which bridges know the meeting that a participant is in. */
  public static String meetingId(Participant participant, WireTap wire) {
    for (WireTap.Sent sent : wire.sent()) {
      if (sent.stanza().startsWith("<iq") && sent.stanza().contains("<conference-modify")) {
        Element request =
            (Element) parsed(sent.stanza()).getElementsByTagName("conference-modify").item(0);
        if (request.getAttribute("name").equals(participant.room().toString())) {
          return request.getAttribute("meeting-id");
        }
      }
    }
    throw new IllegalStateException("no bridge was told of " + participant.room());
  }

  /** What the focus granted to bridges for that meeting, in order. */
  public static List<String> grants(Participant participant, WireTap wire) {
    String meeting = meetingId(participant, wire);
    List<String> grants = new ArrayList<>();
    for (WireTap.Sent sent : wire.sent()) {
      if (sent.stanza().startsWith("<message") && sent.stanza().contains("<grant")) {
        String text = parsed(sent.stanza()).getElementsByTagName("grant").item(0).getTextContent();
        if (text.contains("\nconference " + meeting + "\n")) {
          grants.add(text);
        }
      }
    }
    return grants;
  }

  private static void addTo(List<BridgeRequest> all, Instant at, Element iq, String endpointId) {
    String bridge =
        JidCreate.fromOrThrowUnchecked(iq.getAttribute("to")).getResourceOrThrow().toString();
    NodeList endpoints = iq.getElementsByTagName("endpoint");
    for (int i = 0; i < endpoints.getLength(); i++) {
      Element endpoint = (Element) endpoints.item(i);
      if (endpointId.equals(endpoint.getAttribute("id"))) {
        Element mute = (Element) endpoint.getElementsByTagName("force-mute").item(0);
        boolean create = "true".equals(endpoint.getAttribute("create"));
        all.add(
            new BridgeRequest(
                at, bridge, create, Optional.ofNullable(mute).map(BridgeRequest::mute)));
      }
    }
  }

  private static ForceMute mute(Element element) {
    return new ForceMute(
        "true".equals(element.getAttribute("audio")), "true".equals(element.getAttribute("video")));
  }

  private static Element parsed(String xml) {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)))
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException(xml, e);
    }
  }
}
