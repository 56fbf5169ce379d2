package jitsiprivacy.testbed.standins.bridge;

import java.util.logging.Logger;
import jitsiprivacy.testbed.standins.Brewery;
import org.jitsi.xmpp.extensions.colibri.ColibriStatsExtension;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.iqrequest.IQRequestHandler.Mode;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jxmpp.jid.impl.JidCreate;

/** The bridge: logs in, takes colibri2 requests, announces itself to the focus. */
public final class Bridge {
  private static final Logger LOGGER = Logger.getLogger(Bridge.class.getName());

  private Bridge() {}

  /** Returns when the bridge can be used; its HTTP server keeps the process alive. */
  public static void start(BridgeConfig config) {
    var conferences =
        new BridgeConferences(config.iceAddress().map(a -> BridgeIce.socket(a, config.icePort())));
    BridgeRest.serve(config, conferences);
    XMPPTCPConnection connection = config.link().open();
    Runtime.getRuntime().addShutdownHook(new Thread(connection::disconnect, "disconnect"));
    // Jicofo gets, though it changes things; like the real one we take either.
    for (IQ.Type type : new IQ.Type[] {IQ.Type.get, IQ.Type.set}) {
      connection.registerIQRequestHandler(requests(type, conferences));
    }
    var brewery =
        new Brewery(connection, JidCreate.entityBareFromOrThrowUnchecked(config.breweryJid()));
    brewery.join(config.nickname());
    brewery.announce(stats());
    LOGGER.info("Bridge ready: " + config.nickname());
  }

  /** In the order they came: muting and unmuting the other way round would be a lie. */
  private static AbstractIqRequestHandler requests(IQ.Type type, BridgeConferences conferences) {
    return new AbstractIqRequestHandler(
        ConferenceModifyIQ.ELEMENT, ConferenceModifyIQ.NAMESPACE, type, Mode.sync) {
      @Override
      public IQ handleIQRequest(IQ request) {
        return conferences.handle((ConferenceModifyIQ) request);
      }
    };
  }

  private static ColibriStatsExtension stats() {
    var stats = new ColibriStatsExtension();
    stats.addStat(ColibriStatsExtension.VERSION, "stand-in");
    stats.addStat("stress_level", "0.0");
    stats.addStat("healthy", true);
    stats.addStat("colibri2", true);
    return stats;
  }
}
