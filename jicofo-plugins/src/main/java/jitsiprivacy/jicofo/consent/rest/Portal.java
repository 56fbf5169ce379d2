package jitsiprivacy.jicofo.consent.rest;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.StateDirectory;

/**
 * Consent over REST for portals. Costs nothing while it is not enabled. When it cannot start, that
 * is an alert, and every gate stays as it is.
 */
public final class Portal implements Closeable {

  private static final String TOKEN_FILE = "portal.token";

  private final RestOptions options;
  private final Path tokenFile;
  private final PortalDesk desk;
  private final GuardHealth health;
  private PortalServer server;
  private boolean closed;

  public Portal(RestOptions options, StateDirectory state, PortalDesk desk, GuardHealth health) {
    this.options = options;
    this.tokenFile = options.tokenFile().orElseGet(() -> state.path().resolve(TOKEN_FILE));
    this.desk = desk;
    this.health = health;
  }

  /** Starts serving soon, if it is enabled and does not yet. */
  public void open() {
    if (options.enabled()) {
      Thread starter = new Thread(this::start, PortalServer.THREAD);
      starter.setDaemon(true);
      starter.start();
    }
  }

  private synchronized void start() {
    if (closed || server != null) {
      return;
    }
    try {
      Admission admission =
          new Admission(
              new Tokens(new TokenFile(tokenFile).readOrMake()),
              options.requestsPerSecond(),
              System::nanoTime);
      // A literal address: no name is looked up.
      InetAddress address = InetAddress.getByName(options.address());
      server =
          PortalServer.start(
              new InetSocketAddress(address, options.port()),
              admission,
              desk,
              new PortalFaults(health),
              PortalServer.Patience.USUAL);
      health.recovered(PortalFaults.ALERT);
    } catch (IOException | RuntimeException | LinkageError e) {
      // A JDK may have been cut down to less than jdk.httpserver.
      health.alert(
          PortalFaults.ALERT,
          "portals cannot be served on " + options.address() + " port " + options.port() + ": " + e,
          e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (server != null) {
      server.close();
      server = null;
    }
  }
}
