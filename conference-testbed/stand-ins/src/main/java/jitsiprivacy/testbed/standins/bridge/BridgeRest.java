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

/** The part of the real bridge's private HTTP interface that a scenario reads. */
final class BridgeRest {
  private final BridgeConferences conferences;

  private BridgeRest(BridgeConferences conferences) {
    this.conferences = conferences;
  }

  static void serve(String host, int port, BridgeConferences conferences) {
    var rest = new BridgeRest(conferences);
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
      server.createContext("/colibri/stats", exchange -> answer(exchange, rest.stats()));
      server.createContext("/debug", exchange -> answer(exchange, rest.debug(exchange)));
      server.createContext("/about/health", exchange -> answer(exchange, object()));
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode stats() {
    return conferences.read(
        all -> {
          int endpoints = all.values().stream().mapToInt(c -> c.endpoints().size()).sum();
          return object()
              .put("conferences", all.size())
              .put("participants", endpoints)
              .put("endpoints", endpoints);
        });
  }

  private ObjectNode debug(HttpExchange exchange) {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    String conference = path.length > 2 && !path[2].isEmpty() ? path[2] : null;
    String endpoint = path.length > 3 && !path[3].isEmpty() ? path[3] : null;
    String query = exchange.getRequestURI().getQuery();
    // Short is the default for the whole bridge, full for one conference.
    boolean full = conference != null ? !"full=false".equals(query) : "full=true".equals(query);
    return conferences.read(all -> debug(all, conference, endpoint, full));
  }

  private static ObjectNode debug(
      Map<String, BridgeConference> all, String wanted, String endpoint, boolean full) {
    ObjectNode root = object();
    ObjectNode node = root.putObject("conferences");
    for (BridgeConference conference : all.values()) {
      if (wanted == null || wanted.equals(conference.id())) {
        node.set(conference.id(), debug(conference, endpoint, full));
      }
    }
    return root;
  }

  private static ObjectNode debug(BridgeConference conference, String wanted, boolean full) {
    ObjectNode node =
        object()
            .put("id", conference.id())
            .put("name", conference.name())
            .put("meeting_id", conference.meetingId());
    ObjectNode endpoints = node.putObject("endpoints");
    for (BridgeConference.Endpoint endpoint : conference.endpoints().values()) {
      if (wanted != null && !wanted.equals(endpoint.id())) {
        continue;
      }
      if (full) {
        ObjectNode receiver =
            endpoints.putObject(endpoint.id()).putObject("transceiver").putObject("receiver");
        for (String reader : List.of("AudioLevelReader_pre_srtp", "AudioLevelReader_post_srtp")) {
          receiver.putObject(reader).put("force_mute", endpoint.audioForceMuted());
        }
        receiver.putObject("VideoMuteNode").put("force_mute", endpoint.videoForceMuted());
      } else {
        endpoints.put(endpoint.id(), endpoint.statsId());
      }
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
