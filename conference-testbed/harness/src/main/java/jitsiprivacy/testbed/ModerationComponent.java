package jitsiprivacy.testbed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jivesoftware.smack.util.StringUtils;

/**
 * Stands for Jitsi's Prosody plugin for audio and video moderation: an external component
 * (XEP-0114) that tells the focus what a room's moderators have decided. It is how a test makes the
 * focus, real or ours, force-mute an endpoint by itself and, with the participant's own wish to
 * unmute, lift that again.
 */
public final class ModerationComponent implements AutoCloseable {
  private final ObjectMapper json = new ObjectMapper();
  private final Socket socket;

  private ModerationComponent(Socket socket) {
    this.socket = socket;
  }

  static ModerationComponent connect(Prosody prosody) {
    try {
      var component = new ModerationComponent(prosody.componentPort().connect());
      component.handshake();
      return component;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void handshake() throws IOException {
    write(
        ("<stream:stream xmlns='jabber:component:accept'"
                + " xmlns:stream='http://etherx.jabber.org/streams' to='%s'>")
            .formatted(Domains.MODERATION));
    String header = readUntil("<stream:stream", ">");
    int id = header.indexOf(" id='") + 5;
    String digest = sha1(header.substring(id, header.indexOf('\'', id)) + Prosody.secret());
    write("<handshake>" + digest + "</handshake>");
    readUntil("<handshake", "/>");
  }

  /** Puts the sound of the moderator's room under moderation. */
  public void enable(Participant moderator) {
    tell(
        report(moderator)
            .put("enabled", true)
            .put("mediaType", "audio")
            .put("actor", moderator.occupantJid().toString()));
  }

  /** Says who may unmute although there is moderation. */
  public void allow(Participant allowed) {
    ObjectNode report = report(allowed);
    report.putObject("whitelists").putArray("audio").add(allowed.occupantJid().toString());
    tell(report);
  }

  private ObjectNode report(Participant inRoom) {
    return json.createObjectNode()
        .put("type", "av_moderation")
        .put("room", inRoom.room().toString());
  }

  private void tell(ObjectNode report) {
    try {
      write(
          ("<message from='%s' to='%s'><json-message xmlns='http://jitsi.org/jitmeet'>%s"
                  + "</json-message></message>")
              .formatted(
                  Domains.MODERATION,
                  FocusAccount.FIRST.address(),
                  StringUtils.escapeForXml(report.toString())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String xml) throws IOException {
    socket.getOutputStream().write(xml.getBytes(StandardCharsets.UTF_8));
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
