package jitsiprivacy.jicofo.consent.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import jitsiprivacy.consent.receipt.Receipt;
import jitsiprivacy.consent.receipt.ReceiptFormat;
import jitsiprivacy.jicofo.consent.options.ConsentGateOptions;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.RoomConnections;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaBuilder;

/**
 * Private messages of the focus to one participant. Stock web and mobile clients show a {@code
 * system_chat_message} in the chat without being asked to; another type only a script sees.
 */
@Singleton
final class PrivateMessages {

  private static final String ELEMENT = "json-message";
  private static final String NAMESPACE = "http://jitsi.org/jitmeet";

  private final JsonFactory json = new JsonFactory();
  private final ReceiptFormat receipts = new ReceiptFormat();
  private final RoomConnections connections;
  private final String sender;

  @Inject
  PrivateMessages(RoomConnections connections, ConsentGateOptions options) {
    this.connections = connections;
    this.sender = options.notice().sender();
  }

  /** A line in the chat. */
  void line(Occupant occupant, String text) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = json.createGenerator(out)) {
      generator.writeStartObject();
      generator.writeStringField("type", "system_chat_message");
      generator.writeStringField("displayName", sender);
      generator.writeStringField("message", text);
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    send(occupant, out.toString());
  }

  void state(Occupant occupant, StateMessage message) {
    send(occupant, message.json(json));
  }

  /** A receipt, to be saved as a file; docs/consent-message.md. */
  void receipt(Occupant occupant, Receipt receipt) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = json.createGenerator(out)) {
      generator.writeStartObject();
      generator.writeStringField("type", "privacy-consent-receipt");
      generator.writeNumberField("v", 0);
      generator.writeStringField("room", occupant.room().jid().toString());
      generator.writeStringField("name", "consent-" + receipt.id() + ".json");
      generator.writeFieldName("receipt");
      generator.writeRawValue(receipts.write(receipt));
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    send(occupant, out.toString());
  }

  /** Stock clients decode what looks like a URL's escape before they read the JSON. */
  private static String withoutPercent(String text) {
    return text.replace("%", "\\u0025");
  }

  private void send(Occupant occupant, String text) {
    connections
        .of(occupant.room().jid())
        .ifPresent(
            connection ->
                connection.send(
                    StanzaBuilder.buildMessage()
                        .to(occupant.jid())
                        .ofType(Message.Type.chat)
                        .addExtension(
                            StandardExtensionElement.builder(ELEMENT, NAMESPACE)
                                .setText(withoutPercent(text))
                                .build())
                        .build()));
  }
}
