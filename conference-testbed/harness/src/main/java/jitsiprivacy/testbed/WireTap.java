package jitsiprivacy.testbed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Stands between a program and Prosody and writes down what the program sends. */
public final class WireTap implements AutoCloseable {

  private final ServerSocket server;
  private final int target;
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  WireTap(int target) {
    try {
      this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.target = target;
    start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** All that was sent so far. */
  public String sent() {
    synchronized (sent) {
      return sent.toString(StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket program = server.accept();
        Socket prosody = new Socket(InetAddress.getLoopbackAddress(), target);
        start(() -> copy(program, prosody, true));
        start(() -> copy(prosody, program, false));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void copy(Socket from, Socket to, boolean record) {
    byte[] buffer = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (record) {
          synchronized (sent) {
            sent.write(buffer, 0, n);
          }
        }
        out.write(buffer, 0, n);
      }
    } catch (IOException e) {
      // One side hung up, and so do we.
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "wire-tap");
    thread.setDaemon(true);
    thread.start();
  }
}
