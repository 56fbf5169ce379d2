package jitsiprivacy.jvb;

import java.util.List;
import java.util.Set;
import jitsiprivacy.colibri.GrantStanzas;
import jitsiprivacy.jvb.doors.BridgeGuardHoles;
import jitsiprivacy.jvb.doors.CaptureGuard;
import jitsiprivacy.jvb.doors.MemoryDumps;
import jitsiprivacy.jvb.doors.RestGuard;
import jitsiprivacy.jvb.export.ExportGuard;
import jitsiprivacy.jvb.grant.GrantInbox;
import jitsiprivacy.jvb.grant.OwnPresence;
import jitsiprivacy.jvb.hooks.JvbHooks;
import jitsiprivacy.jvb.publish.PublishGuard;
import jitsiprivacy.spi.ClosedDoor;
import jitsiprivacy.spi.Direction;
import jitsiprivacy.spi.GuardModule;
import jitsiprivacy.spi.Host;
import jitsiprivacy.spi.Interest;
import jitsiprivacy.spi.NamedHook;
import jitsiprivacy.spi.Refusal;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;

/** The bridge's own check of what a focus tells it to do. */
public final class BridgeGuardModule extends GuardModule {

  public static final String ID = "bridge-guard";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Set<Host> hosts() {
    return Set.of(Host.JVB);
  }

  @Override
  public Class<BridgeGuardOptions> options() {
    return BridgeGuardOptions.class;
  }

  @Override
  public List<NamedHook> hooks() {
    return List.of(JvbHooks.COLIBRI_REST, JvbHooks.CAPTURE);
  }

  /** Everything: without us nobody can say which endpoints may be heard. */
  @Override
  public List<ClosedDoor> closedDoors() {
    return List.of(ClosedDoor.iq(Direction.INCOMING, "conference-modify", "jitsi:colibri2"));
  }

  @Override
  protected void guard() {
    intercept(Interest.in(Direction.OUTGOING, Presence.class, Refusal.PASS), OwnPresence.class);
    intercept(
        Interest.in(Direction.INCOMING, Message.class, Refusal.PASS)
            .holding(GrantStanzas.GRANT, GrantStanzas.NAMESPACE),
        GrantInbox.class);
    intercept(
        Interest.in(Direction.INCOMING, ConferenceModifyIQ.class, Refusal.ANSWER),
        ExportGuard.class);
    intercept(
        Interest.in(Direction.INCOMING, ConferenceModifyIQ.class, Refusal.ANSWER).ordered(100),
        PublishGuard.class);
    handle(JvbHooks.COLIBRI_REST, RestGuard.class);
    handle(JvbHooks.CAPTURE, CaptureGuard.class);
    bind(MemoryDumps.class).asEagerSingleton();
    bind(BridgeGuardHoles.class).asEagerSingleton();
  }
}
