package jitsiprivacy.jicofo.consent.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A portal's server on a port of its own, and its client; every answer must be documented. */
final class TestPortal implements AutoCloseable {

  static final String TOKEN = "ttttttttttttttttttttttttttttttttttttttttttt";
  static final String OCCUPANT =
      "/v1/rooms/ward-7%40conference.example.com/occupants/3f2a91bc/consent";
  static final String ACCOUNT = "/v1/accounts/u-1%40example.com/consent";
  static final PortalServer.Patience SHORT =
      new PortalServer.Patience(Duration.ofMillis(500), Duration.ofMillis(50));

  final FakeDesk desk = new FakeDesk();
  final FakeHealth health = new FakeHealth();
  final OpenApiDocument document = new OpenApiDocument();
  private final HttpClient client = HttpClient.newHttpClient();
  private final PortalServer server;

  TestPortal() {
    this(10_000, PortalServer.Patience.USUAL);
  }

  TestPortal(int perSecond, PortalServer.Patience patience) {
    Admission admission = new Admission(new Tokens(List.of(TOKEN)), perSecond, System::nanoTime);
    CompletableFuture<PortalServer> started = new CompletableFuture<>();
    Thread starter =
        new Thread(
            () -> {
              try {
                started.complete(
                    PortalServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        admission,
                        desk,
                        new PortalFaults(health),
                        patience));
              } catch (IOException e) {
                started.completeExceptionally(e);
              }
            });
    starter.setDaemon(true);
    starter.start();
    server = started.join();
  }

  int port() {
    return server.address().getPort();
  }

  HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + target))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + TOKEN);
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      requireDocumented(request, answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void requireDocumented(HttpRequest request, HttpResponse<String> answer) {
    Optional<Route> route;
    try {
      route = Route.of(Target.of(URI.create(request.uri().getRawPath())).path());
    } catch (BadRequest e) {
      route = Optional.empty();
    }
    if (request.method().equals("HEAD")) {
      assertThat(answer.body()).isEmpty();
      return;
    }
    if (route.isPresent() && answer.statusCode() != 405) {
      document.requireDocumented(route.get(), request.method(), answer);
    } else {
      assertThat(answer.statusCode()).isBetween(400, 499);
      document.requireSchema("Problem", answer.body());
    }
    assertThat(answer.headers().map().keySet())
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
  }

  HttpResponse<String> get(String target) {
    return send(request(target).build());
  }

  HttpResponse<String> delete(String target) {
    return send(request(target).DELETE().build());
  }

  HttpResponse<String> post(String target, String body) {
    return send(posting(target, body).build());
  }

  HttpRequest.Builder posting(String target, String body) {
    return request(target)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** Whatever comes back for these bytes until the server closes. */
  String raw(String bytes) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
