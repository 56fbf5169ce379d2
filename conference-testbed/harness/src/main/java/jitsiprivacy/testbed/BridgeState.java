package jitsiprivacy.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jxmpp.jid.EntityBareJid;

/** Reads the private HTTP interface of a bridge, ours or a real one. */
final class BridgeState {
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final int port;

  BridgeState(int port) {
    this.port = port;
  }

  boolean answers() {
    try {
      get("/debug");
      return true;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** Empty when the bridge has no such conference or no such endpoint. */
  Optional<ForceMute> forceMute(EntityBareJid room, String endpointId) {
    return conference(room)
        .map(conference -> conference.path("endpoints").path(endpointId))
        .filter(JsonNode::isObject)
        .map(endpoint -> new ForceMute(muted(endpoint, "audio"), muted(endpoint, "video")));
  }

  /** The ids of a conference's endpoints; none when there is no such conference. */
  Set<String> endpoints(EntityBareJid room) {
    Set<String> ids = new TreeSet<>();
    conference(room)
        .ifPresent(
            conference -> conference.path("endpoints").fieldNames().forEachRemaining(ids::add));
    return ids;
  }

  private Optional<JsonNode> conference(EntityBareJid room) {
    String name = room.toString();
    for (JsonNode conference : get("/debug?full=true").path("conferences")) {
      if (name.equals(conference.path("name").asText())) {
        return Optional.of(conference);
      }
    }
    return Optional.empty();
  }

  /**
   * Where in an endpoint's pipeline the flags stand differs between releases; what does not is that
   * they are called so and are in nodes named after their medium. There are two for audio, before
   * and after decryption: only when all are set does nothing get through.
   */
  private static boolean muted(JsonNode endpoint, String medium) {
    List<Boolean> flags = new ArrayList<>();
    collect(endpoint, medium, flags);
    if (flags.isEmpty()) {
      throw new IllegalStateException("this bridge does not tell whether it mutes " + medium);
    }
    return !flags.contains(false);
  }

  private static void collect(JsonNode node, String medium, List<Boolean> flags) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonNode flag = field.getValue().path("force_mute");
      if (flag.isBoolean() && field.getKey().toLowerCase(Locale.ROOT).contains(medium)) {
        flags.add(flag.asBoolean());
      }
      collect(field.getValue(), medium, flags);
    }
  }

  int change(String meetingId, String json) {
    return status("PATCH", "/colibri/v2/conferences/" + meetingId, json);
  }

  int capture(EntityBareJid room, String endpointId) {
    return status("POST", captureOf(room, endpointId) + "true", "");
  }

  boolean isCapturing(EntityBareJid room, String endpointId) {
    return get(captureOf(room, endpointId)).asBoolean();
  }

  private String captureOf(EntityBareJid room, String endpointId) {
    String conference = conference(room).orElseThrow().path("id").asText();
    return "/debug/features/endpoint/" + conference + "/" + endpointId + "/pcap-dump/";
  }

  private int status(String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private JsonNode get(String path) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      // An older bridge stumbles over what changes while it writes it down.
      for (int tries = 1; response.statusCode() == 500 && tries < 5; tries++) {
        response = http.send(request, BodyHandlers.ofString());
      }
      if (response.statusCode() != 200) {
        throw new IOException(path + ": " + response.statusCode());
      }
      return json.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
