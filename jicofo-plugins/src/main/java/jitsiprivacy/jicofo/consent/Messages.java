package jitsiprivacy.jicofo.consent;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.spi.HostConnection;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaBuilder;

/**
 * Private lines in a participant's chat. Stock web and mobile clients show a {@code
 * system_chat_message} of the focus without being asked to.
 */
@Singleton
public final class Messages {

  private static final String ELEMENT = "json-message";
  private static final String NAMESPACE = "http://jitsi.org/jitmeet";

  private final JsonFactory json = new JsonFactory();
  private final String sender;
  private final String notice;

  @Inject
  Messages(ConsentGateOptions options) {
    this.sender = options.notice().sender();
    this.notice = line(options.notice().text());
  }

  /** Shows the notice, once for each stay. */
  public void showNotice(Occupant occupant, HostConnection connection) {
    if (occupant.firstNotice()) {
      send(occupant, notice, connection);
    }
  }

  void tell(Occupant occupant, String text, HostConnection connection) {
    send(occupant, line(text), connection);
  }

  private static void send(Occupant occupant, String line, HostConnection connection) {
    connection.send(
        StanzaBuilder.buildMessage()
            .to(occupant.jid())
            .ofType(Message.Type.chat)
            .addExtension(
                StandardExtensionElement.builder(ELEMENT, NAMESPACE).setText(line).build())
            .build());
  }

  private String line(String text) {
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
    return out.toString();
  }
}
