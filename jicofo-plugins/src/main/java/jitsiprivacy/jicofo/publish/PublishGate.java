package jitsiprivacy.jicofo.publish;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jitsiprivacy.jicofo.consent.Admittance;
import jitsiprivacy.jicofo.consent.ConsentGateOptions;
import jitsiprivacy.jicofo.consent.Messages;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.RoomListener;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;

/**
 * Rewrites Jicofo's requests to the bridges: from the first one on, an endpoint whose participant
 * has not agreed is force-muted, whatever Jicofo wants. When that changes, the bridge is told by a
 * request of our own.
 */
@Singleton
public final class PublishGate implements StanzaInterceptor<ConferenceModifyIQ>, RoomListener {

  private final Map<String, BridgedConference> conferences = new ConcurrentHashMap<>();
  private final Rooms rooms;
  private final Admittance admittance;
  private final ConsentGateOptions options;
  private final BridgeUpdates updates;
  private final Messages messages;

  @Inject
  PublishGate(
      Rooms rooms,
      Admittance admittance,
      ConsentGateOptions options,
      BridgeUpdates updates,
      Messages messages) {
    this.rooms = rooms;
    this.admittance = admittance;
    this.options = options;
    this.updates = updates;
    this.messages = messages;
    rooms.listen(this);
  }

  @Override
  public Verdict intercept(ConferenceModifyIQ request, HostConnection connection) {
    if (options.gate() == ConsentGateOptions.Gate.NONE) {
      return Verdict.pass();
    }
    BridgedConference conference =
        conferences.computeIfAbsent(request.getMeetingId(), id -> new BridgedConference());
    if (request.getConferenceName() != null) {
      conference.named(roomNamed(request.getConferenceName()));
    }
    boolean changed = false;
    for (Colibri2Endpoint endpoint : request.getEndpoints()) {
      changed |= judge(conference, endpoint, request, connection);
    }
    return changed ? Verdict.replace(request) : Verdict.pass();
  }

  @Override
  public void sent(ConferenceModifyIQ request, HostConnection connection, Throwable failure) {
    BridgedConference conference = conferences.get(request.getMeetingId());
    if (conference == null) {
      return;
    }
    for (Colibri2Endpoint endpoint : request.getEndpoints()) {
      BridgedEndpoint known = conference.endpoints().get(endpoint.getId());
      if (known != null && saysMute(endpoint)) {
        known.told(muteIn(endpoint));
        bringUpToDate(request.getMeetingId(), endpoint.getId(), known);
      }
      if (known != null && endpoint.getExpire() && known.bridge().equals(request.getTo())) {
        known.gone();
        conference.endpoints().remove(endpoint.getId(), known);
      }
    }
    if (request.getExpire()) {
      // The meeting lives on when only one of several bridges let go of it.
      conference.endpoints().values().removeIf(each -> letGo(each, request.getTo()));
      if (conference.endpoints().isEmpty()) {
        conferences.remove(request.getMeetingId(), conference);
      }
    }
  }

  /** Returns whether the endpoint's element was changed. */
  private boolean judge(
      BridgedConference conference,
      Colibri2Endpoint endpoint,
      ConferenceModifyIQ request,
      HostConnection connection) {
    if (!saysMute(endpoint)) {
      return false;
    }
    Mute wanted = muteIn(endpoint);
    BridgedEndpoint known =
        conference
            .endpoints()
            .compute(
                endpoint.getId(),
                (id, before) ->
                    before != null && !endpoint.getCreate()
                        ? before
                        : made(conference, id, before, wanted, request, connection));
    Mute target = known.hostWants(wanted);
    if (target.equals(wanted)) {
      return false;
    }
    target.into(endpoint);
    occupant(conference, endpoint.getId())
        .ifPresent(occupant -> messages.showNotice(occupant, connection));
    return true;
  }

  private BridgedEndpoint made(
      BridgedConference conference,
      String id,
      BridgedEndpoint before,
      Mute wanted,
      ConferenceModifyIQ request,
      HostConnection connection) {
    if (before != null) {
      before.gone(); // Invited anew, or moved to another bridge.
    }
    return new BridgedEndpoint(
        request.getTo(), connection, wanted, () -> mayPublish(conference, id));
  }

  private static boolean letGo(BridgedEndpoint endpoint, Jid bridge) {
    boolean its = endpoint.bridge().equals(bridge);
    if (its) {
      endpoint.gone();
    }
    return its;
  }

  @Override
  public void changed(Occupant occupant) {
    EntityBareJid room = occupant.jid().asEntityBareJid();
    String id = occupant.jid().getResourcepart().toString();
    conferences.forEach(
        (meeting, conference) -> {
          BridgedEndpoint endpoint = conference.endpoints().get(id);
          if (endpoint != null && room.equals(conference.room())) {
            bringUpToDate(meeting, id, endpoint);
          }
        });
  }

  /** The bridge lets go of the endpoint when Jicofo tells it to. */
  @Override
  public void left(EntityFullJid occupant) {}

  @Override
  public void closed(EntityBareJid room) {}

  private void bringUpToDate(String meeting, String id, BridgedEndpoint endpoint) {
    if (endpoint.behind()) {
      updates.send(meeting, id, endpoint);
    }
  }

  private boolean mayPublish(BridgedConference conference, String id) {
    return occupant(conference, id).map(admittance::mayPublish).orElse(false);
  }

  private Optional<Occupant> occupant(BridgedConference conference, String id) {
    EntityBareJid room = conference.room();
    if (room == null) {
      return Optional.empty();
    }
    return rooms.room(room).flatMap(known -> known.occupant(Resourcepart.fromOrNull(id)));
  }

  private static boolean saysMute(Colibri2Endpoint endpoint) {
    return endpoint.getCreate() || endpoint.getForceMute() != null;
  }

  private static Mute muteIn(Colibri2Endpoint endpoint) {
    return endpoint.getForceMute() == null ? Mute.NOTHING : Mute.of(endpoint.getForceMute());
  }

  private static EntityBareJid roomNamed(String name) {
    try {
      return JidCreate.entityBareFrom(name);
    } catch (XmppStringprepException e) {
      return null; // No room: nobody has agreed.
    }
  }
}
