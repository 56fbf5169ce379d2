package jitsiprivacy.jicofo.publish;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jxmpp.jid.EntityBareJid;

/** One meeting as the bridges know it. */
final class BridgedConference {

  private final String meeting;

  /** Unknown until a request names it; nobody has agreed in a room that is not known. */
  private final AtomicReference<EntityBareJid> room = new AtomicReference<>();

  private final Map<String, BridgedEndpoint> endpoints = new ConcurrentHashMap<>();

  BridgedConference(String meeting) {
    this.meeting = meeting;
  }

  String meeting() {
    return meeting;
  }

  EntityBareJid room() {
    return room.get();
  }

  /** Returns whether this is the first name it gets; it keeps that one. */
  boolean name(EntityBareJid name) {
    return room.compareAndSet(null, name);
  }

  Map<String, BridgedEndpoint> endpoints() {
    return endpoints;
  }

  /** Lets go of endpoints: nothing is sent for them any more. */
  void letGo(Predicate<BridgedEndpoint> which) {
    endpoints
        .values()
        .removeIf(
            endpoint -> {
              boolean goes = which.test(endpoint);
              if (goes) {
                endpoint.gone();
              }
              return goes;
            });
  }
}
