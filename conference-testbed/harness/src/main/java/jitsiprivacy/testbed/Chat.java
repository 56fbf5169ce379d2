package jitsiprivacy.testbed;

import java.util.List;
import org.jivesoftware.smack.packet.Message;
import org.jxmpp.jid.Jid;

/** What a participant types, and reads. */
record Chat(Client client) {

  void toAll(Jid room, String text) {
    send(room, Message.Type.groupchat, text);
  }

  void toOne(Jid occupant, String text) {
    send(occupant, Message.Type.chat, text);
  }

  private void send(Jid to, Message.Type type, String text) {
    client.send(
        client
            .connection()
            .getStanzaFactory()
            .buildMessageStanza()
            .to(to)
            .ofType(type)
            .setBody(text)
            .build());
  }

  List<String> heard() {
    return client.inbox().all(Message.class, message -> message.getBody() != null).stream()
        .map(Message::getBody)
        .toList();
  }
}
