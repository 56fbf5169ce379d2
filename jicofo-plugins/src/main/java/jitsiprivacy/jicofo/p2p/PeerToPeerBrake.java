package jitsiprivacy.jicofo.p2p;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import jitsiprivacy.jicofo.consent.Admittance;
import jitsiprivacy.jicofo.consent.Policy;
import jitsiprivacy.jicofo.consent.options.ConsentGateOptions;
import jitsiprivacy.jicofo.instep.InStep;
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

  /** What Jicofo last said in a room, and whether the brake was on in what the room was told. */
  private final class FocusPresence {
    private final EntityBareJid room;
    private final HostConnection connection;
    private final InStep<Boolean> brake = new InStep<>(this::shouldBrake);
    private volatile Presence original;

    FocusPresence(EntityBareJid room, Presence original, HostConnection connection) {
      this.room = room;
      this.original = original;
      this.connection = connection;
    }

    /** Visitors of Jicofo's own brake by themselves. */
    private boolean shouldBrake() {
      return isBraked(original) || brakes(room);
    }
  }

  @Inject
  PeerToPeerBrake(Rooms rooms, Admittance admittance, Policy policy, ConsentGateOptions options) {
    this.rooms = rooms;
    this.admittance = admittance;
    this.on = options.suppressP2p() && policy.holdsBack();
    rooms.listen(this);
  }

  @Override
  public Verdict intercept(Presence presence, HostConnection connection) {
    EntityBareJid room = roomOf(presence);
    if (!on || room == null || presence.getType() != Presence.Type.available) {
      return Verdict.pass();
    }
    FocusPresence focus =
        presences.computeIfAbsent(room, jid -> new FocusPresence(jid, presence, connection));
    focus.original = presence;
    return focus.brake.hostTells() ? Verdict.replace(braked(presence)) : Verdict.pass();
  }

  @Override
  public void sent(Presence presence, HostConnection connection, Throwable failure) {
    EntityBareJid room = roomOf(presence);
    FocusPresence focus = room == null ? null : presences.get(room);
    if (focus != null) {
      focus.brake.told(isBraked(presence));
      bringUpToDate(focus);
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
      bringUpToDate(focus);
    }
  }

  private static void bringUpToDate(FocusPresence focus) {
    if (focus.brake.behind()) {
      focus.connection.sendWhile(() -> next(focus));
    }
  }

  private static Presence next(FocusPresence focus) {
    Boolean brake = focus.brake.next();
    if (brake == null) {
      return null;
    }
    return brake ? braked(focus.original) : again(focus.original);
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
