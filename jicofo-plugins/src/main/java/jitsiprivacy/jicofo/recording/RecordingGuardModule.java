package jitsiprivacy.jicofo.recording;

import com.google.inject.multibindings.OptionalBinder;
import java.util.List;
import java.util.Set;
import jitsiprivacy.audit.installation.InstalledTrail;
import jitsiprivacy.jicofo.bridge.BridgeRoom;
import jitsiprivacy.jicofo.bridge.ExportGate;
import jitsiprivacy.jicofo.bridge.ExportPolicy;
import jitsiprivacy.jicofo.bridge.Granting;
import jitsiprivacy.jicofo.consent.ConsentGateModule;
import jitsiprivacy.jicofo.publish.BeforeRequest;
import jitsiprivacy.recording.options.RecordingGuardOptions;
import jitsiprivacy.spi.ClosedDoor;
import jitsiprivacy.spi.Direction;
import jitsiprivacy.spi.GuardModule;
import jitsiprivacy.spi.Host;
import jitsiprivacy.spi.Interest;
import jitsiprivacy.spi.Refusal;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jitsi.xmpp.extensions.jibri.RecordingStatus;
import org.jitsi.xmpp.extensions.jibri.SipCallState;
import org.jitsi.xmpp.extensions.jitsimeet.JsonMessageExtension;
import org.jitsi.xmpp.extensions.rayo.DialIq;
import org.jivesoftware.smack.packet.ErrorIQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;

/**
 * The recording guard: on none of the ways that Jitsi has is a meeting recorded, streamed,
 * transcribed, translated or exported but by the operator's rules.
 */
public final class RecordingGuardModule extends GuardModule {

  public static final String ID = "recording-guard";

  private static final String ELEMENT = "jibri";
  private static final String NAMESPACE = "http://jitsi.org/protocol/jibri";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Set<Host> hosts() {
    return Set.of(Host.JICOFO);
  }

  @Override
  public Class<RecordingGuardOptions> options() {
    return RecordingGuardOptions.class;
  }

  /** Who agreed is known there. */
  @Override
  public Set<String> requires() {
    return Set.of(ConsentGateModule.ID);
  }

  /** Where it is on, a recording starts only once that is on record. */
  @Override
  public Set<String> uses() {
    return Set.of("audit-trail");
  }

  /** Only the start: a session that runs must still be stoppable. */
  @Override
  public List<ClosedDoor> closedDoors() {
    return List.of(
        ClosedDoor.iq(Direction.INCOMING, ELEMENT, NAMESPACE).where("action", "start"),
        dials(Direction.INCOMING),
        dials(Direction.OUTGOING),
        ClosedDoor.iq(Direction.OUTGOING, "conference-modify", "jitsi:colibri2")
            .holding("connects"));
  }

  private static ClosedDoor dials(Direction direction) {
    return ClosedDoor.iq(direction, DialIq.ELEMENT, DialIq.NAMESPACE)
        .where(DialIq.DST_ATTR_NAME, DialDoor.TRANSCRIBER);
  }

  @Override
  protected void guard() {
    intercept(Interest.in(Direction.INCOMING, JibriIq.class, Refusal.ANSWER), JibriDoor.class);
    intercept(
        Interest.in(Direction.OUTGOING, Presence.class, Refusal.PASS)
            .holding(RecordingStatus.ELEMENT, RecordingStatus.NAMESPACE),
        JibriReports.class);
    intercept(
        Interest.in(Direction.OUTGOING, Presence.class, Refusal.PASS)
            .holding(SipCallState.ELEMENT, SipCallState.NAMESPACE),
        JibriReports.class);
    intercept(Interest.in(Direction.OUTGOING, ErrorIQ.class, Refusal.PASS), JibriAnswers.class);
    intercept(Interest.in(Direction.INCOMING, Presence.class, Refusal.PASS), BridgeRoom.class);
    intercept(Interest.in(Direction.INCOMING, DialIq.class, Refusal.ANSWER), DialDoor.class);
    intercept(Interest.in(Direction.OUTGOING, DialIq.class, Refusal.ANSWER), DialOrders.class);
    intercept(
        Interest.in(Direction.INCOMING, DiscoverInfo.class, Refusal.PASS), MetadataComponent.class);
    intercept(
        Interest.in(Direction.INCOMING, Message.class, Refusal.DROP)
            .holding(JsonMessageExtension.ELEMENT, JsonMessageExtension.NAMESPACE),
        MetadataDoor.class);
    intercept(Interest.in(Direction.INCOMING, Message.class, Refusal.PASS), Reasons.class);
    bind(TranscriberReports.class).asEagerSingleton();
    // Last, when it is settled what the request says.
    intercept(
        Interest.in(Direction.OUTGOING, ConferenceModifyIQ.class, Refusal.ANSWER).ordered(100),
        ExportGate.class);
    bind(ExportPolicy.class).to(Exports.class);
    OptionalBinder.newOptionalBinder(binder(), BeforeRequest.class).setBinding().to(Granting.class);
    OptionalBinder.newOptionalBinder(binder(), InstalledTrail.class);
    bind(RecordingGuardHoles.class).asEagerSingleton();
    bind(PolicyUpdates.class).asEagerSingleton();
  }
}
