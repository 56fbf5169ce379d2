package jitsiprivacy.audit.anchor.timestamp;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an authority may do wrong on the wire. */
class TimeStampClientTest {

  private static final byte[] DATA = OpenSslAuthority.data("data");

  @TempDir Path directory;
  private final TimeStampClient client = new TimeStampClient(Duration.ofSeconds(30));
  private final CountDownLatch over = new CountDownLatch(1);
  private OpenSslAuthority authority;
  private TimeStampTrust trust;
  private HttpServer server;

  @BeforeEach
  void makeAuthority() throws IOException {
    authority = new OpenSslAuthority(Files.createDirectory(directory.resolve("tsa")));
    trust = TimeStampTrust.read(authority.root());
  }

  @AfterEach
  void end() {
    over.countDown();
    authority.close();
    if (server != null) {
      server.stop(0);
    }
  }

  @FunctionalInterface
  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private URI serving(Answer answer) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            answer.to(exchange);
          }
        });
    server.start();
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private void useless(URI uri, String because) {
    assertThatExceptionOfType(TimeStampException.class)
        .isThrownBy(() -> client.stamp(uri, DATA, trust))
        .withMessageContaining(because);
  }

  @Test
  void anAnswerToAnotherQuestionIsRefused() throws IOException {
    // Of the same data, by the same authority, with another nonce: an old answer, given again.
    byte[] old = authority.reply(authority.query(DATA, "-cert"));
    useless(
        serving(exchange -> send(exchange, 200, "application/timestamp-reply", old)),
        "not to this question");
  }

  @Test
  void anAnswerWithoutTheNonceIsRefused() throws IOException {
    byte[] without = authority.reply(authority.query(DATA, "-cert", "-no_nonce"));
    useless(
        serving(exchange -> send(exchange, 200, "application/timestamp-reply", without)),
        "not to this question");
  }

  @Test
  void anotherTypeOrStatusIsRefused() throws IOException {
    URI uri =
        serving(
            exchange ->
                send(
                    exchange,
                    exchange.getRequestURI().getPath().equals("/500") ? 500 : 200,
                    "text/html",
                    new byte[] {0}));
    useless(uri, "did not answer with a time stamp");
    assertThatIOException()
        .isThrownBy(() -> client.stamp(uri.resolve("/500"), DATA, trust))
        .withMessageContaining("500");
  }

  @Test
  void garbageIsRefused() throws IOException {
    useless(
        serving(
            exchange ->
                send(exchange, 200, "Application/Timestamp-Reply; x=y", new byte[] {1, 2, 3})),
        "not an answer of a time stamp authority");
  }

  @Test
  void aRedirectIsNotFollowed() throws IOException {
    URI uri =
        serving(
            exchange -> {
              exchange.getResponseHeaders().set("Location", authority.uri().toString());
              exchange.sendResponseHeaders(307, -1);
            });
    assertThatIOException()
        .isThrownBy(() -> client.stamp(uri, DATA, trust))
        .withMessageContaining("307");
  }

  @Test
  void anEndlessAnswerIsCutOff() throws IOException {
    URI uri =
        serving(
            exchange -> {
              exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
              exchange.sendResponseHeaders(200, 0);
              byte[] some = new byte[8192];
              while (over.getCount() > 0) {
                exchange.getResponseBody().write(some);
              }
            });
    assertThatIOException()
        .isThrownBy(() -> client.stamp(uri, DATA, trust))
        .withMessageContaining("too long");
  }

  @Test
  void anAnswerThatStopsHalfWayIsGivenUp() throws IOException {
    URI uri =
        serving(
            exchange -> {
              exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
              exchange.sendResponseHeaders(200, 100);
              exchange.getResponseBody().write(0x30);
              exchange.getResponseBody().flush();
              try {
                over.await();
              } catch (InterruptedException e) {
                throw new IOException(e);
              }
            });
    assertThatIOException()
        .isThrownBy(() -> new TimeStampClient(Duration.ofMillis(300)).stamp(uri, DATA, trust))
        .withMessageContaining("no answer within");
  }

  @Test
  void nobodyThereIsSaid() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThatIOException()
        .isThrownBy(() -> client.stamp(URI.create("http://127.0.0.1:" + port), DATA, trust))
        .withMessageMatching(".+");
  }
}
