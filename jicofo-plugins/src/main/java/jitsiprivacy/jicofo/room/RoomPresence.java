package jitsiprivacy.jicofo.room;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import jitsiprivacy.jicofo.consent.ConsentDesk;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smackx.muc.MUCRole;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jivesoftware.smackx.nick.packet.Nick;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/**
 * Follows the presence of the rooms that the focus entered. What an occupant is and says is taken
 * only from a presence whose {@code from} the MUC service stamped.
 */
@Singleton
public final class RoomPresence implements StanzaInterceptor<Presence> {

  private static final String ENCRYPTS = "jitsi_participant_e2ee.enabled";

  private final Rooms rooms;
  private final OccupantKinds kinds;
  private final Identity identity;
  private final ConsentDesk desk;
  private final RoomConnections connections;

  @Inject
  RoomPresence(
      Rooms rooms,
      OccupantKinds kinds,
      Identity identity,
      ConsentDesk desk,
      RoomConnections connections) {
    this.rooms = rooms;
    this.kinds = kinds;
    this.identity = identity;
    this.desk = desk;
    this.connections = connections;
  }

  @Override
  public Verdict intercept(Presence presence, HostConnection connection) {
    EntityFullJid from =
        presence.getFrom() == null ? null : presence.getFrom().asEntityFullJidIfPossible();
    MUCUser muc = from == null ? null : MUCUser.from(presence);
    Room room = muc == null ? null : rooms.room(from.asEntityBareJid()).orElse(null);
    if (room == null) {
      return Verdict.pass(); // Nobody in a room: anybody can send the focus a presence.
    }
    boolean followed = false;
    try {
      follow(presence, from, muc, room, connection);
      followed = true;
    } finally {
      if (!followed) {
        room.lostSight(); // The fault itself is the pipeline's to report.
      }
    }
    return Verdict.pass();
  }

  private void follow(
      Presence presence, EntityFullJid from, MUCUser muc, Room room, HostConnection connection) {
    boolean self = muc.getStatus().contains(MUCUser.Status.PRESENCE_TO_SELF_110);
    if (presence.getType() == Presence.Type.unavailable) {
      if (self) {
        rooms.close(room.jid());
        connections.closed(room.jid());
      } else {
        leave(room, from);
      }
    } else if (presence.getType() == Presence.Type.available) {
      be(presence, from, muc, self, room, connection);
    }
  }

  private void leave(Room room, EntityFullJid from) {
    Occupant occupant = room.remove(from.getResourcepart().toString());
    if (occupant != null) {
      occupant.consent().depart();
      rooms.left(from);
    }
  }

  private void be(
      Presence presence,
      EntityFullJid from,
      MUCUser muc,
      boolean self,
      Room room,
      HostConnection connection) {
    connections.met(room.jid(), connection);
    Jid realJid = muc.getItem() == null ? null : muc.getItem().getJid();
    Occupant known = room.occupant(from.getResourcepart().toString()).orElse(null);
    boolean stranger = known == null || changedHands(known, realJid);
    if (known != null && stranger) {
      known.consent().depart();
    }
    Occupant occupant = stranger ? arrive(room, from, realJid, presence) : known;
    occupant.moderator(role(muc) == MUCRole.moderator);
    occupant.visitor(role(muc) == MUCRole.visitor);
    occupant.affiliation(Affiliations.of(muc));
    occupant.displayName(name(presence));
    boolean encryptsNow = !occupant.encrypts() && encrypts(presence);
    occupant.encrypts(encrypts(presence));
    if (self) {
      room.entered();
    }
    boolean news = occupant.kind(self ? OccupantKind.FOCUS : kinds.of(presence, realJid));
    news |=
        occupant.kind() == OccupantKind.JIBRI && occupant.jibriSession(JibriSession.in(presence));
    if (stranger) {
      room.put(occupant);
    }
    if (stranger || news || encryptsNow) {
      rooms.changed(occupant);
      desk.receive(occupant);
    }
    desk.hear(occupant, presence, stranger);
  }

  private Occupant arrive(Room room, EntityFullJid from, Jid realJid, Presence presence) {
    Map<String, String> claims = identity.claims(presence, realJid);
    AtomicReference<Occupant> self = new AtomicReference<>();
    Occupant occupant =
        new Occupant(room, from, realJid, claims, desk.open(room, from, realJid, claims, self));
    self.set(occupant);
    return occupant;
  }

  private static String name(Presence presence) {
    Nick nick = presence.getExtension(Nick.class);
    return nick == null || nick.getName().isBlank() ? null : nick.getName();
  }

  /** As stock clients say it. */
  private static boolean encrypts(Presence presence) {
    return presence.getExtensionElement(ENCRYPTS, "jabber:client")
            instanceof StandardExtensionElement said
        && "true".equals(said.getText());
  }

  private static MUCRole role(MUCUser muc) {
    return muc.getItem() == null ? null : muc.getItem().getRole();
  }

  /** Somebody else under the same nick: nothing carries over. */
  private static boolean changedHands(Occupant known, Jid realJid) {
    return known.realJid() != null && realJid != null && !known.realJid().equals(realJid);
  }
}
