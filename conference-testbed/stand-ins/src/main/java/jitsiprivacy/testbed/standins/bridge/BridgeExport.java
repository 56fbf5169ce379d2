package jitsiprivacy.testbed.standins.bridge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends to a websocket what the bridge would forward of each endpoint's sound, as many packets a
 * second as a microphone gives, in the real one's form but without the sound.
 */
final class BridgeExport implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger(BridgeExport.class.getName());
  private static final int PACKET_MS = 20;

  private final URI url;
  private final Supplier<Collection<String>> heard;
  private final Set<String> started = new HashSet<>();
  private final Thread thread = new Thread(this::run, "export");
  private int sequence;

  private BridgeExport(URI url, Supplier<Collection<String>> heard) {
    this.url = url;
    this.heard = heard;
  }

  /**
   * Begins.
   *
   * @param heard ids of the endpoints whose sound is forwarded at the moment
   */
  static BridgeExport to(URI url, Supplier<Collection<String>> heard) {
    var export = new BridgeExport(url, heard);
    export.thread.setDaemon(true);
    export.thread.start();
    return export;
  }

  private void run() {
    WebSocket socket = null;
    try {
      socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .buildAsync(url, new WebSocket.Listener() {})
              .join();
      while (!thread.isInterrupted()) {
        for (String endpoint : heard.get()) {
          send(endpoint, socket);
        }
        Thread.sleep(PACKET_MS);
      }
    } catch (CompletionException e) {
      LOGGER.log(Level.WARNING, "The export to " + url.getHost() + " ends", e);
    } catch (InterruptedException e) {
      thread.interrupt(); // It is over.
    } finally {
      if (socket != null) {
        socket.abort();
      }
    }
  }

  private void send(String endpoint, WebSocket socket) {
    if (started.add(endpoint)) {
      ObjectNode start = event("start", endpoint);
      start.withObject("/start/customParameters").put("endpointId", endpoint);
      socket.sendText(start.toString(), true).join();
    }
    socket.sendText(event("media", endpoint).toString(), true).join();
  }

  private ObjectNode event(String kind, String endpoint) {
    ObjectNode event =
        JsonNodeFactory.instance.objectNode().put("event", kind).put("sequenceNumber", sequence++);
    event.putObject(kind).put("tag", endpoint + "-a0");
    return event;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
