package jitsiprivacy.jicofo.publish;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jxmpp.jid.EntityBareJid;

/** One meeting as the bridges know it. */
final class BridgedConference {

  /** Unknown until a request names it; nobody has agreed in a room that is not known. */
  private volatile EntityBareJid room;

  private final Map<String, BridgedEndpoint> endpoints = new ConcurrentHashMap<>();

  EntityBareJid room() {
    return room;
  }

  void named(EntityBareJid name) {
    room = name;
  }

  Map<String, BridgedEndpoint> endpoints() {
    return endpoints;
  }
}
