package jitsiprivacy.testbed.standins.focus;

import com.typesafe.config.Config;
import java.net.InetSocketAddress;
import java.util.Optional;
import jitsiprivacy.testbed.standins.XmppLink;

/** What the stand-in reads of a real focus's configuration, under the real one's names. */
public record FocusConfig(
    XmppLink link,
    String xmppDomain,
    String bridgeBrewery,
    Optional<String> jibriBrewery,
    Optional<String> jigasiBrewery,
    int minParticipants,
    Optional<InetSocketAddress> http,
    Exports exports) {

  /**
   * What bridges are asked to export.
   *
   * @param transcription where to, when a room's settings say so
   * @param unasked where to of every meeting, as no real one does that is not made to
   */
  public record Exports(Optional<String> transcription, Optional<String> unasked) {}

  public static FocusConfig read(Config root) {
    Config client = root.getConfig("jicofo.xmpp.client");
    String username = client.getString("username");
    return new FocusConfig(
        new XmppLink(
            client.getString("hostname"),
            client.getInt("port"),
            client.getString("domain"),
            username,
            client.getString("password"),
            username),
        client.getString("xmpp-domain"),
        root.getString("jicofo.bridge.brewery-jid"),
        optional(root, "jicofo.jibri.brewery-jid").map(root::getString),
        optional(root, "jicofo.jigasi.brewery-jid").map(root::getString),
        optional(root, "jicofo.conference.min-participants").map(root::getInt).orElse(2),
        optional(root, "jicofo.rest.port")
            .map(
                port ->
                    new InetSocketAddress(root.getString("jicofo.rest.host"), root.getInt(port))),
        new Exports(
            optional(root, "jicofo.transcription.url-template").map(root::getString),
            optional(root, "testbed.unasked-export").map(root::getString)));
  }

  private static Optional<String> optional(Config root, String path) {
    return root.hasPath(path) ? Optional.of(path) : Optional.empty();
  }
}
