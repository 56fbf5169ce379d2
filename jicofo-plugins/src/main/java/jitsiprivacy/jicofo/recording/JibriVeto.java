package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.jicofo.consent.Admittance;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.recording.Attendance;
import jitsiprivacy.recording.ConsentOfAll;
import jitsiprivacy.recording.RecordingDecision;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jivesoftware.smack.packet.StanzaError;
import org.jxmpp.jid.EntityFullJid;

/** Answers the request to start a Jibri session unless everybody present agreed to be recorded. */
@Singleton
public final class JibriVeto implements StanzaInterceptor<JibriIq> {

  private final ConsentOfAll rule = new ConsentOfAll();
  private final Rooms rooms;
  private final Admittance admittance;

  @Inject
  JibriVeto(Rooms rooms, Admittance admittance) {
    this.rooms = rooms;
    this.admittance = admittance;
  }

  @Override
  public Verdict intercept(JibriIq request, HostConnection connection) {
    if (!request.isRequestIQ() || request.getAction() != JibriIq.Action.START) {
      return Verdict.pass();
    }
    RecordingDecision decision = rule.decide(attendance(request));
    return decision.allowed()
        ? Verdict.pass()
        : Verdict.answer(StanzaError.Condition.not_allowed, decision.text());
  }

  private Attendance attendance(JibriIq request) {
    EntityFullJid from =
        request.getFrom() == null ? null : request.getFrom().asEntityFullJidIfPossible();
    Room room = from == null ? null : rooms.room(from.asEntityBareJid()).orElse(null);
    if (room == null || room.occupant(from.getResourcepart().toString()).isEmpty()) {
      return new Attendance(0, 0, false);
    }
    List<Occupant> present = admittance.participants(room);
    int agreed =
        Math.toIntExact(present.stream().filter(o -> o.consent().has(Purpose.RECORDING)).count());
    return new Attendance(present.size(), agreed, room.isCertain());
  }
}
