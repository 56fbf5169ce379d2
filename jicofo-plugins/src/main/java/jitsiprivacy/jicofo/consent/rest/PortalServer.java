package jitsiprivacy.jicofo.consent.rest;

import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** The server, from its start until it is closed. */
final class PortalServer implements Closeable {

  static final String THREAD = "jitsi-privacy-portal";

  private final HttpServer server;
  private final ClientThreads threads;

  private PortalServer(HttpServer server, ClientThreads threads) {
    this.server = server;
    this.threads = threads;
  }

  /** How long clients may take; see {@link ClientThreads}. */
  record Patience(Duration alone, Duration whileOthersWait) {
    static final Patience USUAL = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(1));
  }

  /**
   * Starts it. To be called on a daemon thread: the JDK's server has one of its own that is such
   * only then, and would keep the host from ending.
   *
   * @param address on the loopback interface
   */
  static PortalServer start(
      InetSocketAddress address,
      Admission admission,
      PortalDesk desk,
      PortalFaults faults,
      Patience patience)
      throws IOException {
    HttpServer server = HttpServer.create(address, 0);
    ClientThreads threads = new ClientThreads(THREAD, patience.alone, patience.whileOthersWait);
    server.setExecutor(threads);
    server.createContext("/", new PortalHandler(admission, desk, threads, faults));
    server.start();
    return new PortalServer(server, threads);
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
