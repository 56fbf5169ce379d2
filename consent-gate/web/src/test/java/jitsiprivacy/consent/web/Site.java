package jitsiprivacy.consent.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What nginx would serve: the stand-in page at every address, and the dialog beside it. */
final class Site {

  static final Path WEB = Path.of("src/main/resources");
  private static final Path STAND_IN = Path.of("src/test/resources/stand-in");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json");

  private static final class Holder {
    static final Site SITE = new Site();
  }

  private final HttpServer server;

  private Site() {
    // Or headers and content wait for one another, 40 ms each time.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), /* backlog */ 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", exchange -> send(exchange, STAND_IN.resolve("index.html")));
    server.createContext("/favicon.ico", exchange -> exchange.sendResponseHeaders(204, -1));
    server.createContext("/stand-in/", exchange -> send(exchange, below(STAND_IN, exchange)));
    server.createContext("/privacy/", exchange -> send(exchange, below(WEB, exchange)));
    server.start();
  }

  /** Its origin; it runs until the tests end. */
  static String origin() {
    return "http://localhost:" + Holder.SITE.server.getAddress().getPort();
  }

  private static Path below(Path directory, HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    return directory.resolve(path.substring(exchange.getHttpContext().getPath().length()));
  }

  private static void send(HttpExchange exchange, Path file) throws IOException {
    try (exchange) {
      if (!Files.isRegularFile(file)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      String name = file.getFileName().toString();
      exchange
          .getResponseHeaders()
          .set("Content-Type", TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
      exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'");
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      byte[] content = Files.readAllBytes(file);
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content);
    }
  }
}
