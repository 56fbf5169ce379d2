package jitsiprivacy.jicofo.bridge;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import jitsiprivacy.colibri.EndedExports;
import jitsiprivacy.colibri.RequestedExport;
import jitsiprivacy.jicofo.recording.RecordingGuardModule;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jxmpp.jid.EntityBareJid;

/**
 * Takes all that Jicofo's requests to the bridges say of exports out of them; the rest of a request
 * goes on, since Jicofo gives a bridge up that refuses one. Bridges are given what they need to
 * believe what we ask for.
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
    List<RequestedExport> asked = RequestedExport.in(request);
    EndedExports ended = EndedExports.in(request);
    boolean takesBack = room.isPresent() && !ended.isNone();
    if (!asked.isEmpty() || takesBack) {
      try {
        asked.forEach(
            each -> policy.asked(room, new BridgeConnect(each, request, connection), request));
        if (takesBack) {
          policy.takenBack(room.get(), of(request, ended));
        }
      } catch (RuntimeException | LinkageError e) {
        // An error to the whole request would have Jicofo invite everybody anew.
        health.alert("export", "an export could not be judged, and does not begin: " + e, e);
      }
      EndedExports.leaveOut(request);
    }
    granting.leaves(request, connection);
    return asked.isEmpty() && !takesBack ? Verdict.pass() : Verdict.replace(request);
  }

  private static Predicate<ConnectKey> of(ConferenceModifyIQ request, EndedExports ended) {
    return ofMeeting(request).and(key -> ended.has(key.id()));
  }

  private static Predicate<ConnectKey> ofMeeting(ConferenceModifyIQ request) {
    return key ->
        key.bridge().equals(request.getTo()) && key.meeting().equals(request.getMeetingId());
  }

  @Override
  public void sent(ConferenceModifyIQ request, HostConnection connection, Throwable failure) {
    policy.left(
        meetings.of(request),
        request,
        request.getExpire() ? ofMeeting(request) : key -> false,
        failure == null);
  }
}
