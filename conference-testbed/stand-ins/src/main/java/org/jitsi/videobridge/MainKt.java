package org.jitsi.videobridge;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.logging.Logger;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jivesoftware.smack.iqrequest.IQRequestHandler;
import testbed.standin.IqHandler;
import testbed.standin.RestServer;
import testbed.standin.RestServer.Answer;

/** Starts the stand-in for the bridge; the name is the one of the real main class. */
public final class MainKt {

  private static final Logger LOG = Logger.getLogger(MainKt.class.getName());

  private MainKt() {}

  /** Runs until it is killed. */
  public static void main(String[] args) throws Exception {
    Config config = ConfigFactory.load().getConfig("videobridge");
    Conferences conferences = new Conferences();

    Config http = config.getConfig("http-servers.private");
    new RestServer(http.getString("host"), http.getInt("port"))
        .serve("/about/health", () -> new Answer(200, ""))
        .serve("/colibri/stats", () -> new Answer(200, Reports.stats(conferences.all())))
        .serve("/debug", () -> new Answer(200, Reports.debug(conferences.all())))
        .start();

    Config clients = config.getConfig("apis.xmpp-client.configs");
    for (String name : clients.root().keySet()) {
      BrewerySeat seat = BrewerySeat.take(clients.getConfig(name));
      // In order: a mute must not overtake the creation of its endpoint.
      IqHandler.register(
          seat.connection(),
          ConferenceModifyIQ.ELEMENT,
          ConferenceModifyIQ.NAMESPACE,
          ConferenceModifyIQ.class,
          IQRequestHandler.Mode.sync,
          conferences::modify);
      seat.announce();
    }
    LOG.info("Bridge stand-in started");
    Thread.currentThread().join();
  }
}
