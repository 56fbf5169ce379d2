package jitsiprivacy.jicofo.publish;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import jitsiprivacy.jicofo.consent.Admittance;
import jitsiprivacy.jicofo.consent.Policy;
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

/**
 * Rewrites Jicofo's requests to the bridges: from the first one on, an endpoint whose participant
 * has not agreed is force-muted, whatever Jicofo wants. When that changes, the bridge is told by a
 * request of our own.
 */
@Singleton
public final class PublishGate implements StanzaInterceptor<ConferenceModifyIQ>, RoomListener {

  private final BridgedConferences conferences;
  private final Rooms rooms;
  private final Admittance admittance;
  private final Policy policy;
  private final BridgeUpdates updates;

  @Inject
  PublishGate(
      BridgedConferences conferences,
      Rooms rooms,
      Admittance admittance,
      Policy policy,
      BridgeUpdates updates) {
    this.conferences = conferences;
    this.rooms = rooms;
    this.admittance = admittance;
    this.policy = policy;
    this.updates = updates;
    rooms.listen(this);
  }

  @Override
  public Verdict intercept(ConferenceModifyIQ request, HostConnection connection) {
    if (!policy.holdsBack()) {
      return Verdict.pass();
    }
    if (request.getConferenceName() == null
        && request.getEndpoints().stream().noneMatch(PublishGate::saysMute)) {
      return Verdict.pass();
    }
    BridgedConference conference = conferences.of(request);
    boolean changed = false;
    for (Colibri2Endpoint endpoint : request.getEndpoints()) {
      changed |= judge(conference, endpoint, request, connection);
    }
    return changed ? Verdict.replace(request) : Verdict.pass();
  }

  @Override
  public void sent(ConferenceModifyIQ request, HostConnection connection, Throwable failure) {
    BridgedConference conference = conferences.known(request.getMeetingId());
    if (conference == null) {
      return;
    }
    for (Colibri2Endpoint endpoint : request.getEndpoints()) {
      BridgedEndpoint known = conference.endpoints().get(endpoint.getId());
      if (known == null || !known.bridge().equals(request.getTo())) {
        continue; // A bridge that had it before is told to let go.
      }
      if (endpoint.getExpire()) {
        conference.letGo(each -> each == known);
      } else if (saysMute(endpoint)) {
        known.mute().told(muteIn(endpoint));
        bringUpToDate(known);
      }
    }
    if (request.getExpire()) {
      // The meeting lives on when only one of several bridges let go of it.
      conference.letGo(each -> each.bridge().equals(request.getTo()));
      if (conference.endpoints().isEmpty()) {
        conferences.end(conference);
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
    Mute target = bridged(conference, endpoint, request, connection).hostWants(wanted);
    if (target.equals(wanted)) {
      return false;
    }
    target.into(endpoint);
    return true;
  }

  /** The endpoint as known, or a new one: invited for the first time, anew, or elsewhere. */
  private BridgedEndpoint bridged(
      BridgedConference conference,
      Colibri2Endpoint endpoint,
      ConferenceModifyIQ request,
      HostConnection connection) {
    return conference
        .endpoints()
        .compute(
            endpoint.getId(),
            (id, before) -> {
              if (before != null && !endpoint.getCreate()) {
                return before;
              }
              if (before != null) {
                before.gone();
              }
              return new BridgedEndpoint(
                  conference.meeting(),
                  id,
                  request.getTo(),
                  connection,
                  () -> mayPublish(conference, id));
            });
  }

  @Override
  public void changed(Occupant occupant) {
    for (BridgedConference conference : conferences.in(occupant.jid().asEntityBareJid())) {
      BridgedEndpoint endpoint = conference.endpoints().get(occupant.nick());
      if (endpoint != null) {
        bringUpToDate(endpoint);
      }
    }
  }

  @Override
  public void left(EntityFullJid occupant) {
    String id = occupant.getResourcepart().toString();
    for (BridgedConference conference : conferences.in(occupant.asEntityBareJid())) {
      conference.letGo(endpoint -> endpoint.id().equals(id));
    }
  }

  /** Jicofo need not have told the bridges: one of them may be what went wrong. */
  @Override
  public void closed(EntityBareJid room) {
    conferences.in(room).forEach(conferences::end);
  }

  private void bringUpToDate(BridgedEndpoint endpoint) {
    if (endpoint.mute().behind()) {
      updates.send(endpoint);
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
    return rooms.room(room).flatMap(known -> known.occupant(id));
  }

  private static boolean saysMute(Colibri2Endpoint endpoint) {
    return !endpoint.getExpire() && (endpoint.getCreate() || endpoint.getForceMute() != null);
  }

  private static Mute muteIn(Colibri2Endpoint endpoint) {
    return endpoint.getForceMute() == null ? Mute.NOTHING : Mute.of(endpoint.getForceMute());
  }
}
