package jitsiprivacy.testbed;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/** What a participant sees of the room it is in, and of itself there. */
final class RoomView {
  private static final int SELF = 110;
  private static final int NICKNAME_CHANGED = 303;

  private final Map<Resourcepart, Presence> occupants = new ConcurrentHashMap<>();
  private volatile EntityBareJid room;
  private volatile Resourcepart nickname;
  private volatile Optional<Removal> removal = Optional.empty();
  private volatile Optional<StanzaError> refusal = Optional.empty();

  RoomView(Resourcepart nickname) {
    this.nickname = nickname;
  }

  /** Begins to look at a room, before the participant enters it. */
  void turnTo(EntityBareJid newRoom) {
    room = null; // What still comes from the old one does not count.
    occupants.clear();
    removal = Optional.empty();
    refusal = Optional.empty();
    room = newRoom;
  }

  void seen(Presence presence) {
    if (room == null || !room.equals(presence.getFrom().asBareJid())) {
      return;
    }
    Resourcepart from = presence.getFrom().getResourceOrNull();
    if (presence.getType() == Presence.Type.error) {
      refusal = Optional.of(presence.getError());
    } else if (from == null) {
      return;
    } else if (presence.getType() == Presence.Type.available) {
      occupants.put(from, presence);
    } else if (presence.getType() == Presence.Type.unavailable) {
      occupants.remove(from);
      left(MUCUser.from(presence));
    }
  }

  private void left(MUCUser user) {
    if (user == null || !has(user, SELF)) {
      return;
    }
    if (has(user, NICKNAME_CHANGED)) {
      nickname = user.getItem().getNick();
    } else {
      removal = Optional.of(Removal.of(user));
    }
  }

  private static boolean has(MUCUser user, int code) {
    return user.getStatus().contains(MUCUser.Status.create(code));
  }

  EntityBareJid room() {
    return room;
  }

  /** The participant's own name there. */
  Resourcepart nickname() {
    return nickname;
  }

  /** The participant's own address there. */
  EntityFullJid me() {
    return JidCreate.entityFullFrom(room, nickname);
  }

  boolean inside() {
    return room != null && occupants.containsKey(nickname);
  }

  /** What somebody there has last said of itself. */
  Optional<Presence> presenceOf(Resourcepart occupant) {
    return Optional.ofNullable(occupants.get(occupant));
  }

  Collection<Presence> presences() {
    return occupants.values();
  }

  /** How the participant came to be out of it again. */
  Optional<Removal> removal() {
    return removal;
  }

  /** The last presence of the participant's that the room did not take. */
  Optional<StanzaError> refusal() {
    return refusal;
  }

  void forgetRefusal() {
    refusal = Optional.empty();
  }
}
