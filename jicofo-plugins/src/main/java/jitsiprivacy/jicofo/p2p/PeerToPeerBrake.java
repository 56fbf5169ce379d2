package jitsiprivacy.jicofo.p2p;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import jitsiprivacy.jicofo.consent.Admittance;
import jitsiprivacy.jicofo.consent.ConsentGateOptions;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.jicofo.room.RoomListener;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceProperties;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;

/**
 * Rewrites the focus's presence: with a visitor count above 0 stock clients leave and refuse
 * peer-to-peer sessions. The count of one half passes for none wherever it is rounded.
 */
@Singleton
public final class PeerToPeerBrake implements StanzaInterceptor<Presence>, RoomListener {

  private static final String NO_VISITOR_YET_ABOVE_ZERO = "0.5";

  private final Map<EntityBareJid, FocusPresence> presences = new ConcurrentHashMap<>();
  private final Rooms rooms;
  private final Admittance admittance;
  private final boolean on;

  /** What Jicofo last said in a room, and what the room was told. */
  private static final class FocusPresence {
    private final HostConnection connection;

    // Guarded by this.
    private Presence original;
    private Boolean brakeTold;
    private long hostSends;
    private long hostSendsAtOurs = -1;

    FocusPresence(HostConnection connection) {
      this.connection = connection;
    }
  }

  @Inject
  PeerToPeerBrake(Rooms rooms, Admittance admittance, ConsentGateOptions options) {
    this.rooms = rooms;
    this.admittance = admittance;
    this.on = options.suppressP2p() && options.gate() != ConsentGateOptions.Gate.NONE;
    rooms.listen(this);
  }

  @Override
  public Verdict intercept(Presence presence, HostConnection connection) {
    EntityBareJid room = roomOf(presence);
    if (!on || room == null || presence.getType() != Presence.Type.available) {
      return Verdict.pass();
    }
    FocusPresence focus = presences.computeIfAbsent(room, jid -> new FocusPresence(connection));
    synchronized (focus) {
      focus.original = presence;
      focus.hostSends++;
      return brakes(room) ? Verdict.replace(braked(presence)) : Verdict.pass();
    }
  }

  @Override
  public void sent(Presence presence, HostConnection connection, Throwable failure) {
    EntityBareJid room = roomOf(presence);
    FocusPresence focus = room == null ? null : presences.get(room);
    if (focus != null) {
      synchronized (focus) {
        focus.brakeTold = isBraked(presence);
        focus.hostSends++;
      }
      bringUpToDate(room, focus);
    }
  }

  @Override
  public void changed(Occupant occupant) {
    follow(occupant.jid().asEntityBareJid());
  }

  @Override
  public void left(EntityFullJid occupant) {
    follow(occupant.asEntityBareJid());
  }

  @Override
  public void closed(EntityBareJid room) {
    presences.remove(room);
  }

  private void follow(EntityBareJid room) {
    FocusPresence focus = presences.get(room);
    if (focus != null) {
      bringUpToDate(room, focus);
    }
  }

  private void bringUpToDate(EntityBareJid room, FocusPresence focus) {
    synchronized (focus) {
      if (focus.brakeTold == null || focus.brakeTold == brakes(room)) {
        return;
      }
    }
    focus.connection.sendWhile(() -> next(room, focus));
  }

  /** As with endpoints: asked again after each of ours, and repeated when Jicofo cut in. */
  private Presence next(EntityBareJid room, FocusPresence focus) {
    synchronized (focus) {
      boolean brake = brakes(room);
      boolean overtaken = focus.hostSendsAtOurs != -1 && focus.hostSendsAtOurs != focus.hostSends;
      if (Boolean.valueOf(brake).equals(focus.brakeTold) && !overtaken) {
        focus.hostSendsAtOurs = -1;
        return null;
      }
      focus.brakeTold = brake;
      focus.hostSendsAtOurs = focus.hostSends;
      return brake ? braked(focus.original) : again(focus.original);
    }
  }

  /**
   * Off only while at least two are there and all have agreed: whoever comes as the second must
   * find it on.
   */
  private boolean brakes(EntityBareJid jid) {
    Room room = rooms.room(jid).orElse(null);
    if (room == null) {
      return true;
    }
    if (admittance.isHealthCheck(room)) {
      return false;
    }
    List<Occupant> participants = admittance.participants(room);
    return participants.size() < 2 || !participants.stream().allMatch(admittance::mayPublish);
  }

  /** A copy: Jicofo keeps the elements of the presence it sent. */
  private static Presence braked(Presence original) {
    Presence copy = again(original);
    ConferenceProperties properties =
        ConferenceProperties.clone(copy.getExtension(ConferenceProperties.class));
    if (visitors(properties) > 0) {
      return copy;
    }
    properties.put(ConferenceProperties.KEY_VISITOR_COUNT, NO_VISITOR_YET_ABOVE_ZERO);
    copy.overrideExtension(properties);
    return copy;
  }

  private static Presence again(Presence original) {
    return StanzaBuilder.buildPresenceFrom(original, UUID.randomUUID().toString()).build();
  }

  private static boolean isBraked(Presence presence) {
    return visitors(presence.getExtension(ConferenceProperties.class)) > 0;
  }

  private static double visitors(ConferenceProperties properties) {
    return properties.getProperties().stream()
        .filter(p -> ConferenceProperties.KEY_VISITOR_COUNT.equals(p.getKey()))
        .mapToDouble(p -> number(p.getValue()))
        .findFirst()
        .orElse(0);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException | NullPointerException e) {
      return 0;
    }
  }

  private static EntityBareJid roomOf(Presence presence) {
    EntityFullJid to =
        presence.getTo() == null ? null : presence.getTo().asEntityFullJidIfPossible();
    return to == null ? null : to.asEntityBareJid();
  }
}
