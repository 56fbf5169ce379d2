package jitsiprivacy.jicofo.bridge;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.colibri.RequestedExport;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jxmpp.jid.EntityBareJid;

/**
 * Takes exports that are not allowed out of Jicofo's requests to the bridges; the rest of a request
 * goes on. Bridges are given what they need to believe the others.
 */
@Singleton
public final class ExportGate implements StanzaInterceptor<ConferenceModifyIQ> {

  private final MeetingRooms meetings;
  private final ExportPolicy policy;
  private final Granting granting;

  @Inject
  ExportGate(MeetingRooms meetings, ExportPolicy policy, Granting granting) {
    this.meetings = meetings;
    this.policy = policy;
    this.granting = granting;
  }

  @Override
  public Verdict intercept(ConferenceModifyIQ request, HostConnection connection) {
    Optional<EntityBareJid> room = meetings.of(request);
    List<RequestedExport> asked = RequestedExport.in(request);
    boolean changed = false;
    for (RequestedExport export : asked) {
      if (policy.allows(room, export.permission())) {
        granting.export(export.permission(), request, connection);
      } else {
        export.leaveOut();
        changed = true;
      }
    }
    granting.leaves(request, connection);
    return changed ? Verdict.replace(request) : Verdict.pass();
  }
}
