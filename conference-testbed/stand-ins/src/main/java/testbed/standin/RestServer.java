package testbed.standin;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Answers GET requests. */
public final class RestServer {

  private final HttpServer server;

  /** Binds the port. */
  public RestServer(String host, int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(host, port), 0);
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "rest");
              thread.setDaemon(true);
              return thread;
            }));
  }

  /** Answers requests for a path, whatever their query. */
  public RestServer serve(String path, Supplier<Answer> answers) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            Answer answer = answers.get();
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
              exchange.getResponseBody().write(body);
            }
          }
        });
    return this;
  }

  /** Starts to answer. */
  public void start() {
    server.start();
  }

  /** A status and a JSON body, which may be empty. */
  public record Answer(int status, String body) {}
}
