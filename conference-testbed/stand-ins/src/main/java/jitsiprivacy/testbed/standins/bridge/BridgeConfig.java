package jitsiprivacy.testbed.standins.bridge;

import com.typesafe.config.Config;
import java.util.Optional;
import jitsiprivacy.testbed.standins.XmppLink;

/** What the stand-in reads of a real bridge's configuration, under the real one's names. */
public record BridgeConfig(
    XmppLink link,
    String breweryJid,
    String nickname,
    String httpHost,
    int httpPort,
    Optional<String> iceAddress,
    int icePort,
    boolean colibriRest) {

  public static BridgeConfig read(Config root) {
    Config configs = root.getConfig("videobridge.apis.xmpp-client.configs");
    Config first = configs.getConfig(configs.root().keySet().iterator().next());
    Config http = root.getConfig("videobridge.http-servers.private");
    return new BridgeConfig(
        new XmppLink(
            first.getString("HOSTNAME"),
            first.getInt("PORT"),
            first.getString("DOMAIN"),
            first.getString("USERNAME"),
            first.getString("PASSWORD"),
            null),
        first.getString("MUC_JIDS"),
        first.getString("MUC_NICKNAME"),
        http.getString("host"),
        http.getInt("port"),
        root.getStringList("ice4j.harvest.allowed-addresses").stream().findFirst(),
        root.getInt("videobridge.ice.udp.port"),
        root.hasPath("videobridge.apis.rest.enabled")
            && root.getBoolean("videobridge.apis.rest.enabled"));
  }
}
