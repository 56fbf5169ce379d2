package jitsiprivacy.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A relay between the focus and Prosody that keeps every stanza the focus sends. */
public final class WireTap implements AutoCloseable {

  /** A stanza as it was on the wire, and when. */
  public record Sent(Instant at, String stanza) {}

  private final ServerSocket listener;
  private final LoopbackPort server;
  private final List<Sent> sent = new ArrayList<>();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  private WireTap(ServerSocket listener, LoopbackPort server) {
    this.listener = listener;
    this.server = server;
  }

  static WireTap before(LoopbackPort server) {
    try {
      WireTap tap = new WireTap(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), server);
      daemon("wire-tap", tap::accept);
      return tap;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Everything so far, in order. */
  public List<Sent> sent() {
    synchronized (sent) {
      return List.copyOf(sent);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Socket upstream = server.connect();
        client.setTcpNoDelay(true); // Nobody shall be slower for being listened to.
        upstream.setTcpNoDelay(true);
        sockets.add(client);
        sockets.add(upstream);
        StreamCutter cutter = new StreamCutter();
        daemon("wire-tap-out", () -> pump(client, upstream, cutter));
        daemon("wire-tap-in", () -> pump(upstream, client, null));
      }
    } catch (IOException e) {
      // The listener was closed, or Prosody is gone: either way nobody comes any more.
    }
  }

  private void pump(Socket from, Socket to, StreamCutter cutter) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (cutter != null) {
          // Before it is passed on, so that nobody can have seen more of it than we.
          keep(cutter.next(buffer, n));
        }
        out.write(buffer, 0, n);
      }
    } catch (IOException e) {
      // One end closed the connection; closing the other passes that on.
    }
  }

  private void keep(List<String> stanzas) {
    Instant now = Instant.now();
    synchronized (sent) {
      stanzas.forEach(stanza -> sent.add(new Sent(now, stanza)));
    }
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
