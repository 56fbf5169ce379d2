package jitsiprivacy.jicofo.bridge;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.colibri.RequestedExport;
import jitsiprivacy.jicofo.recording.RecordingGuardModule;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jxmpp.jid.EntityBareJid;

/**
 * Takes exports out of Jicofo's requests to the bridges that may not begin, or not yet; the rest of
 * a request goes on, since Jicofo gives a bridge up that refuses one. Bridges are given what they
 * need to believe the others.
 */
@Singleton
public final class ExportGate implements StanzaInterceptor<ConferenceModifyIQ> {

  private final MeetingRooms meetings;
  private final ExportPolicy policy;
  private final Granting granting;
  private final GuardHealth health;

  @Inject
  ExportGate(
      MeetingRooms meetings,
      ExportPolicy policy,
      Granting granting,
      @Named(RecordingGuardModule.ID) GuardHealth health) {
    this.meetings = meetings;
    this.policy = policy;
    this.granting = granting;
    this.health = health;
  }

  @Override
  public Verdict intercept(ConferenceModifyIQ request, HostConnection connection) {
    Optional<EntityBareJid> room = meetings.of(request);
    boolean changed = false;
    for (RequestedExport export : RequestedExport.in(request)) {
      boolean changes = export.changes();
      if (mayLeave(room, new BridgeConnect(export, request, connection), request)) {
        granting.export(export.permission(), request, connection);
        changed |= changes != export.changes();
      } else {
        export.leaveOut();
        changed = true;
      }
    }
    granting.leaves(request, connection);
    return changed ? Verdict.replace(request) : Verdict.pass();
  }

  private boolean mayLeave(
      Optional<EntityBareJid> room, BridgeConnect connect, ConferenceModifyIQ request) {
    try {
      return policy.mayLeave(room, connect, request);
    } catch (RuntimeException | LinkageError e) {
      // An error to the whole request would have Jicofo invite everybody anew.
      health.alert("export", "an export could not be judged, and does not begin: " + e, e);
      return false;
    }
  }

  @Override
  public void sent(ConferenceModifyIQ request, HostConnection connection, Throwable failure) {
    List<ConnectKey> left =
        RequestedExport.in(request).stream()
            .map(export -> new BridgeConnect(export, request, connection).key())
            .toList();
    policy.left(meetings.of(request), left, request, failure == null);
  }
}
