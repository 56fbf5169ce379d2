package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.Waiting.awaiting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A portal of an operator's, beside the focus: with the token that the focus made. */
final class PortalClient {

  /** What it was answered. */
  record Reply(int status, JsonNode body) {

    /** Where it stands about a purpose. */
    String state(String purpose) {
      for (JsonNode each : body.path("purposes")) {
        if (each.path("id").asText().equals(purpose)) {
          return each.path("state").asText();
        }
      }
      return "";
    }
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final int port;
  private final String token;

  PortalClient(Path stateDirectory, int port) {
    this.port = port;
    Path file = stateDirectory.resolve("portal.token");
    awaiting("the token of the portal").until(() -> Files.exists(file));
    try {
      token = Files.readAllLines(file).get(0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static String occupant(Participant participant) {
    return "/v1/rooms/"
        + encoded(participant.room().toString())
        + "/occupants/"
        + participant.endpointId()
        + "/consent";
  }

  static String account(String user) {
    return "/v1/accounts/" + encoded(user) + "/consent";
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }

  Reply get(String path) {
    return send(request(path).GET(), token);
  }

  /** In one room, or in all where that is empty. */
  Reply get(String path, String room) {
    return get(path + in(room));
  }

  Reply grant(String path, String purpose) {
    return decide(path, "", ConsentStatement.BUILT_IN, purpose, "");
  }

  /**
   * @param granted one purpose, or empty
   * @param refused one purpose, or empty
   */
  Reply decide(String path, String room, String notice, String granted, String refused) {
    return send(
        request(path + in(room) + (room.isEmpty() ? "?" : "&") + "wait=5000")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"notice\":\"%s\",\"lang\":\"en\",\"granted\":%s,\"refused\":%s}"
                        .formatted(notice, list(granted), list(refused)))),
        token);
  }

  private static String list(String purpose) {
    return purpose.isEmpty() ? "[]" : "[\"" + purpose + "\"]";
  }

  Reply withdraw(String path) {
    return withdraw(path, "");
  }

  Reply withdraw(String path, String room) {
    return send(request(path + in(room)).DELETE(), token);
  }

  private static String in(String room) {
    return room.isEmpty() ? "" : "?room=" + encoded(room);
  }

  Reply withToken(String path, String another) {
    return send(request(path).GET(), another);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(20));
  }

  private Reply send(HttpRequest.Builder request, String with) {
    try {
      HttpResponse<String> response =
          http.send(
              request.header("Authorization", "Bearer " + with).build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), json.readTree(response.body()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
