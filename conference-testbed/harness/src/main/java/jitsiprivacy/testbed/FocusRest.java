package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.Waiting.awaiting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/** The focus's HTTP interface, which web clients can be told to ask instead of XMPP. */
public record FocusRest(int port) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /**
   * Asks for a conference.
   *
   * @return the status of the answer
   */
  public int requestConference(String room) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/conference-request/v1"))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"room\":\"%s\",\"machineUid\":\"machine\",\"properties\":{}}"
                        .formatted(Domains.room(room))))
            .build();
    return awaiting("the focus's HTTP interface")
        .until(() -> status(request), Optional::isPresent)
        .orElseThrow();
  }

  /** Empty while nobody listens: the focus does that after it knows its bridges. */
  private static Optional<Integer> status(HttpRequest request) {
    try {
      HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
      return Optional.of(answer.statusCode());
    } catch (ConnectException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
