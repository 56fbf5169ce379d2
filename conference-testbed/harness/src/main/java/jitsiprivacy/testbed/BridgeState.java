package jitsiprivacy.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the bridge itself says it does: its {@code /debug} and {@code /colibri/stats}. */
public final class BridgeState {

  /** Which media of an endpoint the bridge drops. */
  public record ForceMute(boolean audio, boolean video) {
    public static final ForceMute NOTHING = new ForceMute(false, false);
    public static final ForceMute EVERYTHING = new ForceMute(true, true);
  }

  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  BridgeState(int port) {
    this.port = port;
  }

  /** Empty while the bridge has no such endpoint. */
  public Optional<ForceMute> forceMute(Participant participant) {
    JsonNode endpoint = endpoint(participant);
    if (endpoint.isMissingNode()) {
      return Optional.empty();
    }
    return Optional.of(new ForceMute(muted(endpoint, "audio"), muted(endpoint, "video")));
  }

  /** Endpoints over all meetings. */
  public int endpoints() {
    return get("/colibri/stats").path("participants").asInt();
  }

  private JsonNode endpoint(Participant participant) {
    for (JsonNode conference : get("/debug?full=true").path("conferences")) {
      if (conference.path("name").asText().equals(participant.room().toString())) {
        return conference.path("endpoints").path(participant.endpointId());
      }
    }
    return json.missingNode();
  }

  /** Where the node sits and its exact name differ from release to release. */
  private static boolean muted(JsonNode endpoint, String medium) {
    List<Boolean> found = new ArrayList<>();
    collect(endpoint, medium, found);
    if (found.isEmpty()) {
      throw new IllegalStateException("the bridge says nothing of " + medium + ": " + endpoint);
    }
    return found.contains(true);
  }

  private static void collect(JsonNode node, String medium, List<Boolean> found) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonNode mute = field.getValue().path("force_mute");
      if (mute.isBoolean() && field.getKey().toLowerCase(Locale.ROOT).contains(medium)) {
        found.add(mute.asBoolean());
      }
      collect(field.getValue(), medium, found);
    }
  }

  private JsonNode get(String path) {
    try {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
              HttpResponse.BodyHandlers.ofString());
      return json.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
