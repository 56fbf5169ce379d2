package jitsiprivacy.testbed.standins.bridge;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.ice4j.ice.harvest.SinglePortUdpHarvester;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Error;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Error.Reason;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifiedIQ;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.StanzaError.Condition;

/** Every conference of the bridge, by the id it gave it. */
final class BridgeConferences {
  private final Map<String, BridgeConference> conferences = new TreeMap<>();
  private final Optional<SinglePortUdpHarvester> socket;

  BridgeConferences(Optional<SinglePortUdpHarvester> socket) {
    this.socket = socket;
  }

  synchronized IQ handle(ConferenceModifyIQ request) {
    try {
      BridgeConference conference = find(request);
      var response =
          ConferenceModifiedIQ.builder(ConferenceModifiedIQ.Builder.createResponse(request));
      conference.apply(request, response);
      if (request.getExpire() || (!request.getCreate() && conference.endpoints().isEmpty())) {
        conferences.remove(conference.id());
        conference.end();
      }
      return response.build();
    } catch (RequestRefused e) {
      StanzaError.Builder error = StanzaError.from(e.condition(), e.getMessage());
      // Its being there tells Jicofo that the bridge itself refuses.
      error.addExtension(new Colibri2Error(e.reason()));
      return IQ.createErrorResponse(request, error.build());
    }
  }

  private BridgeConference find(ConferenceModifyIQ request) throws RequestRefused {
    BridgeConference known =
        conferences.values().stream()
            .filter(c -> c.meetingId().equals(request.getMeetingId()))
            .findFirst()
            .orElse(null);
    if (!request.getCreate()) {
      if (known == null) {
        throw new RequestRefused(
            Condition.item_not_found, Reason.CONFERENCE_NOT_FOUND, "no such conference");
      }
      return known;
    }
    if (known != null) {
      throw new RequestRefused(
          Condition.conflict, Reason.CONFERENCE_ALREADY_EXISTS, "conference exists");
    }
    String id = Long.toHexString(ThreadLocalRandom.current().nextLong(1L << 52, 1L << 53));
    var created =
        new BridgeConference(
            id, request.getConferenceName(), request.getMeetingId(), new BridgeIce(socket));
    conferences.put(id, created);
    return created;
  }

  /** Runs something on all of them while nothing changes. */
  synchronized <T> T read(Function<Map<String, BridgeConference>, T> reader) {
    return reader.apply(conferences);
  }
}
