package jitsiprivacy.testbed.standins;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.jivesoftware.smackx.muc.MultiUserChatManager;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;

/**
 * A room in which services announce themselves, and the one place where the focus looks for them.
 */
public final class Brewery {
  private final XMPPConnection connection;
  private final MultiUserChat muc;
  private volatile EntityFullJid me;

  public Brewery(XMPPConnection connection, EntityBareJid room) {
    this.connection = connection;
    this.muc = MultiUserChatManager.getInstanceFor(connection).getMultiUserChat(room);
  }

  /** Reports everybody else's presence from now on. Call before {@link #join}. */
  public void watch(BiConsumer<EntityFullJid, Presence> there, Consumer<EntityFullJid> gone) {
    muc.addParticipantListener(
        presence -> {
          EntityFullJid from = presence.getFrom().asEntityFullJidIfPossible();
          if (from == null || from.equals(me)) {
            return;
          }
          if (presence.getType() == Presence.Type.available) {
            there.accept(from, presence);
          } else {
            gone.accept(from);
          }
        });
  }

  /** Enters, creating the room where it does not exist. */
  public void join(String nickname) {
    try {
      Resourcepart resource = Resourcepart.from(nickname);
      me = JidCreate.entityFullFrom(muc.getRoom(), resource);
      muc.createOrJoin(resource);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (SmackException | XMPPException | XmppStringprepException e) {
      throw new IllegalStateException("cannot join " + muc.getRoom(), e);
    }
  }

  /** Tells the room about this service. */
  public void announce(ExtensionElement status) {
    try {
      connection.sendStanza(
          connection.getStanzaFactory().buildPresenceStanza().to(me).addExtension(status).build());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (SmackException.NotConnectedException e) {
      throw new IllegalStateException(e);
    }
  }
}
