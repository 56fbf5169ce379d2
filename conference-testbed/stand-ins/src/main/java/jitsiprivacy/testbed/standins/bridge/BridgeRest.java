package jitsiprivacy.testbed.standins.bridge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What {@code /debug?full=true} of the real bridge's private HTTP interface tells a scenario. */
final class BridgeRest {

  private BridgeRest() {}

  static void serve(String host, int port, BridgeConferences conferences) {
    try {
      // Else each answer waits for the client's delayed acknowledgement.
      System.setProperty("sun.net.httpserver.nodelay", "true");
      HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
      server.createContext(
          "/debug", exchange -> answer(exchange, conferences.read(BridgeRest::debug)));
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode debug(Map<String, BridgeConference> all) {
    ObjectNode root = object();
    ObjectNode conferences = root.putObject("conferences");
    all.forEach((id, conference) -> conferences.set(id, debug(conference)));
    return root;
  }

  private static ObjectNode debug(BridgeConference conference) {
    ObjectNode node =
        object()
            .put("id", conference.id())
            .put("name", conference.name())
            .put("meeting_id", conference.meetingId());
    ObjectNode endpoints = node.putObject("endpoints");
    for (BridgeConference.Endpoint endpoint : conference.endpoints().values()) {
      ObjectNode receiver =
          endpoints.putObject(endpoint.id()).putObject("transceiver").putObject("receiver");
      for (String reader : List.of("AudioLevelReader_pre_srtp", "AudioLevelReader_post_srtp")) {
        receiver.putObject(reader).put("force_mute", endpoint.audioForceMuted());
      }
      receiver.putObject("VideoMuteNode").put("force_mute", endpoint.videoForceMuted());
    }
    return node;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static void answer(HttpExchange exchange, ObjectNode body) throws IOException {
    try (exchange) {
      byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
