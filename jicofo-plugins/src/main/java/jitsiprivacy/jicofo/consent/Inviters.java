package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.OccupantKind;
import jitsiprivacy.jicofo.room.RoomListener;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.rayo.RefIq;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/**
 * Who had a telephone called. Jicofo answers whoever dialled with the address of the call
 * (XEP-0327, 6.1), and the call enters the room under the name in it. What is news of whoever
 * invited it is news of the call.
 */
@Singleton
public final class Inviters implements StanzaInterceptor<RefIq>, RoomListener {

  private static final String SCHEME = "xmpp:";

  /** Calls that nobody answered are forgotten by and by. */
  private static final int MOST = 10_000;

  private final Rooms rooms;

  /** By what the call is in the room. */
  private final Map<EntityFullJid, Occupant> byCall =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<EntityFullJid, Occupant> eldest) {
          return size() > MOST;
        }
      };

  @Inject
  Inviters(Rooms rooms) {
    this.rooms = rooms;
    rooms.listen(this);
  }

  @Override
  public Verdict intercept(RefIq answer, HostConnection connection) {
    EntityFullJid dialler =
        answer.getTo() == null ? null : answer.getTo().asEntityFullJidIfPossible();
    if (dialler != null && answer.getUri() != null) {
      Optional<EntityFullJid> call = call(dialler.asEntityBareJid(), answer.getUri());
      // Not a call that calls, or two could vouch for each other.
      Optional<Occupant> inviter =
          rooms.occupant(dialler).filter(found -> found.kind() == OccupantKind.PARTICIPANT);
      if (call.isPresent() && inviter.isPresent()) {
        synchronized (byCall) {
          byCall.put(call.get(), inviter.get());
        }
        rooms.occupant(call.get()).ifPresent(rooms::changed);
      }
    }
    return Verdict.pass();
  }

  private static Optional<EntityFullJid> call(EntityBareJid room, String uri) {
    String call = uri.startsWith(SCHEME) ? uri.substring(SCHEME.length()) : uri;
    int at = call.indexOf('@');
    try {
      return Optional.of(
          JidCreate.entityFullFrom(room + "/" + (at < 0 ? call : call.substring(0, at))));
    } catch (XmppStringprepException e) {
      return Optional.empty(); // Nobody can enter under that name.
    }
  }

  /** Whoever invited it, while still there: another one under that name has invited nobody. */
  Optional<Occupant> of(Occupant guest) {
    Occupant inviter;
    synchronized (byCall) {
      inviter = byCall.get(guest.jid());
    }
    return Optional.ofNullable(inviter)
        .filter(known -> known != guest && known.kind() == OccupantKind.PARTICIPANT)
        .filter(known -> rooms.occupant(known.jid()).filter(there -> there == known).isPresent());
  }

  @Override
  public void changed(Occupant occupant) {
    callsOf(inviter -> inviter == occupant)
        .forEach(
            call ->
                rooms.occupant(call).filter(found -> found != occupant).ifPresent(rooms::changed));
  }

  @Override
  public void left(EntityFullJid occupant) {
    List<EntityFullJid> calls = callsOf(inviter -> inviter.jid().equals(occupant));
    synchronized (byCall) {
      byCall.remove(occupant);
    }
    calls.forEach(call -> rooms.occupant(call).ifPresent(rooms::changed));
  }

  @Override
  public void closed(EntityBareJid room) {
    synchronized (byCall) {
      byCall.keySet().removeIf(call -> call.asEntityBareJid().equals(room));
    }
  }

  private List<EntityFullJid> callsOf(Predicate<Occupant> inviter) {
    synchronized (byCall) {
      return byCall.entrySet().stream()
          .filter(each -> inviter.test(each.getValue()))
          .map(Map.Entry::getKey)
          .toList();
    }
  }
}
