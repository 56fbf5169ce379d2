package org.jitsi.jicofo;

import com.typesafe.config.Config;
import java.util.Optional;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import testbed.standin.XmppLogin;

/** The keys of jicofo.conf that the stand-in follows. */
record FocusConfig(
    XmppLogin login,
    EntityBareJid bridgeBrewery,
    Optional<EntityBareJid> jibriBrewery,
    String restHost,
    int restPort) {

  static FocusConfig read(Config root) {
    Config jicofo = root.getConfig("jicofo");
    Config client = jicofo.getConfig("xmpp.client");
    return new FocusConfig(
        new XmppLogin(
            client.getString("hostname"),
            client.hasPath("port") ? client.getInt("port") : 5222,
            client.getString("domain"),
            client.getString("username"),
            client.getString("password"),
            "focus"),
        room(jicofo.getString("bridge.brewery-jid")),
        jicofo.hasPath("jibri.brewery-jid")
            ? Optional.of(room(jicofo.getString("jibri.brewery-jid")))
            : Optional.empty(),
        jicofo.hasPath("rest.host") ? jicofo.getString("rest.host") : "127.0.0.1",
        jicofo.hasPath("rest.port") ? jicofo.getInt("rest.port") : 8888);
  }

  private static EntityBareJid room(String jid) {
    return JidCreate.entityBareFromOrThrowUnchecked(jid);
  }
}
