package jitsiprivacy.jicofo.consent;

import com.google.inject.multibindings.OptionalBinder;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import jitsiprivacy.audit.installation.InstalledTrail;
import jitsiprivacy.consent.ledger.ConsentLedger;
import jitsiprivacy.consent.ledger.NoticeStore;
import jitsiprivacy.consent.ledger.sql.SqlLedger;
import jitsiprivacy.jicofo.admission.AdmissionGate;
import jitsiprivacy.jicofo.admission.MeetingEntrance;
import jitsiprivacy.jicofo.consent.channel.ChatChannel;
import jitsiprivacy.jicofo.consent.channel.UnmuteChannel;
import jitsiprivacy.jicofo.consent.options.ConsentGateOptions;
import jitsiprivacy.jicofo.hooks.JicofoHooks;
import jitsiprivacy.jicofo.p2p.PeerToPeerBrake;
import jitsiprivacy.jicofo.publish.BeforeRequest;
import jitsiprivacy.jicofo.publish.PublishGate;
import jitsiprivacy.jicofo.room.RoomEntry;
import jitsiprivacy.jicofo.room.RoomForm;
import jitsiprivacy.jicofo.room.RoomPresence;
import jitsiprivacy.spi.ClosedDoor;
import jitsiprivacy.spi.Direction;
import jitsiprivacy.spi.GuardModule;
import jitsiprivacy.spi.Host;
import jitsiprivacy.spi.Interest;
import jitsiprivacy.spi.NamedHook;
import jitsiprivacy.spi.Refusal;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.jibri.RecordingStatus;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceProperties;
import org.jitsi.xmpp.extensions.rayo.RefIq;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smackx.muc.packet.MUCInitialPresence;
import org.jivesoftware.smackx.muc.packet.MUCOwner;

/** The consent gate: nothing of a participant is forwarded before that participant agreed. */
public final class ConsentGateModule extends GuardModule {

  public static final String ID = "consent-gate";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Set<Host> hosts() {
    return Set.of(Host.JICOFO);
  }

  @Override
  public Class<ConsentGateOptions> options() {
    return ConsentGateOptions.class;
  }

  /** Where it is on, a grant counts only once it is there. */
  @Override
  public Set<String> uses() {
    return Set.of("audit-trail");
  }

  @Override
  public List<NamedHook> hooks() {
    return List.of(JicofoHooks.INVITE, JicofoHooks.ENTER_ROOM);
  }

  /**
   * Without us no endpoint may be made on a bridge, and nobody may enter a room: two who are in one
   * send each other media past the bridge. Who asks is told here; {@link JicofoHooks#ENTER_ROOM}
   * stays shut for who asks over HTTP.
   */
  @Override
  public List<ClosedDoor> closedDoors() {
    return List.of(
        ClosedDoor.iq(Direction.OUTGOING, "conference-modify", "jitsi:colibri2"),
        ClosedDoor.iq(Direction.INCOMING, "conference", "http://jitsi.org/protocol/focus"));
  }

  @Override
  protected void guard() {
    intercept(
        Interest.in(Direction.OUTGOING, Presence.class, Refusal.PASS)
            .holding(MUCInitialPresence.ELEMENT, MUCInitialPresence.NAMESPACE),
        RoomEntry.class);
    // First, so that the others see the room as this presence leaves it.
    intercept(
        Interest.in(Direction.INCOMING, Presence.class, Refusal.PASS).ordered(-100),
        RoomPresence.class);
    intercept(Interest.in(Direction.INCOMING, MUCOwner.class, Refusal.PASS), RoomForm.class);
    intercept(Interest.in(Direction.INCOMING, Message.class, Refusal.PASS), ChatChannel.class);
    intercept(
        Interest.in(Direction.OUTGOING, Presence.class, Refusal.PASS)
            .holding(RecordingStatus.ELEMENT, RecordingStatus.NAMESPACE),
        UnmuteChannel.class);
    intercept(Interest.in(Direction.OUTGOING, RefIq.class, Refusal.PASS), Inviters.class);
    intercept(
        Interest.in(Direction.OUTGOING, ConferenceModifyIQ.class, Refusal.ANSWER),
        PublishGate.class);
    intercept(
        Interest.in(Direction.OUTGOING, Presence.class, Refusal.PASS)
            .holding(ConferenceProperties.ELEMENT, ConferenceProperties.NAMESPACE),
        PeerToPeerBrake.class);
    handle(JicofoHooks.INVITE, AdmissionGate.class);
    handle(JicofoHooks.ENTER_ROOM, MeetingEntrance.class);
    OptionalBinder.newOptionalBinder(binder(), InstalledTrail.class);
    OptionalBinder.newOptionalBinder(binder(), BeforeRequest.class);
    bind(SqlLedger.class).toProvider(LedgerOfThisHost.class).in(Singleton.class);
    bind(ConsentLedger.class).to(SqlLedger.class);
    bind(NoticeStore.class).to(SqlLedger.class);
    bind(KeptNotices.class).asEagerSingleton();
    bind(RunningMeetings.class).asEagerSingleton();
    bind(Upkeep.class).asEagerSingleton();
    bind(ConsentGateHoles.class).asEagerSingleton();
    bind(OpenPortal.class).asEagerSingleton();
  }
}
