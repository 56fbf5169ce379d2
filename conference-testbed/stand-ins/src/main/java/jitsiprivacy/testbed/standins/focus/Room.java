package jitsiprivacy.testbed.standins.focus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.namespace.QName;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.jivesoftware.smackx.muc.MultiUserChatManager;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jivesoftware.smackx.xdata.form.Form;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/** A conference room, seen by the occupant who owns it. */
final class Room {
  private static final Logger LOGGER = Logger.getLogger(Room.class.getName());

  private final XMPPConnection connection;
  private final MultiUserChat muc;
  private final EntityFullJid me;
  private final Listener listener;
  private final Map<EntityFullJid, Member> members = new ConcurrentHashMap<>();
  private final Map<QName, ExtensionElement> presence = new LinkedHashMap<>();

  /** Told on Smack's thread, in the order of the presences. */
  interface Listener {
    void memberJoined(Member member);

    /**
     * @param status what it said as it left, or {@code null}
     */
    void memberLeft(Member member, String status);
  }

  Room(XMPPConnection connection, EntityBareJid room, Resourcepart nickname, Listener listener) {
    this.connection = connection;
    this.muc = MultiUserChatManager.getInstanceFor(connection).getMultiUserChat(room);
    this.me = JidCreate.entityFullFrom(room, nickname);
    this.listener = listener;
  }

  RoomInfo join() throws SmackException, XMPPException, InterruptedException {
    muc.addParticipantListener(this::heard);
    muc.createOrJoin(me.getResourcepart());
    // Clients tell by its real JID that an occupant is the focus.
    Form form = muc.getConfigurationForm();
    var answer = form.getFillableForm();
    answer.setAnswer("muc#roomconfig_whois", "anyone");
    muc.sendConfigurationForm(answer);
    return RoomInfo.of(form);
  }

  private void heard(Presence heard) {
    EntityFullJid from = heard.getFrom().asEntityFullJidIfPossible();
    MUCUser user = MUCUser.from(heard);
    if (from == null || from.equals(me) || user == null || user.getItem() == null) {
      return;
    }
    if (heard.getType() != Presence.Type.available) {
      Member left = members.remove(from);
      if (left != null) {
        listener.memberLeft(left, heard.getStatus());
      }
      return;
    }
    var known = members.get(from);
    Member member = known == null ? new Member(from) : known;
    member.describedAs(user.getItem().getJid(), user.getItem().getAffiliation());
    if (known == null) {
      members.put(from, member);
      listener.memberJoined(member);
    }
  }

  EntityBareJid jid() {
    return me.asEntityBareJid();
  }

  Member member(EntityFullJid occupant) {
    return members.get(occupant);
  }

  boolean empty() {
    return members.isEmpty();
  }

  /**
   * As Jicofo's auto-owner: the first who comes moderates, and when the moderator leaves, another.
   */
  void ensureModerator() {
    if (members.values().stream().anyMatch(Member::moderator)) {
      return;
    }
    members.values().stream()
        .filter(m -> m.realJid() != null)
        .findFirst()
        .ifPresent(
            chosen -> {
              try {
                muc.grantOwnership(chosen.realJid().asBareJid());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (SmackException | XMPPException e) {
                LOGGER.log(Level.WARNING, "Cannot make a moderator of " + chosen, e);
              }
            });
  }

  /** Adds to the focus's own presence, or replaces what is there under the same name. */
  synchronized void publish(ExtensionElement element) {
    presence.put(element.getQName(), element);
    var builder = connection.getStanzaFactory().buildPresenceStanza().to(me);
    presence.values().forEach(builder::addExtension);
    try {
      connection.sendStanza(builder.build());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SmackException.NotConnectedException e) {
      LOGGER.log(Level.WARNING, "Cannot publish presence", e);
    }
  }

  void leave() throws SmackException, XMPPException, InterruptedException {
    muc.leave();
  }
}
