package jitsiprivacy.jicofo.admission;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jitsiprivacy.jicofo.consent.Admittance;
import jitsiprivacy.jicofo.consent.ConsentGateModule;
import jitsiprivacy.jicofo.consent.Policy;
import jitsiprivacy.jicofo.hooks.JicofoHooks;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.RoomListener;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.spi.Background;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.HookHandler;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;

/**
 * Holds back the invitation of a participant until it agreed. Where the hook does not stand the
 * publish gate, which is always there, is all that holds.
 */
@Singleton
public final class AdmissionGate implements HookHandler, RoomListener {

  private static final String HOLE = "admission";

  private final Map<EntityFullJid, Invitation> held = new ConcurrentHashMap<>();
  private final Rooms rooms;
  private final Admittance admittance;
  private final Policy policy;
  private final Background background;
  private final GuardHealth health;
  private volatile Method occupantJid;

  private record Invitation(Object conference, List<Object> arguments) {}

  @Inject
  AdmissionGate(
      Rooms rooms,
      Admittance admittance,
      Policy policy,
      Background background,
      @Named(ConsentGateModule.ID) GuardHealth health) {
    this.rooms = rooms;
    this.admittance = admittance;
    this.policy = policy;
    this.background = background;
    this.health = health;
    rooms.listen(this);
  }

  @Override
  public void attached(String problem) {
    String missing = problem == null ? findOccupantJid() : problem;
    if (missing != null && policy.admits()) {
      health.hole(
          HOLE,
          "gate = admission cannot hold back invitations in this Jicofo ("
              + missing
              + "); participants are invited and force-muted instead, as with gate = publish");
    }
  }

  @Override
  public boolean enter(Object conference, Object[] arguments) {
    Method jidOf = occupantJid;
    if (!policy.admits() || jidOf == null) {
      return true;
    }
    EntityFullJid jid = jidOf(jidOf, arguments[0]);
    // Held before asking, so that a grant in between finds it.
    Invitation invitation = new Invitation(conference, List.of(arguments));
    held.put(jid, invitation);
    Occupant occupant = rooms.occupant(jid).orElse(null);
    if (occupant != null && admittance.mayEnter(occupant)) {
      // Whoever takes it out invites; if the grant did, it calls us again.
      return held.remove(jid, invitation);
    }
    return false;
  }

  @Override
  public void changed(Occupant occupant) {
    if (admittance.mayEnter(occupant)) {
      Invitation invitation = held.remove(occupant.jid());
      if (invitation != null) {
        background.run(() -> invite(occupant, invitation));
      }
    }
  }

  @Override
  public void left(EntityFullJid occupant) {
    held.remove(occupant);
  }

  @Override
  public void closed(EntityBareJid room) {
    held.keySet().removeIf(jid -> jid.asEntityBareJid().equals(room));
  }

  /** Comes back to {@link #enter}, which lets it through. */
  private void invite(Occupant occupant, Invitation invitation) {
    if (rooms.occupant(occupant.jid()).orElse(null) != occupant) {
      return; // Left meanwhile.
    }
    try {
      method(invitation).invoke(invitation.conference, invitation.arguments.toArray());
    } catch (ReflectiveOperationException e) {
      held.put(occupant.jid(), invitation);
      health.alert("invite", "a participant who agreed could not be invited", e);
    }
  }

  private static Method method(Invitation invitation) throws NoSuchMethodException {
    for (Method method : invitation.conference.getClass().getDeclaredMethods()) {
      if (method.getName().equals(JicofoHooks.INVITE.method())
          && method.getParameterCount() == invitation.arguments.size()) {
        method.setAccessible(true);
        return method;
      }
    }
    throw new NoSuchMethodException(JicofoHooks.INVITE.method());
  }

  /** Returns what is missing, or {@code null}. */
  private String findOccupantJid() {
    try {
      occupantJid =
          Class.forName(JicofoHooks.CHAT_ROOM_MEMBER, false, getClass().getClassLoader())
              .getMethod(JicofoHooks.OCCUPANT_JID);
      return null;
    } catch (ReflectiveOperationException | LinkageError e) {
      return e.toString();
    }
  }

  private static EntityFullJid jidOf(Method method, Object member) {
    try {
      return (EntityFullJid) method.invoke(member);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no occupant JID", e);
    }
  }
}
