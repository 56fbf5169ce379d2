package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.rayo.RefIq;
import org.jxmpp.jid.EntityFullJid;

/**
 * Who had a telephone called. Jicofo answers whoever dialled with the address of the call
 * (XEP-0327, 6.1), and the call enters the room under the name in it.
 */
@Singleton
public final class Inviters implements StanzaInterceptor<RefIq> {

  private static final String SCHEME = "xmpp:";

  /** Calls that nobody answered are forgotten by and by. */
  private static final int MOST = 10_000;

  private final Rooms rooms;

  /** By room and name of the call. */
  private final Map<String, EntityFullJid> byCall =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, EntityFullJid> eldest) {
          return size() > MOST;
        }
      };

  @Inject
  Inviters(Rooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public Verdict intercept(RefIq answer, HostConnection connection) {
    EntityFullJid dialler =
        answer.getTo() == null ? null : answer.getTo().asEntityFullJidIfPossible();
    String uri = answer.getUri();
    if (dialler != null && uri != null && rooms.occupant(dialler).isPresent()) {
      String call = uri.startsWith(SCHEME) ? uri.substring(SCHEME.length()) : uri;
      int at = call.indexOf('@');
      synchronized (byCall) {
        byCall.put(key(dialler, at < 0 ? call : call.substring(0, at)), dialler);
      }
    }
    return Verdict.pass();
  }

  /** Whoever invited it, while still there. */
  Optional<Occupant> of(Occupant guest) {
    EntityFullJid inviter;
    synchronized (byCall) {
      inviter = byCall.get(key(guest.jid(), guest.nick()));
    }
    return Optional.ofNullable(inviter).flatMap(rooms::occupant).filter(found -> found != guest);
  }

  private static String key(EntityFullJid occupant, String call) {
    return occupant.asEntityBareJid() + "/" + call;
  }
}
