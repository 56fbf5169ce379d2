package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.Waiting.awaiting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jitsi.xmpp.extensions.jitsimeet.JsonMessageExtension;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/** What a moderator's client says to the component for breakout rooms, and hears of it. */
record BreakoutRooms(Client client) {
  private static final Jid COMPONENT = JidCreate.fromOrThrowUnchecked(Domains.BREAKOUT_ROOMS);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Returns the address of the new room. */
  String create() {
    Set<String> before = known();
    client.send(
        client
            .connection()
            .getStanzaFactory()
            .buildMessageStanza()
            .to(COMPONENT)
            .addExtension(
                StandardExtensionElement.builder("breakout_rooms", "jabber:client")
                    .addAttribute("type", "features/breakout-rooms/add")
                    .build())
            .build());
    return awaiting("a new breakout room")
        .until(
            () -> known().stream().filter(room -> !before.contains(room)).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private Set<String> known() {
    Set<String> rooms = new LinkedHashSet<>();
    client
        .inbox()
        .all(Message.class, message -> COMPONENT.equals(message.getFrom()))
        .forEach(message -> addTo(rooms, message));
    return rooms;
  }

  private static void addTo(Set<String> rooms, Message update) {
    try {
      JsonNode json = JSON.readTree(update.getExtension(JsonMessageExtension.class).getJson());
      for (JsonNode room : json.path("rooms")) {
        if (!room.path("isMainRoom").asBoolean()) {
          rooms.add(room.path("jid").asText());
        }
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
