package org.jitsi.videobridge;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Logger;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Error;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Error.Reason;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifiedIQ;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.StanzaError.Condition;

/** All meetings at the bridge, changed by Colibri2 requests. */
final class Conferences {

  private static final Logger LOG = Logger.getLogger(Conferences.class.getName());

  private final Map<String, Conference> byMeeting = new ConcurrentHashMap<>();

  Collection<Conference> all() {
    return Collections.unmodifiableCollection(byMeeting.values());
  }

  /** Carries out a request and gives its answer. Two bridge logins may ask at once. */
  synchronized IQ modify(ConferenceModifyIQ request) {
    Conference conference = byMeeting.get(request.getMeetingId());
    if (request.getCreate()) {
      if (conference != null) {
        return refuse(request, Condition.conflict, Reason.CONFERENCE_ALREADY_EXISTS);
      }
      String id = Long.toHexString(ThreadLocalRandom.current().nextLong());
      conference = new Conference(id, request.getMeetingId(), request.getConferenceName());
      byMeeting.put(conference.meetingId(), conference);
      LOG.info("Created conference " + conference.name());
    }
    if (conference == null) {
      return refuse(request, Condition.item_not_found, Reason.CONFERENCE_NOT_FOUND);
    }

    ConferenceModifiedIQ.Builder answer =
        ConferenceModifiedIQ.builder(ConferenceModifiedIQ.Builder.createResponse(request));
    for (Colibri2Endpoint endpoint : request.getEndpoints()) {
      if (endpoint.getCreate() && conference.knows(endpoint.getId())) {
        return refuse(request, Condition.conflict, Reason.UNSPECIFIED);
      }
      Optional<Colibri2Endpoint> modified = conference.modify(endpoint);
      if (modified.isEmpty()) {
        return refuse(request, Condition.item_not_found, Reason.UNKNOWN_ENDPOINT);
      }
      answer.addEndpoint(modified.get());
    }
    if (request.getExpire() || (!request.getCreate() && conference.endpoints().isEmpty())) {
      byMeeting.remove(conference.meetingId());
      LOG.info("Expired conference " + conference.name());
    }
    return answer.build();
  }

  private static IQ refuse(ConferenceModifyIQ request, Condition condition, Reason reason) {
    LOG.warning("Refused with " + reason + ": meeting " + request.getMeetingId());
    return IQ.createErrorResponse(
        request,
        StanzaError.getBuilder()
            .setCondition(condition)
            .addExtension(new Colibri2Error(reason))
            .build());
  }
}
