package org.jitsi.videobridge;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ForceMute;

/** A meeting at the bridge. */
final class Conference {

  private final String id;
  private final String meetingId;
  private final String name;
  private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();

  Conference(String id, String meetingId, String name) {
    this.id = id;
    this.meetingId = meetingId;
    this.name = name;
  }

  String id() {
    return id;
  }

  String meetingId() {
    return meetingId;
  }

  String name() {
    return name;
  }

  Collection<Endpoint> endpoints() {
    return Collections.unmodifiableCollection(endpoints.values());
  }

  boolean knows(String endpointId) {
    return endpoints.containsKey(endpointId);
  }

  /** Creates, changes or expires an endpoint; empty if it should exist and does not. */
  Optional<Colibri2Endpoint> modify(Colibri2Endpoint request) {
    Colibri2Endpoint.Builder answer = Colibri2Endpoint.getBuilder();
    answer.setId(request.getId());
    if (request.getExpire()) {
      endpoints.remove(request.getId());
      answer.setExpire(true);
      return Optional.of(answer.build());
    }
    if (request.getCreate()) {
      Endpoint created = new Endpoint(request.getId());
      endpoints.put(created.id(), created);
      answer.setTransport(created.transport());
    }
    Endpoint endpoint = endpoints.get(request.getId());
    if (endpoint == null) {
      return Optional.empty();
    }
    ForceMute mute = request.getForceMute();
    if (mute != null) {
      endpoint.forceMute(mute.getAudio(), mute.getVideo());
    }
    return Optional.of(answer.build());
  }
}
