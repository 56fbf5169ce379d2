package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.Waiting.awaiting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jitsi.xmpp.extensions.jitsimeet.JsonMessageExtension;
import org.jivesoftware.smack.packet.Message;
import org.jxmpp.jid.EntityFullJid;

/**
 * The private messages of JSON that a participant got from the focus of the room it is in, since it
 * came there. Whoever else sends such messages is in {@link #fromOthers} only.
 */
public final class FocusMessages {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Inbox inbox;
  private final EntityFullJid focus;

  FocusMessages(Inbox inbox, EntityFullJid focus) {
    this.inbox = inbox;
    this.focus = focus;
  }

  /** All of them, as they came. */
  public List<String> raw() {
    return json(message -> focus.equals(message.getFrom()));
  }

  /** Those that nobody should take for the focus's. */
  public List<String> fromOthers() {
    return json(message -> !focus.equals(message.getFrom()));
  }

  private List<String> json(Predicate<Message> from) {
    return inbox
        .all(
            Message.class,
            message ->
                message.getType() != Message.Type.groupchat
                    && message.hasExtension(JsonMessageExtension.class)
                    && from.test(message))
        .stream()
        .map(message -> message.getExtension(JsonMessageExtension.class).getJson())
        .toList();
  }

  /** Those of one {@code type}. */
  public List<JsonNode> ofType(String type) {
    return raw().stream()
        .map(FocusMessages::parsed)
        .filter(node -> type.equals(node.path("type").asText()))
        .toList();
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** The lines that a stock client shows in its chat. */
  public List<String> chatLines() {
    return ofType("system_chat_message").stream()
        .map(node -> node.path("message").asText())
        .toList();
  }

  /** The last of one {@code type}. */
  public Optional<JsonNode> last(String type) {
    List<JsonNode> all = ofType(type);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** Waits for one of a {@code type}. */
  public JsonNode await(String type) {
    return await(type, node -> true);
  }

  /** Waits for one of a {@code type} that is as described, and returns the first. */
  public JsonNode await(String type, Predicate<JsonNode> matching) {
    return awaiting("a message of type " + type)
        .until(() -> ofType(type).stream().filter(matching).findFirst(), Optional::isPresent)
        .orElseThrow();
  }

  /** Waits for a line in the chat that holds this text. */
  public String awaitChatLine(String text) {
    return awaiting("\"" + text + "\" in the chat")
        .until(
            () -> chatLines().stream().filter(line -> line.contains(text)).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }
}
