package jitsiprivacy.testbed.standins.bridge;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.jitsi.videobridge.Videobridge;
import org.jitsi.xmpp.extensions.colibri2.json.Colibri2JSONDeserializer;
import org.jivesoftware.smack.packet.IQ;

/**
 * Of the real bridge's private HTTP interface, what {@code /debug?full=true} tells a scenario, and
 * where that is on, changes of conferences.
 */
final class BridgeRest {

  private static final String CONFERENCES = "/colibri/v2/conferences/";

  private BridgeRest() {}

  static void serve(BridgeConfig config, BridgeConferences conferences) {
    try {
      // Else each answer waits for the client's delayed acknowledgement.
      System.setProperty("sun.net.httpserver.nodelay", "true");
      HttpServer server =
          HttpServer.create(new InetSocketAddress(config.httpHost(), config.httpPort()), 0);
      server.createContext(
          "/debug", exchange -> answer(exchange, 200, conferences.read(BridgeRest::debug)));
      if (config.colibriRest()) {
        var videobridge = new Videobridge(conferences::handle);
        server.createContext(CONFERENCES, exchange -> colibri(exchange, videobridge));
      }
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A change of one conference, in JSON. */
  private static void colibri(HttpExchange exchange, Videobridge videobridge) throws IOException {
    try {
      var request =
          Colibri2JSONDeserializer.deserializeConferenceModify(
              (ObjectNode) new ObjectMapper().readTree(exchange.getRequestBody()));
      request.setMeetingId(exchange.getRequestURI().getPath().substring(CONFERENCES.length()));
      IQ answer = videobridge.handleConferenceModifyIq(request.build());
      answer(
          exchange,
          answer == null ? 500 : answer.getError() == null ? 200 : 400,
          JsonNodeFactory.instance.objectNode());
    } catch (RuntimeException e) {
      answer(exchange, 400, JsonNodeFactory.instance.objectNode());
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

  private static void answer(HttpExchange exchange, int status, ObjectNode body)
      throws IOException {
    try (exchange) {
      byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
