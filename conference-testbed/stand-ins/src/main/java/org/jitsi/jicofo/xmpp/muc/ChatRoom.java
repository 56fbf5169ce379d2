package org.jitsi.jicofo.xmpp.muc;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceProperties;
import org.jivesoftware.smack.PresenceListener;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.jivesoftware.smackx.muc.MultiUserChatManager;
import org.jivesoftware.smackx.xdata.form.FillableForm;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/** A room with the focus in it: its other occupants, and the presence of the focus there. */
public final class ChatRoom {

  /** What happens in the room; called by one thread at a time, in order. */
  public interface Listener {

    /** Someone came. */
    void joined(ChatRoomMember member);

    /** Someone left. */
    void left(ChatRoomMember member);
  }

  private static final Logger LOG = Logger.getLogger(ChatRoom.class.getName());
  private static final Resourcepart NICKNAME = Resourcepart.fromOrThrowUnchecked("focus");

  private final XMPPConnection connection;
  private final MultiUserChat muc;
  private final PresenceBuilder presence;
  private final Listener listener;
  private final PresenceListener presences = this::see;
  private final Map<EntityFullJid, ChatRoomMember> members = new ConcurrentHashMap<>();

  /** A room that is not joined yet. */
  public ChatRoom(XMPPConnection connection, EntityBareJid room, Listener listener) {
    this.connection = connection;
    this.listener = listener;
    muc = MultiUserChatManager.getInstanceFor(connection).getMultiUserChat(room);
    presence =
        connection
            .getStanzaFactory()
            .buildPresenceStanza()
            .to(JidCreate.entityFullFrom(room, NICKNAME));
  }

  /** Creates the room if need be, and makes everyone's real address visible to everyone. */
  public void join() throws XMPPException, SmackException, InterruptedException {
    muc.addParticipantListener(presences);
    muc.createOrJoin(muc.getEnterConfigurationBuilder(NICKNAME).requestNoHistory().build());
    FillableForm form = muc.getConfigurationForm().getFillableForm();
    form.setAnswer("muc#roomconfig_whois", "anyone");
    muc.sendConfigurationForm(form);

    ConferenceProperties properties = new ConferenceProperties();
    properties.put(ConferenceProperties.KEY_SUPPORTS_SESSION_RESTART, "true");
    publish(properties);
  }

  /** Puts an extension into the presence, in place of an earlier one of its kind. */
  public synchronized void publish(ExtensionElement extension) {
    presence.overrideExtension(extension);
    try {
      connection.sendStanza(presence.build());
    } catch (SmackException.NotConnectedException e) {
      LOG.log(Level.WARNING, "No presence for " + muc.getRoom(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Leaves, which destroys a room that is not persistent. */
  public void leave() {
    // Smack may give the same object for the room's next conference.
    boolean unused = muc.removeParticipantListener(presences);
    try {
      Presence unusedAnswer = muc.leave();
    } catch (XMPPException | SmackException e) {
      LOG.log(Level.WARNING, "Cannot leave " + muc.getRoom(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All occupants but the focus. */
  public Collection<ChatRoomMember> members() {
    return List.copyOf(members.values());
  }

  /** Whether someone is in the room. */
  public boolean has(Jid occupant) {
    return members.keySet().stream().anyMatch(member -> member.equals(occupant));
  }

  private void see(Presence seen) {
    EntityFullJid occupant = seen.getFrom().asEntityFullJidIfPossible();
    if (occupant == null || occupant.getResourcepart().equals(NICKNAME)) {
      return;
    }
    if (seen.isAvailable()) {
      ChatRoomMember member = () -> occupant;
      if (members.putIfAbsent(occupant, member) == null) {
        listener.joined(member);
      }
    } else {
      ChatRoomMember member = members.remove(occupant);
      if (member != null) {
        listener.left(member);
      }
    }
  }
}
