package jitsiprivacy.consent.ledger.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A connection to a server that can be cut, at once or when something has passed. */
final class CuttableLine implements AutoCloseable {

  private static final int BUFFER = 8_192;

  private final int target;
  private final ServerSocket listening;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile boolean cut;
  private volatile String last;

  CuttableLine(int target) throws IOException {
    this.target = target;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    run(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Nobody gets through any more. */
  void cut() {
    cut = true;
    sockets.forEach(CuttableLine::close);
    sockets.clear();
  }

  /** The request that holds this gets through, and no answer to it comes back. */
  void cutAfter(String request) {
    last = request;
  }

  void mend() {
    last = null;
    cut = false;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        if (cut) {
          client.close();
          continue;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(server);
        run(() -> pass(client, server, true));
        run(() -> pass(server, client, false));
      } catch (IOException e) {
        // The client comes again, or the test is over.
      }
    }
  }

  private void pass(Socket from, Socket to, boolean isRequest) {
    byte[] buffer = new byte[BUFFER];
    boolean isLast = false;
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        String awaited = last;
        if (!isRequest && cut) {
          return;
        }
        if (isRequest && awaited != null) {
          String text = new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
          isLast = text.contains(awaited);
          cut |= isLast;
        }
        out.write(buffer, 0, n);
        if (isLast) {
          Thread.sleep(500); // The server is to have done it before it is cut off.
          cut();
          return;
        }
      }
    } catch (IOException e) {
      // Cut.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close(from);
      close(to);
    }
  }

  private static void run(Runnable work) {
    Thread thread = new Thread(work, "cuttable-line");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed either way.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cut();
  }
}
