package jitsiprivacy.consent.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** What the focus says, as docs/consent-message.md has it. */
final class Message {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String ASKING =
      """
      {
        "type": "privacy-consent",
        "v": 0,
        "room": "ward-7@conference.example.com",
        "asks": true,
        "notice": {
          "version": "2026-1",
          "lang": "en",
          "title": "Privacy in this meeting",
          "text": "Nobody hears or sees you before you agree.\\n\\nThe operator is responsible.",
          "url": "https://example.com/privacy"
        },
        "purposes": [
          {"id": "conference", "state": "asked", "gate": "publish", "basis": "consent",
           "title": "Take part in the meeting", "text": "Your picture and sound are transmitted."},
          {"id": "recording", "state": "asked", "gate": "none", "basis": "consent",
           "title": "Be recorded", "text": "The recording is kept for 30 days."},
          {"id": "logs", "state": "unasked", "gate": "none", "basis": "legitimate-interests",
           "title": "Logs for operation", "text": "Addresses are replaced by pseudonyms."}
        ]
      }
      """;

  private final ObjectNode json;

  private Message(String json) {
    try {
      this.json = (ObjectNode) MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Two purposes to be decided, and one to know about. */
  static Message asking() {
    return new Message(ASKING);
  }

  static Message parse(String json) {
    return new Message(json);
  }

  /** Nothing is asked; both purposes have these states. */
  static Message told(String conference, String recording) {
    return asking()
        .with(json -> json.put("asks", false))
        .purpose(0, purpose -> purpose.put("state", conference))
        .purpose(1, purpose -> purpose.put("state", recording));
  }

  static Message receipt(String name) {
    return new Message(
        """
        {"type": "privacy-consent-receipt", "v": 0, "room": "ward-7@conference.example.com",
         "name": "%s", "receipt": {"version": 1, "note": "\u00e4"}}
        """
            .formatted(name));
  }

  Message with(Consumer<ObjectNode> change) {
    change.accept(json);
    return this;
  }

  Message notice(Consumer<ObjectNode> change) {
    change.accept((ObjectNode) json.get("notice"));
    return this;
  }

  Message purpose(int index, Consumer<ObjectNode> change) {
    change.accept((ObjectNode) json.get("purposes").get(index));
    return this;
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
