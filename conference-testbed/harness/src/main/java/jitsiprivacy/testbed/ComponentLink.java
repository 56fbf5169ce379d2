package jitsiprivacy.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A connection of an external component (XEP-0114), which may speak for every address of its
 * domain. What it says is text, as it goes over the wire.
 */
final class ComponentLink implements AutoCloseable {
  private final Socket socket;

  private ComponentLink(Socket socket) {
    this.socket = socket;
  }

  static ComponentLink open(Prosody prosody, String domain) {
    try {
      var link = new ComponentLink(prosody.componentPort().connect());
      link.handshake(domain);
      return link;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void handshake(String domain) throws IOException {
    write(
        ("<stream:stream xmlns='jabber:component:accept'"
                + " xmlns:stream='http://etherx.jabber.org/streams' to='%s'>")
            .formatted(domain));
    String header = readUntil("<stream:stream", ">");
    int id = header.indexOf(" id='") + 5;
    String digest = sha1(header.substring(id, header.indexOf('\'', id)) + Prosody.secret());
    write("<handshake>" + digest + "</handshake>");
    readUntil("<handshake", "/>");
  }

  /** Sends it whole, whoever else sends something. */
  synchronized void write(String xml) {
    try {
      socket.getOutputStream().write(xml.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What comes after the handshake. */
  InputStream in() throws IOException {
    return socket.getInputStream();
  }

  private String readUntil(String start, String end) throws IOException {
    InputStream in = socket.getInputStream();
    var read = new StringBuilder();
    while (true) {
      int at = read.indexOf(start);
      if (at >= 0 && read.indexOf(end, at) >= 0) {
        return read.substring(at);
      }
      int c = in.read();
      if (c < 0) {
        throw new IOException("Prosody refused the component: " + read);
      }
      read.append((char) c);
    }
  }

  private static String sha1(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
