package jitsiprivacy.jicofo.consent.channel;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.Standing;
import jitsiprivacy.jicofo.consent.message.Correspondence;
import jitsiprivacy.jicofo.consent.options.ConsentGateOptions;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.RoomListener;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jitsi.xmpp.extensions.jibri.RecordingStatus;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;

/**
 * Stock clients with {@code recordings.requireConsent} mute themselves when a recording begins, and
 * unmute when their user agrees. Nothing else tells the server, so where the operator wants that,
 * such an unmute counts. A participant who answered before has answered.
 */
@Singleton
public final class UnmuteChannel implements StanzaInterceptor<Presence>, RoomListener {

  private final Set<EntityBareJid> recorded = ConcurrentHashMap.newKeySet();
  private final Correspondence correspondence;
  private final boolean enabled;

  @Inject
  UnmuteChannel(Rooms rooms, Correspondence correspondence, ConsentGateOptions options) {
    this.correspondence = correspondence;
    this.enabled = options.unmutingAgrees();
    rooms.listen(this);
  }

  /** The focus says in its presence how a recording is doing. */
  @Override
  public Verdict intercept(Presence presence, HostConnection connection) {
    EntityBareJid room =
        presence.getTo() == null ? null : presence.getTo().asEntityBareJidIfPossible();
    RecordingStatus status = presence.getExtension(RecordingStatus.class);
    if (enabled && room != null && status != null) {
      if (status.getStatus() == JibriIq.Status.ON) {
        recorded.add(room);
      } else if (status.getStatus() == JibriIq.Status.OFF) {
        recorded.remove(room);
      }
    }
    return Verdict.pass();
  }

  /** Reads the occupant's own presence. */
  void hear(Occupant occupant, Presence presence) {
    if (!enabled) {
      return;
    }
    boolean unmuted = occupant.unmutes(isMuted(presence, "audio"), isMuted(presence, "video"));
    if (unmuted && recorded.contains(occupant.room().jid())) {
      occupant.arrival().afterwards(() -> grant(occupant));
    }
  }

  private void grant(Occupant occupant) {
    if (isOpen(occupant)) {
      occupant
          .consent()
          .decide(
              Set.of(Purpose.RECORDING),
              Set.of(),
              occupant.notice().ref(correspondence.text(occupant)),
              Cause.UNMUTE);
    }
  }

  private static boolean isOpen(Occupant occupant) {
    ConsentState state =
        occupant.consent().standings().getOrDefault(Purpose.RECORDING, Standing.UNASKED).state();
    return switch (state) {
      case UNASKED, ASKED, EXPIRED -> true;
      case GRANTED, REFUSED, WITHDRAWN -> false;
    };
  }

  /** Empty where nothing is said: only who said to be muted can unmute, and agree by it. */
  private static Optional<Boolean> isMuted(Presence presence, String medium) {
    ExtensionElement element =
        presence.getExtensionElement(medium + "muted", "http://jitsi.org/jitmeet/" + medium);
    if (element instanceof StandardExtensionElement standard) {
      return Optional.of(!"false".equals(standard.getText()));
    }
    return element == null
        ? Optional.empty()
        : Optional.of(!element.toXML().toString().contains(">false<"));
  }

  @Override
  public void changed(Occupant occupant) {}

  @Override
  public void left(EntityFullJid occupant) {}

  @Override
  public void closed(EntityBareJid room) {
    recorded.remove(room);
  }
}
