package jitsiprivacy.testbed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What nginx would serve: a small page, the real lib-jitsi-meet, and the installed dialog. */
final class BrowserSite implements AutoCloseable {

  private static final Path DIALOG = Installed.AGENT.resolveSibling("web");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  BrowserSite(Path library) {
    try {
      server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), /* backlog */ 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    serve("/", name -> ofTest("index.html"));
    serve("/meeting/", BrowserSite::ofTest);
    serve("/lib-jitsi-meet.min.js", name -> Files.readAllBytes(library));
    serve("/privacy/", name -> Files.readAllBytes(DIALOG.resolve(name)));
    server.start();
  }

  private interface Source {
    byte[] read(String name) throws IOException;
  }

  private void serve(String path, Source files) {
    server.createContext(path, exchange -> send(exchange, files));
  }

  private static byte[] ofTest(String name) throws IOException {
    try (InputStream file = BrowserSite.class.getResourceAsStream("browser/" + name)) {
      if (file == null) {
        throw new NoSuchFileException(name);
      }
      return file.readAllBytes();
    }
  }

  private static void send(HttpExchange exchange, Source files) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] content;
      try {
        content = files.read(path.substring(exchange.getHttpContext().getPath().length()));
      } catch (NoSuchFileException e) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      String extension = path.endsWith("/") ? "html" : path.substring(path.lastIndexOf('.') + 1);
      exchange.getResponseHeaders().set("Content-Type", TYPES.get(extension));
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content);
    }
  }

  /** Its address. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
