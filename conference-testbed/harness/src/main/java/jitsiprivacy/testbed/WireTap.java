package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.Waiting.awaiting;

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
import java.util.function.Consumer;

/**
 * A relay between the focus and Prosody that keeps every stanza the focus sends, and every message
 * that it gets.
 */
public final class WireTap implements AutoCloseable {

  /** A stanza as it was on the wire, and when. */
  public record Sent(Instant at, String stanza) {}

  private final ServerSocket listener;
  private final LoopbackPort server;
  private final List<Sent> sent = new ArrayList<>();
  private final List<Sent> received = new ArrayList<>();
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

  /** Every message that came for it so far, in order. */
  public List<Sent> received() {
    synchronized (received) {
      return List.copyOf(received);
    }
  }

  /** Waits until a message with this text has come for it. */
  public void awaitReceived(String text) {
    awaiting("\"" + text + "\" for the focus")
        .until(() -> received().stream().anyMatch(message -> message.stanza().contains(text)));
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
        daemon("wire-tap-out", () -> pump(client, upstream, this::keepSent));
        daemon("wire-tap-in", () -> pump(upstream, client, this::keepReceived));
      }
    } catch (IOException e) {
      // The listener was closed, or Prosody is gone: either way nobody comes any more.
    }
  }

  private void pump(Socket from, Socket to, Consumer<List<String>> keeper) {
    StreamCutter cutter = new StreamCutter();
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        // Before it is passed on, so that nobody can have seen more of it than we.
        keeper.accept(cutter.next(buffer, n));
        out.write(buffer, 0, n);
      }
    } catch (IOException e) {
      // One end closed the connection; closing the other passes that on.
    }
  }

  private void keepSent(List<String> stanzas) {
    Instant now = Instant.now();
    synchronized (sent) {
      stanzas.forEach(stanza -> sent.add(new Sent(now, stanza)));
    }
  }

  private void keepReceived(List<String> stanzas) {
    Instant now = Instant.now();
    synchronized (received) {
      stanzas.stream()
          .filter(stanza -> stanza.startsWith("<message"))
          .forEach(message -> received.add(new Sent(now, message)));
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
