package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.Waiting.awaiting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a bridge exports media to: a websocket (RFC 6455) that counts packets of sound by the
 * endpoint they are from, in the JSON that the bridge sends them in.
 */
public final class WebsocketRecorder implements AutoCloseable {

  private static final String ACCEPT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final Pattern REQUEST = Pattern.compile("GET (\\S+) HTTP/1\\.1\r\n");
  private static final Pattern KEY = Pattern.compile("(?i)\r\nSec-WebSocket-Key: *(\\S+)");
  private static final int LONGEST_HEADER = 16_384;
  private static final int TEXT = 1;
  private static final int CLOSE = 8;

  private final ObjectMapper json = new ObjectMapper();
  private final ServerSocket server;
  private final List<String> paths = new CopyOnWriteArrayList<>();
  private final List<String> ended = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> packets = new ConcurrentHashMap<>();
  private final Map<String, String> endpoints = new ConcurrentHashMap<>();
  private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

  private WebsocketRecorder(ServerSocket server) {
    this.server = server;
  }

  public static WebsocketRecorder start() {
    try {
      var recorder =
          new WebsocketRecorder(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      recorder.thread(recorder::accept);
      return recorder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without a path. */
  public String url() {
    return "ws://127.0.0.1:" + server.getLocalPort();
  }

  /** Of whoever has connected until now, in order. */
  public List<String> paths() {
    return List.copyOf(paths);
  }

  public void awaitConnection(String path) {
    awaiting("a connection to " + path + "; " + faults).until(() -> paths.contains(path));
  }

  /** How many of those have ended. */
  public int ends() {
    return ended.size();
  }

  /** Waits until as many of those have ended. */
  public void awaitEnds(int count) {
    awaiting(count + " connections that ended").until(() -> ended.size() >= count);
  }

  /** Packets of an endpoint's sound until now. */
  public int packets(String endpointId) {
    return packets.getOrDefault(endpointId, 0);
  }

  /** Waits until there are so many more of an endpoint's than now. */
  public void awaitPackets(String endpointId, int more) {
    int before = packets(endpointId);
    awaiting(more + " packets of " + endpointId).until(() -> packets(endpointId) >= before + more);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        thread(() -> record(socket));
      } catch (IOException e) {
        return; // Closed.
      }
    }
  }

  private void record(Socket socket) {
    try (socket) {
      var in = new DataInputStream(socket.getInputStream());
      String header = header(in);
      Matcher request = REQUEST.matcher(header);
      Matcher key = KEY.matcher(header);
      if (!request.lookingAt() || !key.find()) {
        throw new IOException("no websocket: " + header);
      }
      socket
          .getOutputStream()
          .write(
              ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      + "Sec-WebSocket-Accept: "
                      + accept(key.group(1))
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      paths.add(request.group(1));
      try {
        readMessages(in);
      } finally {
        ended.add(request.group(1));
      }
    } catch (IOException e) {
      faults.add(e.toString()); // A bridge ends it without a word.
    }
  }

  private static String header(InputStream in) throws IOException {
    var read = new StringBuilder();
    while (read.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0 || read.length() > LONGEST_HEADER) {
        throw new IOException("no websocket: " + read);
      }
      read.append((char) c);
    }
    return read.toString();
  }

  private static String accept(String key) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-1")
                  .digest((key + ACCEPT).getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void readMessages(DataInputStream in) throws IOException {
    var message = new ByteArrayOutputStream();
    while (true) {
      int first = in.readUnsignedByte();
      byte[] payload = payload(in);
      int kind = first & 0x0f;
      if (kind == CLOSE) {
        return;
      }
      if (kind <= TEXT) {
        message.write(payload);
        if ((first & 0x80) != 0) {
          count(json.readTree(message.toByteArray()));
          message.reset();
        }
      }
    }
  }

  /** A client masks what it sends. */
  private static byte[] payload(DataInputStream in) throws IOException {
    int second = in.readUnsignedByte();
    long length = second & 0x7f;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    byte[] mask = new byte[(second & 0x80) == 0 ? 0 : 4];
    in.readFully(mask);
    byte[] payload = new byte[Math.toIntExact(length)];
    in.readFully(payload);
    for (int i = 0; i < payload.length && mask.length > 0; i++) {
      payload[i] ^= mask[i % mask.length];
    }
    return payload;
  }

  /** A stream says once whose it is, and its packets bear its tag. */
  private void count(JsonNode event) {
    if (event.path("event").asText().equals("start")) {
      JsonNode start = event.path("start");
      endpoints.put(
          start.path("tag").asText(), start.path("customParameters").path("endpointId").asText());
    } else if (event.path("event").asText().equals("media")) {
      String tag = event.path("media").path("tag").asText();
      packets.merge(endpoints.getOrDefault(tag, tag), 1, Integer::sum);
    }
  }

  private void thread(Runnable task) {
    Thread thread = new Thread(task, "recorder");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
