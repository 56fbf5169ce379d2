package org.jitsi.jicofo;

import com.typesafe.config.ConfigFactory;
import java.util.logging.Logger;
import org.jitsi.jicofo.bridge.Bridges;
import org.jitsi.jicofo.jibri.Jibris;
import org.jivesoftware.smack.AbstractXMPPConnection;
import testbed.standin.RestServer;
import testbed.standin.RestServer.Answer;

/** Starts the stand-in for the focus; the name is the one of the real main class. */
public final class Main {

  private static final Logger LOG = Logger.getLogger(Main.class.getName());

  private Main() {}

  /** Runs until it is killed. */
  public static void main(String[] args) throws Exception {
    FocusConfig config = FocusConfig.read(ConfigFactory.load());
    Bridges bridges = new Bridges();
    Jibris jibris = new Jibris();
    new RestServer(config.restHost(), config.restPort())
        .serve("/about/health", () -> new Answer(bridges.none() ? 500 : 200, ""))
        .start();

    AbstractXMPPConnection connection = config.login().connect();
    Focus focus = new Focus(connection, bridges, jibris);
    focus.listen();
    bridges.watch(connection, config.bridgeBrewery());
    if (config.jibriBrewery().isPresent()) {
      jibris.watch(connection, config.jibriBrewery().get());
    }
    LOG.info("Focus stand-in started");
    Thread.currentThread().join();
  }
}
